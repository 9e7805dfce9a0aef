/** A report for a period the office has not written its words for. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readNarrative, readOffice } from '#lib/catalogue';
import { checkNarrative, reportDocument } from '#lib/documents';

import { unpack } from '../../libs/documents/src/archive.ts';
import { sampleForm, sampleReport } from './sample-report.ts';

const catalogue = mkdtempSync(join(tmpdir(), 'motcua-outline-'));
const narratives = join(catalogue, 'reports', 'narratives');
beforeAll(() => cpSync('processes/reports', join(catalogue, 'reports'), { recursive: true }));
afterAll(() => rmSync(catalogue, { recursive: true }));

const thanhHa = { period: '2024-Q1', agency: 'thanh-ha', agencyName: 'UBND thị trấn Thanh Hà' };
const thanhSon = { period: '2024-Q1', agency: 'thanh-son', agencyName: 'UBND xã Thanh Sơn' };

const narrativeOf = async (of: typeof thanhHa) => {
  const narrative = await readNarrative(catalogue, of);
  if (!narrative) throw new Error('there is an outline');
  return narrative;
};

it('prints its figures in the sections of the outline, with blanks for words', async () => {
  const { period } = sampleReport();
  const narrative = { ...(await narrativeOf(thanhHa)), period: period.id };
  expect(checkNarrative(sampleReport(), narrative)).toEqual([]);
  const file = await reportDocument(sampleReport(), narrative, narrative.office, sampleForm());
  const text = Buffer.from(unpack(file).get('word/document.xml')!)
    .toString('utf8')
    .replace(/<[^>]+>/g, '');
  expect(text).toContain('Tổng số hồ sơ TTHC đã tiếp nhận trong kỳ báo cáo là 937 hồ sơ');
  expect(text).toContain('KIẾN NGHỊ, ĐỀ XUẤT…');
});

it('is of the office as it last called itself, unsigned: neither number nor day', async () => {
  const last = await readOffice(catalogue, { ...thanhHa, period: '2023-Q2' });
  expect(last.date).toBe('2023-06-15');
  const { office } = await narrativeOf(thanhHa);
  expect(office).toEqual({ ...last, date: undefined, number: '' });
  expect(await readOffice(catalogue, thanhHa)).toEqual(office);
});

it('is of an office that never wrote any by its name; another one’s words are not its own', async () => {
  const { office } = await narrativeOf(thanhSon);
  expect(office).toMatchObject({ name: 'UBND xã Thanh Sơn', heading: ['UBND XÃ THANH SƠN'] });
  cpSync(
    join(narratives, '2023-Q2-thanh-ha.yaml'),
    join(narratives, '2023-Q2-phuong-thanh-son.yaml'),
  );
  expect((await narrativeOf(thanhSon)).office).toEqual(office);
});

it('is not there without an outline', async () => {
  rmSync(join(narratives, 'de-cuong.yaml'));
  expect(await readNarrative(catalogue, thanhHa)).toBeUndefined();
});
