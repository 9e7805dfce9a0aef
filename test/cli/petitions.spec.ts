import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type EmbeddedDatabase, startEmbedded } from '#lib/persistence';

import { logOf, petitionTales } from '../desk/petition-log.ts';
import { docxText } from '../support/docx-text.ts';
import { build, cleanUp, documentOf, motcua, temporaryFolder } from './run.ts';

let folder: string;
let database: EmbeddedDatabase;
beforeAll(async () => {
  await build();
  folder = temporaryFolder('petitions');
  database = await startEmbedded({ home: join(folder, 'nhà') });
  const log = join(folder, 'log.jsonl');
  writeFileSync(log, `${logOf(petitionTales(7, 30)).join('\n')}\n`);
  documentOf(await motcua(['migrate', '--json'], { url: database.url }));
  documentOf(await motcua(['dossiers', 'replay', log, '--json'], { url: database.url }));
});
afterAll(async () => {
  await database.stop();
  await cleanUp();
});

const asked = (...args: string[]) =>
  motcua(['report', 'quarter', '2024', '--agency', 'huyen-thanh-ha', '--petitions', ...args], {
    url: database.url,
  });

it('motcua report quarter --petitions prints form II.05 as data', async () => {
  const report = documentOf(await asked('--json')) as { total: { received: number } };
  expect(report).toMatchObject({ form: 'II.05/VPCP/KSTT', period: { id: '2024' } });
  expect(report.total.received).toBeGreaterThan(5);
  expect(documentOf(await asked('--as-of', '2024-01-21', '--json'))).toMatchObject({
    total: { received: 0 },
  });
});

it('writes it as xlsx and docx', async () => {
  const out = join(folder, 'out');
  for (const format of ['xlsx', 'docx']) {
    const file = join(out, `bieu-ii-05-2024-huyen-thanh-ha.${format}`);
    const ran = await asked('--format', format, '--out', out);
    expect(ran).toMatchObject({ status: 0, stdout: `${file}\n`, stderr: '' });
    expect(existsSync(file)).toBe(true);
  }
  const text = docxText(readFileSync(join(out, 'bieu-ii-05-2024-huyen-thanh-ha.docx')));
  expect(text).toContain('KẾT QUẢ TIẾP NHẬN, XỬ LÝ PHẢN ÁNH, KIẾN NGHỊ THEO ĐƠN VỊ');
});

it('says which form is missing', async () => {
  const ran = await motcua(
    ['report', 'quarter', '2020-Q1', '--agency', 'huyen-thanh-ha', '--petitions'],
    { url: database.url },
  );
  expect(ran).toMatchObject({ status: 1, stdout: '' });
  expect(ran.stderr).toBe('form-missing: Không có biểu mẫu báo cáo có hiệu lực ngày 2019-12-15.\n');
});
