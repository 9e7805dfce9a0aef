import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

import { inBrowser } from './chromium.ts';
import { did, logIn, Office, opened, type Person } from './office.ts';

inBrowser('every page', () => {
  let office: Office;
  let lan: Person;
  let id = '';

  beforeAll(async () => {
    office = await Office.open();
    lan = await office.clerk();
    ({ id } = await opened(lan, '1.004873', 'Nguyễn Thị Thử'));
    await did(lan, id, 'accept');
    await did(lan, id, 'request-supplement', { reason: 'Thiếu tờ khai' });
  }, 120_000);
  afterAll(async () => office.close());

  const paths = (): string[] => [
    '/',
    '/ho-so',
    `/ho-so/${id}`,
    '/tiep-nhan',
    '/chot-so',
    '/can-xac-nhan',
    '/dinh-chinh',
    '/tiep-nhan/nhanh?procedure=2.000815',
    '/bao-cao?agency=thanh-ha&period=2023-Q2',
    '/nhac-viec',
    '/truc-thay',
    '/thu-tuc',
    '/thu-tuc/2.002621',
    '/doi-mat-khau',
  ];

  const flawsOf = async (page: Page): Promise<string[]> => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id: rule, nodes }) => `${page.url()} ${rule}: ${nodes[0]?.html ?? ''}`);
  };

  it.each([
    ['a desk', { width: 1366, height: 768 }],
    ['a phone', { width: 390, height: 844 }],
  ])(
    'has no serious flaw for who cannot see it well, and fits, on %s',
    async (_name, viewport) => {
      const page = await office.page(viewport);
      await page.goto('/dang-nhap');
      await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor();
      const found = await flawsOf(page);
      await logIn(page, lan.username, 'mật khẩu dùng lâu dài 7');
      for (const path of paths()) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('load');
        found.push(...(await flawsOf(page)));
        const wide = await page.evaluate(
          'document.documentElement.scrollWidth - window.innerWidth',
        );
        expect([path, Number(wide) <= 0]).toEqual([path, true]);
      }
      expect(found).toEqual([]);
      await page.context().close();
    },
    120_000,
  );

  it('takes a dossier in with the keyboard alone', async () => {
    const page = await lan.enter();
    await page.goto('/tiep-nhan');
    // The counter's first question has the focus: nobody has to reach for it.
    await page.locator('[role=combobox]:focus').waitFor();
    await page.keyboard.type('dang ky khai tu');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const asked = () =>
      page.evaluate<string>(`document.activeElement?.labels?.[0]?.textContent ?? ''`);
    for (let presses = 0; presses < 40; presses += 1) {
      if ((await asked()).startsWith('Họ tên người nộp')) break;
      await page.keyboard.press('Tab');
    }
    expect(await asked()).toMatch(/^Họ tên người nộp/);
    await page.keyboard.type('Trần Văn Phím');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Đã tiếp nhận' }).waitFor();
    await page.getByText('Trần Văn Phím').waitFor();
    await page.getByRole('button', { name: 'Giấy tiếp nhận hồ sơ' }).waitFor();
    await page.context().close();
  }, 60_000);

  it('asks who it is again when the session has ended, and goes back to where it was', async () => {
    const page = await lan.enter();
    await page.context().clearCookies();
    await page.goto(`/ho-so/${id}`);
    await page.waitForURL(/dang-nhap/);
    await logIn(page, lan.username, 'mật khẩu dùng lâu dài 7');
    await page.getByRole('heading', { level: 1, name: id }).waitFor();
    await page.context().close();
  }, 60_000);
});
