import { readFileSync } from 'node:fs';

import type { Page } from 'playwright-core';

import { replayLog } from '#lib/desk';

import { inBrowser } from './chromium.ts';
import { Office } from './office.ts';

const log = readFileSync('processes/demo/2023-q2-thanh-ha.jsonl', 'utf8').trim().split('\n');

inBrowser('the report of the quarter', () => {
  let office: Office;
  let page: Page;

  beforeAll(async () => {
    office = await Office.open();
    await replayLog(office.database.desk, () => log);
    page = await (await office.clerk()).enter();
    await page.goto('/bao-cao?agency=thanh-ha&period=2023-Q2');
    await page.getByRole('heading', { name: /Quý II 2023/ }).waitFor();
  });
  afterAll(async () => office.close());

  it('shows the figures of the office’s own report', async () => {
    const total = page
      .locator('table.figures')
      .first()
      .locator('tr')
      .filter({ hasText: 'Tổng cộng' });
    const figures = await total.getByRole('cell').allTextContents();
    expect(figures).toEqual(['937', '854', '80', '3', '935', '920', '15', '0', '2', '2', '0']);
  });

  it('opens behind each figure of the total row as many dossiers as it says', async () => {
    const buttons = page
      .locator('table.figures')
      .first()
      .locator('tr')
      .filter({ hasText: 'Tổng cộng' })
      .getByRole('button');
    const count = await buttons.count();
    expect(count).toBe(9);
    for (let index = 0; index < count; index += 1) {
      const button = buttons.nth(index);
      const figure = Number(await button.textContent());
      await button.click();
      const panel = page.getByRole('dialog');
      await panel.getByText(`${figure} hồ sơ`, { exact: true }).waitFor();
      const items = panel.getByRole('listitem');
      for (let shown = await items.count(); shown < figure; shown = await items.count()) {
        await panel.getByRole('button', { name: 'Xem thêm hồ sơ' }).click();
        await items.nth(shown).waitFor();
      }
      expect(await items.count()).toBe(figure);
      expect(await panel.getByRole('button', { name: 'Xem thêm hồ sơ' }).count()).toBe(0);
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    }
  });

  it.each([
    ['Word', /\.docx$/],
    ['Excel', /\.xlsx$/],
    ['JSON', /\.json$/],
  ])('comes as %s', async (name, file) => {
    const arriving = page.waitForEvent('download');
    await page.getByText(name, { exact: true }).click();
    const download = await arriving;
    expect(download.suggestedFilename()).toMatch(file);
    expect(await download.failure()).toBeNull();
  });
});
