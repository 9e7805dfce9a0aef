import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

import { answerOf } from '#lib/api-client';

import { pdfOf } from '../support/files.ts';
import { inBrowser } from './chromium.ts';
import { Office, type Person } from './office.ts';

inBrowser('papers and their files', () => {
  let office: Office;
  let lan: Person;
  let desk: Page;
  let id = '';

  beforeAll(async () => {
    office = await Office.open();
    lan = await office.clerk();
    desk = await lan.enter();
  });
  afterAll(async () => office.close());

  const choose = async (
    page: Page,
    button: string,
    file: { name: string; buffer: Buffer },
  ): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: button }).click();
    await (await chooser).setFiles({ ...file, mimeType: 'application/octet-stream' });
  };
  const papers = async () =>
    (await answerOf(lan.api.GET('/api/v1/dossiers/{id}/files', { params: { path: { id } } })))
      .items;
  const fits = async (page: Page): Promise<void> => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical',
    );
    expect(serious.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    const wide = 'document.documentElement.scrollWidth - window.innerWidth';
    expect(Number(await page.evaluate(wide))).toBeLessThanOrEqual(0);
  };
  const picture = async (page: Page, name: string): Promise<void> => {
    const folder = process.env.SCREENSHOTS;
    if (folder === undefined) return;
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  const bytes = pdfOf('tờ khai'.repeat(20_000));

  it('are ticked, told what they are, and scanned at the counter', async () => {
    await desk.goto('/tiep-nhan');
    await desk.getByRole('combobox', { name: 'Thủ tục' }).fill('dang ky khai sinh');
    await desk.getByRole('option', { name: '1.001193' }).click();
    await desk.getByRole('checkbox', { name: 'Tờ khai đăng ký khai sinh' }).check();
    const scan = 'Đính kèm / quét: Tờ khai đăng ký khai sinh';
    await choose(desk, scan, { name: 'a.pdf', buffer: Buffer.from('<script>alert(1)</script>') });
    await desk.getByRole('alert').filter({ hasText: 'Loại tệp này không được nhận' }).waitFor();
    await choose(desk, scan, { name: 'Tờ khai của Ánh.pdf', buffer: bytes });
    await desk.getByRole('link', { name: 'Tờ khai của Ánh.pdf' }).waitFor();
    await desk.getByLabel('Loại bản: Tờ khai').selectOption('Bản sao chứng thực');
    await fits(desk);
    await picture(desk, 'intake');
    // What was sent outlasts a reload, as everything else in the form.
    await desk.reload();
    await desk.getByRole('link', { name: 'Tờ khai của Ánh.pdf' }).waitFor();
    await desk.getByLabel('Họ tên người nộp').fill('Nguyễn Thị Ngọc Ánh');
    await desk.getByRole('button', { name: 'Tiếp nhận và tải giấy hẹn' }).click();
    await desk.getByRole('heading', { name: 'Đã tiếp nhận' }).waitFor();
    id = (await desk.locator('.slip-code').first().textContent()) ?? '';
    expect(await papers()).toMatchObject([
      {
        event: 'submit',
        paper: 'to-khai',
        copy: 'certified-copy',
        purpose: 'intake',
        file: { name: 'Tờ khai của Ánh.pdf', size: bytes.length },
      },
    ]);
  });

  it('are listed with the dossier, and downloaded as they were sent', async () => {
    await desk.goto(`/ho-so/${id}`);
    const section = desk.getByRole('region', { name: 'Giấy tờ, tệp' });
    await section.getByText('Tờ khai đăng ký khai sinh').waitFor();
    const downloaded = desk.waitForEvent('download');
    await section.getByRole('link', { name: 'Tờ khai của Ánh.pdf' }).click();
    const file = await downloaded;
    expect(file.suggestedFilename()).toBe('Tờ khai của Ánh.pdf');
    expect((await readFile(await file.path())).equals(bytes)).toBe(true);
    const [paper] = await papers();
    await section.getByText(`${paper?.sha256?.slice(0, 8) ?? ''}…`).waitFor();
  });

  it('bring the result, signed by who signs', async () => {
    const officer = await office.officer();
    const chair = await office.chair();
    const step = async (person: Person, action: string): Promise<void> => {
      await answerOf(
        person.api.POST('/api/v1/dossiers/{id}/actions/{action}', {
          params: { path: { id, action: 'step' } },
          body: { action },
        }),
      );
    };
    await step(lan, 'chuyen-chuyen-mon');
    await step(officer, 'trinh-ky');
    const page = await chair.enter();
    await page.goto(`/ho-so/${id}`);
    await page.getByText('Kèm tệp, kết quả điện tử').click();
    await choose(page, 'Đính kèm / quét: việc tiếp theo', {
      name: 'Giấy khai sinh.pdf',
      buffer: pdfOf('giấy khai sinh'),
    });
    await page.getByRole('checkbox', { name: 'Là kết quả giải quyết' }).check();
    await page.getByRole('checkbox', { name: 'Tôi ký văn bản này' }).check();
    await fits(page);
    await picture(page, 'sign');
    await page.getByRole('button', { name: 'Ký duyệt', exact: true }).click();
    await page.getByRole('status').filter({ hasText: 'Đã ghi: Ký duyệt.' }).waitFor();
    const section = page.getByRole('region', { name: 'Giấy tờ, tệp' });
    await section.getByText('Đã ký: chu-tich').waitFor();
    await fits(page);
    await picture(page, 'dossier');
    await page.setViewportSize({ width: 390, height: 844 });
    await fits(page);
    await picture(page, 'dossier-phone');
    await desk.setViewportSize({ width: 390, height: 844 });
    await desk.goto('/tiep-nhan');
    await desk.getByRole('combobox', { name: 'Thủ tục' }).fill('dang ky khai sinh');
    await desk.getByRole('option', { name: '1.001193' }).click();
    await desk.getByRole('checkbox', { name: 'Tờ khai đăng ký khai sinh' }).check();
    await fits(desk);
    await picture(desk, 'intake-phone');
    expect((await papers())[1]).toMatchObject({ purpose: 'result', signed: true, seq: 5 });
  });
});
