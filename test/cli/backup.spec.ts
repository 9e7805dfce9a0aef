import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { FileRoom, fileSettings, storageOf } from '#lib/files';
import { FileStore, poolOf } from '#lib/persistence';
import { openEngine } from '#lib/service';

import { pdfOf } from '../support/files.ts';
import { logLines } from './logs.ts';
import { build, cleanUp, documentOf, motcua, temporaryFolder } from './run.ts';

const DOSSIERS = 5;
let folder: string;
/** An office of its own: embedded database and files. */
let home: string;
let backup: string;

/** Every file below a folder; none where it is not there. */
const filesIn = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];

beforeAll(async () => {
  await build();
  folder = temporaryFolder('backup');
  home = join(folder, 'nhà');
  backup = join(folder, 'sao lưu.motcua');
  const log = join(folder, 'log.jsonl');
  writeFileSync(log, `${logLines(DOSSIERS).join('\n')}\n`);
  documentOf(await motcua(['migrate', '--json'], { home }));
  documentOf(await motcua(['dossiers', 'replay', log, '--json'], { home }));
  const engine = await openEngine({ embedded: { home } }, 'processes');
  try {
    const { storage, spool } = storageOf(fileSettings({}, join(home, 'files')));
    const rows = new FileStore(poolOf(engine.source));
    const room = new FileRoom({ storage, rows, spool, largest: 1_000_000 });
    const name = 'Tờ khai.pdf';
    await room.receive(Readable.from([pdfOf(name)]), { name, uploadedBy: 'can-bo' });
  } finally {
    await engine.close();
  }
});
afterAll(cleanUp);

it('backs an office up into one file, and restores it into an empty one', async () => {
  const made = await motcua(['backup', backup, '--json'], { home });
  expect(documentOf(made)).toEqual({
    tables: expect.any(Number) as number,
    files: 1,
    bytes: readFileSync(backup).length,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    missing: [],
  });
  expect(made.stderr).toContain('Sao lưu [');

  const again = await motcua(['backup', backup], { home });
  expect(again).toMatchObject({ status: 1, stdout: '' });
  expect(again.stderr).toContain('backup-exists: ');

  const other = join(folder, 'nhà mới');
  const restored = await motcua(['restore', backup, '--json'], { home: other });
  expect(documentOf(restored)).toMatchObject({
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    files: 1,
    missing: [],
    verified: { dossiers: DOSSIERS, mismatches: [] },
  });
  expect(restored.stderr).toContain('Phục hồi [');
  expect(restored.stderr).toContain('Kiểm tra [');
  expect(filesIn(join(other, 'files'))).toEqual(filesIn(join(home, 'files')));

  const full = await motcua(['restore', backup], { home: other });
  expect(full).toMatchObject({ status: 1, stdout: '' });
  expect(full.stderr).toContain('database-not-empty: ');
});

it('refuses a damaged file, and leaves the office as empty as it was', async () => {
  const bytes = readFileSync(backup);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  const damaged = join(folder, 'hỏng.motcua');
  writeFileSync(damaged, bytes);
  const other = join(folder, 'nhà trống');
  const ran = await motcua(['restore', damaged, '--json'], { home: other });
  expect(ran).toMatchObject({ status: 1, stdout: '' });
  expect(ran.stderr).toContain('backup-damaged: ');
  expect(filesIn(join(other, 'files'))).toEqual([]);
  // What is whole still goes in: nothing was left in the way.
  expect(await motcua(['restore', backup], { home: other })).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Bản sao lưu lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}: /) as string,
  });
});
