import type { Locator, Page } from 'playwright-core';

import { replayLog } from '#lib/desk';

import { logOf, petitionTales } from '../desk/petition-log.ts';
import { inBrowser } from './chromium.ts';
import { Office } from './office.ts';

/** How many dossiers' codes run into what stands beside them. */
const overlaps = async (panel: Locator): Promise<number> => {
  let count = 0;
  for (const item of await panel.getByRole('listitem').all()) {
    const code = await item.getByRole('link').boundingBox();
    const beside = await item.locator('xpath=./*[last()]').boundingBox();
    const clear =
      code && beside && (code.x + code.width <= beside.x || code.y + code.height <= beside.y);
    if (!clear) count += 1;
  }
  return count;
};

inBrowser('the report on petitions', () => {
  let office: Office;
  let page: Page;

  beforeAll(async () => {
    office = await Office.open();
    await replayLog(office.database.desk, () => logOf(petitionTales(7, 60)));
    page = await (await office.clerk()).enter();
    await page.goto('/bao-cao?agency=thanh-ha&period=2024');
    await page.getByRole('link', { name: 'Phản ánh, kiến nghị (II.05)' }).click();
    await page.getByText('Biểu số II.05/VPCP/KSTT').waitFor();
  });
  afterAll(async () => office.close());

  it('is the one tab that is chosen', async () => {
    const tabs = page.getByRole('navigation', { name: 'Biểu' });
    expect(await tabs.locator('[aria-current=page]').allTextContents()).toEqual([
      'Phản ánh, kiến nghị (II.05)',
    ]);
  });

  it('has a row for each kind, and every figure opens as many petitions as it says', async () => {
    const table = page.getByRole('region', { name: 'Phản ánh, kiến nghị theo nội dung' });
    expect(await table.getByRole('rowheader').allTextContents()).toEqual([
      'Hành vi hành chính',
      'Quy định hành chính',
      'Cả hành vi và quy định hành chính',
      'Tổng cộng',
    ]);
    const buttons = table.getByRole('button');
    const count = await buttons.count();
    expect(count).toBeGreaterThan(10);
    for (let index = 0; index < count; index += 1) {
      const figure = Number(await buttons.nth(index).textContent());
      await buttons.nth(index).click();
      const panel = page.getByRole('dialog');
      await panel.getByText(`${figure} hồ sơ`, { exact: true }).waitFor();
      expect(await panel.getByRole('listitem').count()).toBe(figure);
      expect(await overlaps(panel)).toBe(0);
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    }
  });

  it.each(['Word', 'Excel', 'JSON'])('comes as %s, of this form', async (name) => {
    const arriving = page.waitForEvent('download');
    await page.getByText(name, { exact: true }).click();
    const download = await arriving;
    expect(await download.failure()).toBeNull();
    expect(download.suggestedFilename()).toMatch(name === 'JSON' ? /\.json$/ : /^bieu-ii-05-2024/);
  });

  it('goes back to the report on procedures of the same year', async () => {
    await page.getByRole('link', { name: 'Thủ tục hành chính (II.06)' }).click();
    await page.getByText('Biểu số II.06/VPCP/KSTT').waitFor();
    const address = new URL(page.url());
    expect([...address.searchParams]).toEqual([
      ['agency', 'thanh-ha'],
      ['period', '2024'],
    ]);
  });
});
