import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { replayLog } from '#lib/desk';

import { lateStories, learnedLater } from '../desk/late-stories.ts';
import { inBrowser } from './chromium.ts';
import { Office } from './office.ts';

const QUARTER = '/bao-cao?agency=thanh-ha&period=2023-Q2';
const dossier = 'HS-GIAO';

/** Learned between what the chair looked at and the lock: one was taken in by paper. */
const learnedMeanwhile = [
  { event: 'submit', procedure: '1.003003', agency: 'thanh-ha', channel: 'direct' },
  { event: 'accept' },
].map((line, index) =>
  JSON.stringify({
    dossier: 'HS-GIAY',
    at: '2023-06-09T09:00:00+07:00',
    recordedAt: '2023-06-19T09:00:00+07:00',
    reason: 'Ghi bù theo sổ giấy',
    id: `g${index}`,
    ...line,
  }),
);

const recorded = async ({ database }: Office, lines: readonly string[]): Promise<void> => {
  const { rejected } = await replayLog(database.desk, () => lines);
  expect(rejected).toEqual([]);
};
const band = (page: Page) => page.getByRole('region', { name: 'Khóa số liệu' });
/** A figure of the total row, once it is what it is to be. */
const figure = (page: Page, column: string, count: number) =>
  page.getByRole('button', { name: `Tổng cộng, ${column}: ${count} hồ sơ`, exact: true }).waitFor();

inBrowser('the locked report of a quarter', () => {
  let office: Office;
  let chair: Page;
  let clerk: Page;

  beforeAll(async () => {
    office = await Office.open();
    await recorded(office, lateStories);
    chair = await (await office.chair()).enter();
    clerk = await (await office.clerk()).enter();
  }, 180_000);
  afterAll(async () => office.close());

  it('is not locked yet; a clerk is told who does it, and has no button', async () => {
    await clerk.goto(QUARTER);
    await band(clerk).getByText('Lãnh đạo cơ quan xem lại rồi khóa.').waitFor();
    expect(await band(clerk).getByRole('button').count()).toBe(0);
    await clerk.goto('/bao-cao?agency=thanh-ha&period=2026-Q4');
    await clerk.getByRole('heading', { name: /Quý IV 2026/ }).waitFor();
    expect(await band(clerk).count()).toBe(0);
  });

  it('is locked by the chair as it was seen, and not as it was not', async () => {
    await chair.goto(QUARTER);
    await band(chair).getByRole('button', { name: 'Khóa số liệu…' }).click();
    const dialog = chair.getByRole('dialog');
    await dialog.getByText('Khóa rồi không mở lại được.').waitFor();
    await recorded(office, learnedMeanwhile);
    const lock = dialog.getByRole('button', { name: 'Khóa số liệu' });
    await lock.click();
    await dialog
      .getByRole('alert')
      .getByText(/có hồ sơ của báo cáo này được ghi thêm/)
      .waitFor();
    await dialog.getByText('4 → 5').waitFor();
    await lock.click();
    await band(chair).getByText('Số liệu đã khóa').waitFor();
    expect(chair.url()).toMatch(/version=1$/);
    await figure(chair, 'số hồ sơ nhận, tổng số', 5);
    await band(chair).getByText('Từ khi khóa, không hồ sơ nào được đếm khác.').waitFor();
    expect(await band(chair).getByRole('button').count()).toBe(0);
  });

  it('tells both what is counted otherwise since, why, and the figures by either', async () => {
    await recorded(office, learnedLater);
    for (const page of [chair, clerk]) {
      await page.goto(QUARTER);
      await page.waitForURL(/version=1$/);
      await band(page).getByRole('button', { name: '1 hồ sơ' }).click();
      const panel = page.getByRole('dialog');
      const row = panel.getByRole('row', { name: /^Đã giải quyết/ });
      expect(await row.getByRole('cell').allTextContents()).toEqual(['3', '4', '+1']);
      const item = panel.getByRole('listitem').filter({ hasText: dossier }).first();
      await item.getByText('Đang giải quyết, quá hạn').waitFor();
      await item.getByText('Giải quyết quá hạn').waitFor();
      await item
        .getByText(/ghi bù lúc 09:00, 03\/07\/2023, việc của 09:00, 02\/06\/2023/)
        .waitFor();
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    }
    await figure(clerk, 'đã giải quyết, tổng số', 3);
    await band(clerk).getByRole('link', { name: 'Theo những gì nay đã biết' }).click();
    await clerk.waitForURL(/version=nay$/);
    await figure(clerk, 'đã giải quyết, tổng số', 4);
    await clerk.reload();
    await figure(clerk, 'đã giải quyết, tổng số', 4);
    await band(clerk).getByRole('link', { name: 'Theo bản đã khóa' }).click();
    await figure(clerk, 'đã giải quyết, tổng số', 3);
  });

  it('opens the dossiers and the annex it was made with, and comes as a file of its version', async () => {
    await clerk.goto(`${QUARTER}&version=1`);
    const late = clerk.getByRole('region', { name: 'Danh sách hồ sơ quá hạn' });
    await late.getByRole('row', { name: dossier }).getByText('chưa', { exact: true }).waitFor();
    await clerk
      .getByRole('button', { name: 'Tổng cộng, đang giải quyết, quá hạn: 1 hồ sơ' })
      .click();
    await clerk.getByRole('dialog').getByRole('link', { name: dossier }).waitFor();
    await clerk.keyboard.press('Escape');
    const asked = clerk.waitForRequest(/\/reports\/2023-Q2\?.*version=1.*format=xlsx/);
    const arriving = clerk.waitForEvent('download');
    await clerk.getByRole('button', { name: 'Excel', exact: true }).click();
    await asked;
    expect(await (await arriving).failure()).toBeNull();
  });

  it('is what the next quarter carries over, but for the listed adjustments', async () => {
    await clerk.goto('/bao-cao?agency=thanh-ha&period=2023-Q3');
    const carried = clerk.getByRole('region', { name: 'Từ kỳ trước chuyển qua' });
    await carried.getByText(/Báo cáo đã khóa Quý II 2023 còn 2 hồ sơ đang giải quyết/).waitFor();
    const adjusted = carried.getByRole('listitem').filter({ hasText: '−1' });
    await adjusted.getByText(/giải quyết xong trong kỳ trước/).waitFor();
    await adjusted.getByRole('link', { name: dossier }).click();
    await clerk.getByRole('heading', { name: 'Lịch sử' }).waitFor();
  });
});

