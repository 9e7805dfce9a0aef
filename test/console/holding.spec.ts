import type { Page } from 'playwright-core';

import { inBrowser } from './chromium.ts';
import { did, logIn, Office, opened, type Person, told } from './office.ts';

const PASSWORD = 'mật khẩu dùng lâu dài 7';

inBrowser('who has a task', () => {
  let office: Office;
  let lan: Person;
  let binh: Person;
  let head: Person;

  beforeAll(async () => {
    office = await Office.open();
    const officer = { role: 'officer', agency: 'thanh-ha' } as const;
    lan = await office.person('lan', [{ role: 'desk', agency: 'thanh-ha' }]);
    binh = await office.person('binh', [officer]);
    await office.person('chi', [officer]);
    head = await office.person('lanh-dao', [{ role: 'head', agency: 'thanh-ha' }]);
  });
  afterAll(async () => office.close());

  /** A dossier at the officer's step. */
  const atOfficer = async (): Promise<string> => {
    const { id } = await opened(lan, '1.001193', 'Lê Thị Hoa');
    await did(lan, id, 'accept');
    await did(lan, id, 'step', { action: 'chuyen-chuyen-mon' });
    return id;
  };

  const holderOf = async (id: string): Promise<string | null> =>
    (await told(head, id)).tasks[0]?.holder?.name ?? null;

  const enter = async (
    username: string,
    viewport?: { width: number; height: number },
  ): Promise<Page> => {
    const page = await office.page(viewport);
    await logIn(page, username, PASSWORD);
    return page;
  };

  const rowOf = (page: Page, id: string) => page.getByRole('listitem').filter({ hasText: id });

  const openTasks = (page: Page) => page.getByRole('region', { name: 'Việc đang mở' });

  const fits = async (page: Page): Promise<boolean> =>
    Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) <= 0;

  it.each([
    ['a desk', { width: 1366, height: 768 }],
    ['a phone', { width: 390, height: 844 }],
  ])('is taken, passed on, given by the leader and given back, on %s', async (_name, viewport) => {
    const id = await atOfficer();
    const page = await enter('binh', viewport);
    await rowOf(page, id).getByText('Chưa ai nhận').waitFor();
    await rowOf(page, id).getByRole('button', { name: 'Nhận việc' }).click();
    await rowOf(page, id).getByText('Bạn đang giữ').waitFor();
    expect(await holderOf(id)).toBe('binh');

    await rowOf(page, id).getByRole('button', { name: 'Chuyển việc' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^chi/ }).check();
    await dialog.getByRole('button', { name: 'Chuyển việc', exact: true }).click();
    await dialog.getByRole('link', { name: 'Ghi lý do chuyển.' }).waitFor();
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Tôi đi tập huấn');
    expect(await fits(page)).toBe(true);
    await dialog.getByRole('button', { name: 'Chuyển việc', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await holderOf(id)).toBe('chi');

    // What somebody else has can be looked at, not done; and whose it is stands beside it.
    await page.goto(`/ho-so/${id}`);
    await openTasks(page).getByText('chi đang giữ').waitFor();
    expect(await page.locator('[data-action^="step."]').count()).toBe(0);
    expect(await fits(page)).toBe(true);
    await page.context().close();

    const leader = await enter('lanh-dao', viewport);
    await leader.goto(`/ho-so/${id}`);
    await leader.getByRole('button', { name: 'Giao việc' }).click();
    const giving = leader.getByRole('dialog');
    await giving.getByRole('radio', { name: 'binh · đang giữ' }).check();
    await giving.getByRole('button', { name: 'Giao việc', exact: true }).click();
    await giving.waitFor({ state: 'detached' });
    await openTasks(leader).getByText('binh đang giữ').waitFor();
    await leader.getByText('Ai đã giữ việc nào').click();
    await leader.getByText(/binh chuyển cho chi.*“Tôi đi tập huấn”/).waitFor();
    await leader.getByRole('button', { name: 'Thu lại việc' }).click();
    await leader.getByText('Chưa ai nhận').waitFor();
    expect(await holderOf(id)).toBeNull();
    await leader.context().close();
  });

  it('is taken with the keyboard, and found again under one’s own', async () => {
    const id = await atOfficer();
    const page = await enter('binh');
    await page.getByRole('link', { name: 'Chưa ai nhận' }).click();
    await rowOf(page, id).waitFor();
    const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""');
    for (let presses = 0; presses < 20 && !(await focused()).includes(id); presses += 1)
      await page.keyboard.press('j');
    await page.keyboard.press('g');
    await rowOf(page, id).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Của tôi', exact: true }).click();
    await rowOf(page, id).getByText('Bạn đang giữ').waitFor();
    expect(await holderOf(id)).toBe('binh');
    await page.context().close();
  });

  it('that was just taken by somebody else is told as theirs', async () => {
    const id = await atOfficer();
    const page = await enter('binh');
    await rowOf(page, id).getByRole('button', { name: 'Nhận việc' }).waitFor();
    await head.api.POST('/api/v1/dossiers/{id}/tasks/{task}/claim', {
      params: { path: { id, task: 'tham-tra' } },
    });
    await rowOf(page, id).getByRole('button', { name: 'Nhận việc' }).click();
    await page.getByRole('status').getByText('lanh-dao đang giữ việc này.').waitFor();
    await rowOf(page, id).getByText('lanh-dao đang giữ').waitFor();
    await page.context().close();
  });

  it('goes to whoever stands in, who says so', async () => {
    const id = await atOfficer();
    await binh.api.POST('/api/v1/dossiers/{id}/tasks/{task}/claim', {
      params: { path: { id, task: 'tham-tra' } },
    });
    const page = await enter('binh');
    await page.getByRole('link', { name: 'Trực thay' }).click();
    await page.getByRole('button', { name: 'Cử người trực thay' }).click();
    await page.getByRole('button', { name: 'Cử trực thay' }).click();
    await page.getByRole('link', { name: 'Chọn người trực thay.' }).waitFor();
    await page.getByLabel('Người trực thay').selectOption({ label: 'chi, Công chức chuyên môn' });
    await page.getByLabel('Đến trước: ngày').fill('31/12/2099');
    await page.getByLabel('Đến trước: giờ').fill('17h');
    await page.getByRole('button', { name: 'Cử trực thay' }).click();
    await page.getByText('Đang trực thay').waitFor();

    const substitute = await enter('chi');
    await substitute.getByText('Trực thay binh đến 17:00, 31/12/2099').waitFor();
    await rowOf(substitute, id).getByText('binh đang giữ, bạn trực thay').waitFor();
    await substitute.goto(`/ho-so/${id}`);
    await substitute.getByRole('button', { name: 'Trình ký' }).click();
    await substitute.getByText('chi (thay binh)').waitFor();
    await substitute.context().close();

    await page.getByRole('button', { name: 'Kết thúc: chi thay binh' }).click();
    await page.getByText('Đã hết').waitFor();
    await page.context().close();
  });
});
