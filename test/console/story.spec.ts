import { readFile } from 'node:fs/promises';

import type { Page } from 'playwright-core';

import { docxText } from '../support/docx-text.ts';
import { inBrowser } from './chromium.ts';
import { Office, type Person, told } from './office.ts';

inBrowser('a dossier from the counter back to the counter', () => {
  let office: Office;
  let lan: Person;
  let desk: Page;
  let officer: Page;
  let chair: Page;
  let id = '';

  beforeAll(async () => {
    office = await Office.open();
    lan = await office.clerk();
    desk = await lan.enter();
    officer = await (await office.officer()).enter();
    chair = await (await office.chair()).enter();
  });
  afterAll(async () => office.close());

  const done = (page: Page, label: string) =>
    page
      .getByRole('status')
      .filter({ hasText: `Đã ghi: ${label}.` })
      .waitFor();
  const press = async (page: Page, label: string): Promise<void> => {
    await page.getByRole('button', { name: label, exact: true }).click();
    await done(page, label);
  };
  const openFromWork = async (page: Page): Promise<void> => {
    await page.goto('/');
    await page.getByRole('link', { name: id }).click();
    await page.getByRole('heading', { level: 1, name: id }).waitFor();
  };

  it('is opened and accepted at the counter in one pane, with code and day', async () => {
    await desk.getByRole('link', { name: 'Tiếp nhận hồ sơ mới' }).click();
    await desk.getByRole('combobox', { name: 'Thủ tục' }).fill('dang ky khai sinh');
    await desk.getByRole('option', { name: '1.001193' }).click();
    await desk.getByRole('checkbox', { name: 'Tờ khai đăng ký khai sinh' }).check();
    await desk.getByRole('checkbox', { name: 'Đã số hóa giấy tờ nộp' }).check();
    await desk.getByLabel('Họ tên người nộp').fill('Nguyễn Thị Ngọc Ánh');
    await desk.getByLabel('Điện thoại').fill('0912 345 678');
    // The first try fails: what was accepted stays accepted, and the receipt is asked for again.
    await desk.route('**/forms/receipt', (route) => route.abort());
    await desk.getByRole('button', { name: 'Tiếp nhận và tải giấy hẹn' }).click();
    await desk.getByText('Hồ sơ đã được tiếp nhận; giấy hẹn chưa tải được.').waitFor();
    await desk.unroute('**/forms/receipt');
    id = (await desk.locator('.slip-code').first().textContent()) ?? '';
    const dossier = await told(lan, id);
    expect(dossier).toMatchObject({ phase: 'in-hand', applicant: { name: 'Nguyễn Thị Ngọc Ánh' } });
    const download = desk.waitForEvent('download');
    await desk.getByRole('button', { name: 'Thử lại', exact: true }).click();
    const file = await download;
    await desk.getByText('Đã tải giấy hẹn về máy').waitFor();
    expect(file.suggestedFilename()).toBe(`Giấy tiếp nhận hồ sơ và hẹn trả kết quả ${id}.docx`);
    const receipt = docxText(await readFile(await file.path()));
    expect(receipt).toContain('Tiếp nhận hồ sơ của: Nguyễn Thị Ngọc Ánh');
    expect(receipt).toContain('1\nTờ khai đăng ký khai sinh\n01');
  });

  it('is forwarded to the officer, who asks for what is missing', async () => {
    await desk.getByRole('button', { name: 'Chuyển chuyên môn' }).click();
    await done(desk, 'Chuyển chuyên môn');
    await openFromWork(officer);
    await officer.getByRole('button', { name: 'Yêu cầu bổ sung giấy tờ…' }).click();
    await officer
      .getByRole('textbox', { name: 'Lý do', exact: true })
      .fill('Thiếu giấy chứng sinh');
    await press(officer, 'Yêu cầu bổ sung giấy tờ');
    expect((await told(lan, id)).holds).toMatchObject([{ reason: 'supplement' }]);
    await officer.getByText('Tạm dừng', { exact: true }).waitFor();
  });

  it('goes on when the applicant has brought it, signed by the chair', async () => {
    await desk.goto(`/ho-so/${id}`);
    await press(desk, 'Công dân đã bổ sung');
    await openFromWork(officer);
    await press(officer, 'Trình ký');
    await openFromWork(chair);
    await press(chair, 'Ký duyệt');
  });

  it('is finished with its result and returned', async () => {
    await openFromWork(desk);
    await desk.getByRole('checkbox', { name: 'Đã số hóa kết quả' }).check();
    await press(desk, 'Có kết quả, báo người nộp');
    expect(await told(lan, id)).toMatchObject({ phase: 'finished', outcome: 'granted' });
    await press(desk, 'Trả kết quả');
    expect(await told(lan, id)).toMatchObject({
      phase: 'returned',
      position: { digitisedIntake: true, digitisedResult: true },
    });
    const events = desk.locator('.timeline > li');
    await desk.getByRole('heading', { name: 'Lịch sử' }).scrollIntoViewIfNeeded();
    await events.first().getByText('Trả kết quả').waitFor();
    expect(await events.count()).toBe(9);
  });
});