inBrowser('a locked report that may be issued again', () => {
  let folder: string;
  let office: Office;
  let chair: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-reissue-'));
    cpSync('processes', folder, { recursive: true });
    const form = join(folder, 'reports', 'ii-06.yaml');
    const adjusted = readFileSync(form, 'utf8');
    writeFileSync(form, adjusted.replace('afterLock: adjust', 'afterLock: reissue'));
    office = await Office.open({}, folder);
    await recorded(office, lateStories);
    chair = await (await office.chair()).enter();
  }, 180_000);
  afterAll(async () => {
    await office.close();
    rmSync(folder, { recursive: true });
  });

  it('is issued again as it is known now, with a reason; the first version stays', async () => {
    await chair.goto(QUARTER);
    await band(chair).getByRole('button', { name: 'Khóa số liệu…' }).click();
    const dialog = chair.getByRole('dialog');
    await dialog.getByText(/Điều biết sau thì phát hành lại được/).waitFor();
    await dialog.getByRole('button', { name: 'Khóa số liệu' }).click();
    await chair.waitForURL(/version=1$/);
    await recorded(office, learnedLater);
    await chair.reload();
    await figure(chair, 'đã giải quyết, tổng số', 3);
    const again = chair.getByRole('button', { name: 'Phát hành lại…' });
    expect(await again.count()).toBe(0);
    await band(chair).getByRole('link', { name: 'Theo những gì nay đã biết' }).click();
    await again.click();
    const reason = dialog.getByLabel('Lý do phát hành lại');
    await dialog.getByRole('button', { name: 'Phát hành lại' }).click();
    expect(await chair.locator('textarea:invalid').count()).toBe(1);
    await reason.fill('Huyện gửi bổ sung sổ giao nhận');
    await dialog.getByRole('button', { name: 'Phát hành lại' }).click();
    await chair.waitForURL(/version=2$/);
    await band(chair)
      .getByText(/phát hành lại vì “Huyện gửi bổ sung sổ giao nhận”/)
      .waitFor();
    await figure(chair, 'đã giải quyết, tổng số', 4);
    await band(chair).getByText('Đã phát hành 2 bản').click();
    await band(chair).getByRole('link', { name: 'Bản 1' }).click();
    await figure(chair, 'đã giải quyết, tổng số', 3);
    await band(chair).getByRole('button', { name: '1 hồ sơ' }).waitFor();
  });
});
