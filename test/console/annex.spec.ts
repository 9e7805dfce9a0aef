import type { Page } from 'playwright-core';

import { replayLog } from '#lib/desk';

import { lateStories } from '../desk/late-stories.ts';
import { inBrowser } from './chromium.ts';
import { Office } from './office.ts';

inBrowser('the late dossiers of a report', () => {
  let office: Office;
  let page: Page;

  beforeAll(async () => {
    office = await Office.open();
    await replayLog(office.database.desk, () => lateStories);
    page = await (await office.clerk()).enter();
    await page.goto('/bao-cao?agency=thanh-ha&period=2023-Q2');
    await page.getByRole('region', { name: 'Danh sách hồ sơ quá hạn' }).waitFor();
  });
  afterAll(async () => office.close());

  it('are told in days and hours, whose time it was, the longest late first', async () => {
    const list = page.getByRole('region', { name: 'Danh sách hồ sơ quá hạn' });
    expect(await list.locator('tbody .code').allTextContents()).toEqual([
      'HS-GIAO',
      'HS-PHONG',
      'HS-BO-SUNG',
    ]);
    const row = list.locator('tbody tr').filter({ hasText: 'HS-BO-SUNG' });
    // A number never parts from its unit.
    const cells = await row.getByRole('cell').allTextContents();
    expect(cells.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
      '14/06/2023',
      '04/05/2023',
      '19 ngày 2 giờ 40 phút',
      '14 ngày 1 giờ 57 phút' +
        'Phòng TN&MT 13 ngày 7 giờ 50 phút' +
        'UBND huyện Thanh Hà 1 giờ 23 phút' +
        'UBND TT. Thanh Hà 44 phút',
      '5 ngày',
      '43 phút',
    ]);
    await row.getByText('Quá hạn từ trước khi yêu cầu bổ sung').waitFor();
    expect(await list.locator('tfoot th').textContent()).toBe(
      '3 hồ sơ: 2 đã giải quyết, 1 đang giải quyết',
    );
  });

  it('come as a file to be signed', async () => {
    const arriving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Phụ lục Word' }).click();
    const download = await arriving;
    expect(download.suggestedFilename()).toBe('phu-luc-qua-han-2023-Q2-thanh-ha.docx');
    expect(await download.failure()).toBeNull();
  });

  it('open their dossiers', async () => {
    await page.getByRole('link', { name: 'HS-PHONG' }).click();
    await page.getByRole('heading', { name: 'Ai giữ hồ sơ bao lâu' }).waitFor();
    await page.getByText(/Quá hạn 19\sngày 2\sgiờ 40\sphút/).waitFor();
  });
});
