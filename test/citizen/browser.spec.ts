import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { inBrowser, openBrowser } from '../console/chromium.ts';
import { type Dossier, engageCast } from '../http/story.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { type Crew, engagePolice, PHONE, stations } from './stations.ts';

const PHONE_SCREEN = { width: 390, height: 844 };
const DESK_SCREEN = { width: 1366, height: 768 };

inBrowser('the look-up page in a browser', () => {
  let office: TestOffice;
  let browser: Browser;
  let crew: Crew;
  beforeAll(async () => {
    office = await testOffice({ work: { consume: false } });
    const { administrator } = office;
    crew = { ...(await engageCast(administrator)), police: await engagePolice(administrator) };
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  const opened = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext({ baseURL: office.server.url, ...options });
    context.setDefaultTimeout(60_000);
    return context.newPage();
  };
  /** A dossier at a station. */
  const dossierAt = (station: string): Promise<Dossier> => {
    const found = stations.find(({ name }) => name === station);
    if (!found) throw new Error(`there is no station ${station}`);
    return found.play(crew);
  };
  const lookUp = async (page: Page, code: string): Promise<void> => {
    await page.goto(`/tra-cuu?ma=${code}`);
    await page.getByLabel('4 số cuối').fill(PHONE);
    await page.getByRole('button', { name: 'Xem hồ sơ' }).click();
  };
  it('works from the QR code to the rating without JavaScript, on a phone', async () => {
    const { id } = await dossierAt('returned');
    const page = await opened({ javaScriptEnabled: false, viewport: PHONE_SCREEN });
    await page.goto(`/tra-cuu?ma=${id}`);
    await page.getByLabel('4 số cuối').fill('1');
    await page.getByRole('button', { name: 'Xem hồ sơ' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Xin nhập đủ 4 số cuối.' }).click();
    expect(new URL(page.url()).hash).toBe('#so-cuoi');
    await page.getByLabel('4 số cuối').fill(PHONE);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Đã trả kết quả' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/tra-cuu/ho-so');
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    const flaw = page.getByText('Xin chọn một mức hài lòng.');
    await flaw.waitFor();
    expect((await flaw.boundingBox())!.y).toBeLessThan(PHONE_SCREEN.height);
    await page.getByLabel('Hài lòng', { exact: false }).nth(1).check();
    await page.getByLabel('Ý kiến thêm').fill('Nhanh');
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await page.getByRole('heading', { name: 'Cảm ơn ông/bà đã đánh giá' }).waitFor();
    await page.getByRole('button', { name: 'Thoát' }).click();
    await page.getByRole('heading', { name: 'Tra cứu hồ sơ của ông/bà' }).waitFor();
    await page.goBack();
    expect(await page.getByText('Đã trả cho người nhận').count()).toBe(0);
  });

  it('lets an applicant choose without JavaScript whether they are told', async () => {
    const { id } = await dossierAt('in hand');
    const page = await opened({ javaScriptEnabled: false, viewport: PHONE_SCREEN });
    await lookUp(page, id);
    const sms = page.getByLabel('Tin nhắn SMS');
    expect(await sms.isChecked()).toBe(true);
    await sms.uncheck();
    await page.getByRole('button', { name: 'Lưu lựa chọn' }).click();
    expect(new URL(page.url()).hash).toBe('#bao-tin');
    expect(await page.getByRole('status').textContent()).toBe('Đã lưu lựa chọn của ông/bà.');
    expect(await sms.isChecked()).toBe(false);
    expect(await page.getByLabel('Thư điện tử').isChecked()).toBe(true);
    await sms.check();
    await page.getByRole('button', { name: 'Lưu lựa chọn' }).click();
    expect(await sms.isChecked()).toBe(true);
  });

  it.each([
    ['a phone', PHONE_SCREEN],
    ['a desk', DESK_SCREEN],
  ])(
    'fits %s and is readable by everybody at every station',
    async (_, viewport) => {
      // axe needs to run; the page itself has no script.
      const page = await opened({ viewport, bypassCSP: true });
      const refused: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') refused.push(message.text());
      });
      const check = async (name: string): Promise<void> => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
        expect([name, found]).toEqual([name, []]);
        const { width, letters } = await page.evaluate<{ width: number; letters: number }>(
          `({
          width: document.documentElement.scrollWidth,
          letters: parseFloat(getComputedStyle(document.body).fontSize),
        })`,
        );
        expect([name, width]).toEqual([name, viewport.width]);
        expect(letters).toBeGreaterThanOrEqual(18);
      };
      await page.goto('/tra-cuu');
      await check('the form');
      await page.getByRole('button', { name: 'Xem hồ sơ' }).click();
      await page.getByRole('alert').waitFor();
      await check('the form with errors');
      for (const { name, play, title } of stations) {
        const { id } = await play(crew);
        await lookUp(page, id);
        await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
        await check(name);
      }
      expect(refused.filter((text) => !text.includes('422'))).toEqual([]);
    },
    900_000,
  );
});
