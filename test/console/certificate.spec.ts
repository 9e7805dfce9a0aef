import { readFile } from 'node:fs/promises';

import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';

import { HUGE, publishBroken, STUCK } from '../support/broken-procedures.ts';
import { inBrowser } from './chromium.ts';
import { logIn, Office, type Person } from './office.ts';

inBrowser('a procedure’s page', () => {
  let office: Office;
  let lan: Person;
  let page: Page;
  /** What the browser refused, and what broke. */
  const faults: string[] = [];

  const heed = (one: Page): void => {
    one.on('pageerror', ({ message }) => faults.push(message));
    one.on('console', (said) => {
      if (said.type() === 'error') faults.push(said.text());
    });
  };
  const certificate = (one: Page) => one.getByRole('region', { name: 'Chứng nhận quy trình' });
  const open = async (one: Page, code: string): Promise<void> => {
    await one.goto(`/thu-tuc/${code}`);
    await certificate(one).getByRole('heading', { level: 2 }).waitFor();
  };

  beforeAll(async () => {
    office = await Office.open();
    await publishBroken(office.server.desk);
    lan = await office.clerk();
    page = await lan.enter();
    heed(page);
  });
  afterAll(async () => {
    await office.close();
    expect(faults).toEqual([]);
  });

  it('says what is proved, calmly, and within what term', async () => {
    await open(page, '2.002622');
    const told = certificate(page);
    await told.getByRole('heading', { name: 'Đã chứng minh không thể kẹt' }).waitFor();
    expect(await told.locator('.checks > li').count()).toBe(7);
    expect(await told.locator('.check-fails').count()).toBe(0);
    await told
      .getByRole('cell', { name: /Bảo hiểm xã hội/ })
      .first()
      .waitFor();
    await told.getByText('Phạm vi của chứng nhận').click();
    await told.getByText(/^Không xét: đính chính/).waitFor();
  });

  it('draws it, to be zoomed with keys and buttons and pulled about inside the page', async () => {
    await open(page, '2.002622');
    const frame = page.getByRole('region', { name: /^Lưu đồ Liên thông/ });
    const drawing = frame.getByRole('img', { name: /^Lưu đồ Liên thông/ });
    await drawing.waitFor();
    const image = "document.querySelector('.drawing img')";
    const file = await page.evaluate<string>(
      "fetch('/api/v1/procedures/2.002622/export?format=svg').then((answer) => answer.text())",
    );
    const [, drawn] = /<svg[^>]* width="(\d+)"/.exec(file) ?? [];
    expect(await page.evaluate(`${image}.decode().then(() => ${image}.naturalWidth)`)).toBe(
      Number(drawn),
    );
    const fitting = await widthOf(drawing);
    expect(await widthOf(frame)).toBeCloseTo(fitting, -1);
    await frame.focus();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    expect(await widthOf(drawing)).toBeCloseTo(fitting * 1.5625, -1);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const { x, y, width, height } = (await frame.boundingBox()) ?? fail();
    await page.mouse.move(x + width / 2, y + height / 2);
    const before = await scrolled(page);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 - 80, y + height / 2 - 50);
    await page.mouse.up();
    const after = await scrolled(page);
    expect([after.left - before.left, after.top - before.top]).toEqual([80, 50]);
    await page.keyboard.press('0');
    expect(await widthOf(drawing)).toBe(fitting);
    await page.getByRole('button', { name: 'Thu nhỏ' }).click();
    expect(await widthOf(drawing)).toBeCloseTo(fitting / 1.25, -1);
    await page.getByRole('button', { name: 'Vừa trang' }).click();
    expect(await widthOf(drawing)).toBe(fitting);
  });

  it.each([
    ['Quy trình nội bộ (Word)', 'docx', 'PK'],
    ['Hình vẽ (SVG)', 'svg', '<svg'],
    ['BPMN 2.0', 'bpmn', '<?xml'],
  ])('gives it as a file: %s', async (name, format, beginning) => {
    await open(page, '1.001193');
    const arriving = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    const download = await arriving;
    expect(download.suggestedFilename()).toBe(`Quy trình 1.001193 phiên bản 1.${format}`);
    const content = await readFile(await download.path());
    expect(content.toString('latin1').slice(0, beginning.length)).toBe(beginning);
  });

  it('shows where it gets stuck, and the way there', async () => {
    await open(page, STUCK);
    const told = certificate(page);
    await told.getByRole('heading', { name: 'Không chứng nhận được: 1 chỗ hỏng' }).waitFor();
    const failing = told.locator('.check-fails');
    expect(await failing.count()).toBe(1);
    await failing.getByText(/^Ngõ cụt: ở “Duyệt trả hồ sơ không đủ điều kiện”/).waitFor();
    expect(await failing.locator('.way li').allTextContents()).toEqual([
      'Nộp hồ sơ',
      'Tiếp nhận hồ sơ',
      'Bộ phận Một cửa – Kiểm tra, tiếp nhận hồ sơ: “Tiếp nhận, chuyển chuyên môn”',
      'Công chức tư pháp – hộ tịch – Kiểm tra điều kiện kết hôn, ghi sổ, hai bên ký sổ: “Đề nghị trả hồ sơ không đủ điều kiện”',
    ]);
    await page.goto('/thu-tuc?q=9.000001');
    const listed = page.getByRole('link', { name: /9\.000001/ });
    await listed.getByText('Có chỗ hỏng').waitFor();
    await page.getByText('1 thủ tục, 0 đã chứng minh không thể kẹt').waitFor();
  });

  it('says how far the proof is, and by itself what became of it', async () => {
    await open(page, HUGE);
    const told = certificate(page);
    await told.getByText(/^Đang chứng minh, đã xét [\d.]+ cấu hình\.$/).waitFor();
    await told
      .getByText(
        `Thủ tục ${HUGE} có hơn 20.000 cấu hình, chưa xét hết nên chưa chứng minh được gì.`,
      )
      .waitFor({ timeout: 600_000 });
  }, 660_000);

  it.each([
    ['a desk', { width: 1366, height: 768 }],
    ['a phone', { width: 390, height: 844 }],
  ])('can be read by everybody, and fits, on %s', async (_name, viewport) => {
    const other = await office.page(viewport);
    heed(other);
    await other.goto('/dang-nhap');
    await logIn(other, lan.username, 'mật khẩu dùng lâu dài 7');
    for (const code of ['2.002622', STUCK]) {
      await open(other, code);
      await other.locator('.drawing img').waitFor();
      await other.getByText('Phạm vi của chứng nhận').click();
      const { violations } = await new AxeBuilder({ page: other }).analyze();
      expect(
        violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
      ).toEqual([]);
      expect(await other.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
    await other.context().close();
  });
});

const widthOf = async (what: Locator): Promise<number> => (await what.boundingBox())?.width ?? 0;

const scrolled = (page: Page): Promise<{ left: number; top: number }> =>
  page.evaluate<{ left: number; top: number }>(
    "(({ scrollLeft: left, scrollTop: top }) => ({ left, top }))(document.querySelector('.drawing'))",
  );

const fail = (): never => {
  throw new Error('it is not on the page');
};
