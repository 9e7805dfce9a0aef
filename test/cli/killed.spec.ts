import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { startEmbedded } from '#lib/persistence';

import { build, cleanUp, documentOf, motcua, project, start, temporaryFolder } from './run.ts';

const log = join(project, 'processes/demo/2023-q2-thanh-ha.jsonl');
const events = readFileSync(log, 'utf8')
  .split('\n')
  .filter((line) => line.includes('"dossier"')).length;

let folder: string;
let home: string;

beforeAll(async () => {
  await build();
  folder = temporaryFolder('killed');
  home = join(folder, 'nhà');
});
afterAll(cleanUp);

/** Numbers in [0, 1) from a seed (mulberry32). */
const dice = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

/** Rows of history, by a connection the server does not count as a user: it takes no seat. */
const recorded = async (): Promise<number> => {
  let client: Client | undefined;
  try {
    const [password, port] = ['password', 'port'].map((name) =>
      readFileSync(join(home, 'postgres', name), 'utf8'),
    );
    client = new Client(`postgresql://motcua:${password}@127.0.0.1:${port}/motcua`);
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from history');
    return rows[0]?.n ?? 0;
  } catch {
    return 0; // not there yet
  } finally {
    await client?.end().catch(() => undefined);
  }
};

/** PostgreSQL processes that work in the home; Linux tells. */
const serversOf = (place: string): string[] =>
  process.platform !== 'linux'
    ? []
    : readdirSync('/proc').filter((pid) => {
        try {
          return (
            /^\d+$/.test(pid) &&
            readlinkSync(`/proc/${pid}/cwd`).startsWith(place) &&
            readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
          );
        } catch {
          return false;
        }
      });

it('demo killed with -9 three times goes on to the end, and again changes nothing', async () => {
  const seed = Date.now() % 1_000_000;
  const random = dice(seed);
  // One in each third, and never so late that the run could end first.
  const targets = [0, 1, 2].map((third) => Math.floor(((third + random()) / 3) * (events - 400)));
  const args = ['demo', '--json', '--out', join(folder, 'out')];
  const moments: number[] = [];
  for (const target of targets) {
    const { child, ended } = start(args, { home });
    while ((await recorded()) <= target && child.exitCode === null) await sleep(5);
    await sleep(random() * 60);
    child.kill('SIGKILL');
    expect((await ended).status).toBe('SIGKILL');
    moments.push(await recorded());
  }
  process.stderr.write(
    `demo: seed ${seed}, killed after ${targets.join(', ')} events or a little more; then there were ${moments.join(', ')} of ${events}\n`,
  );

  const first = await motcua(args, { home });
  const { equal, report } = documentOf(first) as { equal: boolean; report: object };
  expect(equal).toBe(true);
  const verified = await motcua(['verify', '--json'], { home });
  expect(documentOf(verified)).toMatchObject({ events, mismatches: [] });

  const file = join(folder, 'out', 'bao-cao-2023-Q2-thanh-ha.json');
  const files = readdirSync(join(folder, 'out'));
  const printed = readFileSync(file, 'utf8');
  expect(JSON.parse(printed)).toEqual(report);
  const second = await motcua(args, { home });
  expect(documentOf(second)).toMatchObject({ equal: true });
  expect(second.stdout === first.stdout).toBe(true);
  expect(readFileSync(file, 'utf8') === printed).toBe(true);
  expect(readdirSync(join(folder, 'out'))).toEqual(files);
  expect(serversOf(home)).toEqual([]);

  const database = await startEmbedded({ home });
  expect(await recorded()).toBe(events);
  await database.stop();
  expect(serversOf(home)).toEqual([]);
  process.stderr.write(
    `demo: the rest in ${first.seconds.toFixed(1)} s, all again in ${second.seconds.toFixed(1)} s\n`,
  );
});
