import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type EmbeddedDatabase, startEmbedded } from '#lib/persistence';

import { lateStories, learnedLater } from '../desk/late-stories.ts';
import { build, cleanUp, documentOf, motcua, temporaryFolder } from './run.ts';

let database: EmbeddedDatabase;
let folder: string;
const run = (...args: string[]) => motcua(args, { url: database.url });
const replay = async (lines: readonly string[]) => {
  const log = join(folder, 'log.jsonl');
  writeFileSync(log, `${lines.join('\n')}\n`);
  return documentOf(await run('dossiers', 'replay', log, '--json'));
};
const of = ['2023-Q2', '--agency', 'thanh-ha'];

beforeAll(async () => {
  await build();
  folder = temporaryFolder('report-locks');
  database = await startEmbedded({ home: join(folder, 'nhà') });
  documentOf(await run('migrate', '--json'));
  await replay(lateStories);
  for (const [username, name, grant] of [
    ['chu-tich', 'Chủ tịch', 'chair@thanh-ha'],
    ['mot-cua', 'Một cửa', 'desk@thanh-ha'],
  ] as const)
    documentOf(
      await run('accounts', 'create', username, '--name', name, '--grant', grant, '--json'),
    );
});
afterAll(async () => {
  await database.stop();
  await cleanUp();
});

let seal: string | undefined;

it('locks a quarter once, in the name of somebody', async () => {
  expect(await run('report', 'moved', ...of)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('report-not-locked: ') as string,
  });
  expect(await run('report', 'lock', ...of, '--by', 'khong-ai')).toMatchObject({ status: 2 });
  expect(await run('report', 'lock', ...of, '--by', 'mot-cua')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('forbidden: Một cửa (mot-cua): Chỉ lãnh đạo') as string,
  });
  const locked = await run('report', 'lock', ...of, '--by', 'chu-tich');
  expect(locked).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Đã khóa số liệu 2023-Q2 của thanh-ha, bản 1.') as string,
  });
  seal = /^sha256 ([0-9a-f]{64})$/m.exec(locked.stdout)?.[1];
  expect(await run('report', 'lock', ...of, '--by', 'chu-tich')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('report-locked: ') as string,
  });
});

it('prints it as it was locked, whatever is recorded since', async () => {
  const { stdout: before } = await run('report', 'quarter', ...of, '--locked');
  await replay([...lateStories, ...learnedLater]);
  const { stdout } = await run('report', 'quarter', ...of, '--locked', '1');
  expect(stdout).toBe(before);
  const [file] = (
    documentOf(
      await run('report', 'quarter', ...of, '--locked', '--out', join(folder, 'out'), '--json'),
    ) as { files: string[] }
  ).files;
  expect(file).toContain('bao-cao-2023-Q2-thanh-ha.json');
  const sha256 = createHash('sha256').update(readFileSync(file!)).digest('hex');
  expect(sha256).toBe(seal);
});

it('tells what moved since, and makes the locked report again', async () => {
  const { stdout } = await run('report', 'moved', ...of);
  expect(stdout.split('\n')).toEqual(
    expect.arrayContaining([
      '1 hồ sơ nay được đếm khác.',
      expect.stringMatching(/^Đã giải quyết +3 +4$/),
      expect.stringMatching(/^HS-GIAO +Đang giải quyết, .* Giải quyết /),
    ]),
  );
  expect(await run('verify')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('1 báo cáo đã khóa, 0 sai khác') as string,
  });
});
