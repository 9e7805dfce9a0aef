import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Client } from 'pg';

import { type EmbeddedDatabase, startEmbedded } from '#lib/persistence';
import type { Report } from '#lib/reporting';

import { logLines } from './logs.ts';
import { type Around, build, cleanUp, documentOf, motcua, temporaryFolder } from './run.ts';

let folder: string;
/** The server of a home, held open while the tests run; its database is a new one. */
let database: EmbeddedDatabase;
let log: string;
const lines = logLines(60);

beforeAll(async () => {
  await build();
  folder = temporaryFolder('database');
  database = await startEmbedded({ home: join(folder, 'nhà') });
  log = join(folder, 'log.jsonl');
  writeFileSync(log, `${lines.join('\n')}\n`);
});
afterAll(async () => {
  await database.stop();
  await cleanUp();
});

/** As the README says it: `npm run -s motcua -- …`. */
const npm = (args: readonly string[], around: Around = {}) =>
  motcua(args, { url: database.url, program: ['npm', 'run', '-s', 'motcua', '--'], ...around });

/** The database as its owner, past every grant. */
const asOwner = async (work: (client: Client) => Promise<unknown>): Promise<void> => {
  const client = new Client(database.url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
};

/** Changes a row of history where the append-only trigger does not look. */
const changeByHand = (sql: string): Promise<void> =>
  asOwner(async (client) => {
    await client.query('alter table history disable trigger user');
    try {
      const { rowCount } = await client.query(sql);
      expect(rowCount).toBe(1);
    } finally {
      await client.query('alter table history enable trigger user');
    }
  });

// One home lives through these tests in their order, as an installation does.
describe('a database of an installation', () => {
  it('is not used before it is migrated', async () => {
    for (const args of [['verify'], ['dossiers', 'export'], ['dossiers', 'replay', log]]) {
      const ran = await motcua([...args, '--json'], { url: database.url });
      expect(ran).toMatchObject({ status: 1, stdout: '' });
      expect(ran.stderr).toMatch(/^database-not-migrated: .*motcua migrate/);
    }
  });

  it('is migrated once; a second time changes nothing', async () => {
    const first = documentOf(await npm(['migrate', '--json'])) as {
      migrations: string[];
      catalogue: { procedures: number; published: number };
    };
    expect(first.migrations).not.toEqual([]);
    expect(first.catalogue.published).toBe(first.catalogue.procedures);
    expect(first.catalogue).toMatchObject({
      calendar: true,
      directory: true,
      notices: true,
      retention: true,
    });
    expect(documentOf(await npm(['migrate', '--json']))).toEqual({
      migrations: [],
      catalogue: {
        ...first.catalogue,
        published: 0,
        calendar: false,
        directory: false,
        notices: false,
        retention: false,
      },
    });
  });

  it('is found well, and has nothing to verify or to export', async () => {
    const { checks } = documentOf(await npm(['doctor', '--json'])) as { checks: { ok: boolean }[] };
    expect(checks.length).toBeGreaterThan(3);
    expect(checks.every(({ ok }) => ok)).toBe(true);
    expect(documentOf(await npm(['verify', '--json']))).toEqual({
      dossiers: 0,
      events: 0,
      mismatches: [],
    });
    const exported = await motcua(['dossiers', 'export'], { url: database.url });
    expect(exported.stdout).toBe('{"format":"motcua-dossier-log","version":1}\n');
  });

  it('takes a log, and takes it again without a change', async () => {
    const replay = ['dossiers', 'replay', log, '--json'];
    const first = documentOf(await npm(replay)) as object;
    expect(first).toMatchObject({ dossiers: 60, events: lines.length, repeated: 0, rejected: [] });
    expect(documentOf(await npm(replay))).toEqual({ ...first, repeated: lines.length });
    expect(documentOf(await npm(['verify', '--json']))).toEqual({
      dossiers: 60,
      events: lines.length,
      mismatches: [],
    });
  });

  it('keeps a partner, whose secret is told once and readable with the key of the home alone', async () => {
    const home = join(folder, 'nhà-đối-tác');
    const partners = (...args: string[]) =>
      motcua(['partners', ...args], { url: database.url, env: { MOTCUA_HOME: home } });
    const add = ['add', 'so-lao-dong', '--name', 'Sở', '--url', 'https://doi-tac.example.vn/nhan'];
    const { secret } = documentOf(await partners(...add, '--agency', 'thanh-ha=TH', '--json')) as {
      secret: string;
    };
    expect(secret).toMatch(/^whsec_/);
    expect(readFileSync(join(home, 'exchange.key'), 'utf8')).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
    const listed = await partners('list', '--json');
    expect(documentOf(listed)).toMatchObject([
      { id: 'so-lao-dong', state: 'active', agencies: { 'thanh-ha': 'TH' } },
    ]);
    expect(listed.stdout).not.toContain(secret);
    expect(await partners('dead', 'khong-co')).toMatchObject({
      status: 1,
      stderr: 'partner-unknown: Không có đối tác “khong-co”.\n',
    });
    expect(await partners('replay', 'so-lao-dong', '--from', '2')).toMatchObject({ status: 2 });
    expect((await partners('pause', 'so-lao-dong')).stdout).toMatch(/^so-lao-dong: tạm ngừng/);
    expect((await partners('resume', 'so-lao-dong')).stdout).toMatch(
      /^so-lao-dong: đang hoạt động/,
    );
    await partners('send-test', 'so-lao-dong');
    expect(await partners('remove', 'so-lao-dong')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^partner-lines-open: .*còn 1 hồ sơ/) as string,
    });
    expect(await partners('remove', 'so-lao-dong', '--leave-messages')).toMatchObject({
      status: 0,
    });
    expect(documentOf(await partners('list', '--json'))).toEqual([]);
    expect(await partners('remove', 'so-lao-dong')).toMatchObject({
      status: 1,
      stderr: 'partner-unknown: Không có đối tác “so-lao-dong”.\n',
    });
    expect((await partners(...add)).stderr).toMatch(/^partner-exists: .*đã gỡ/);
  });

  it('prints clean JSON for a report and for the catalogue', async () => {
    const report = ['report', 'quarter', '2023-Q2', '--agency', 'thanh-ha'];
    const printed = documentOf(await npm([...report, '--json']));
    expect(printed).toMatchObject({
      period: { id: '2023-Q2', from: '2023-03-15', to: '2023-06-14' },
      agency: 'thanh-ha',
      total: { received: 60 },
    });
    const out = join(folder, 'out');
    expect(documentOf(await npm([...report, '--out', out, '--format', 'xlsx', '--json']))).toEqual({
      files: [expect.stringMatching(/\.xlsx$/)],
    });
    const file = join(folder, 'quý hai.json');
    expect(documentOf(await npm([...report, '--out', file, '--json']))).toEqual({ files: [file] });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ agency: 'thanh-ha' });
    const { total } = printed as Report;
    expect(total.resolved.overdue).toBeGreaterThan(0);
    expect(documentOf(await npm([...report, '--annex', '--json']))).toMatchObject({
      agency: 'thanh-ha',
      overdueTotal: { resolved: total.resolved.overdue, inHand: total.inHand.overdue },
    });
    const annex = [...report, '--annex', '--out', out, '--format'];
    for (const format of ['docx', 'xlsx', 'json']) {
      expect(documentOf(await npm([...annex, format, '--json']))).toEqual({
        files: [join(out, `phu-luc-qua-han-2023-Q2-thanh-ha.${format}`)],
      });
    }
    const listed = documentOf(await npm(['procedures', 'list', '--json'])) as object[];
    expect(Object.keys(listed[0]!).sort()).toEqual(
      ['code', 'version', 'name', 'field', 'level', 'online', 'term', 'agencies'].sort(),
    );
    const findings = documentOf(await npm(['procedures', 'lint', '--json'])) as object[];
    expect(findings.filter((one) => 'severity' in one && one.severity === 'error')).toEqual([]);
  });

  it('is exported, and the export makes an equal history in another home', async () => {
    const { stdout: exported } = await motcua(['dossiers', 'export'], { url: database.url });
    const file = join(folder, 'export.jsonl');
    writeFileSync(file, exported);
    const other: Around = { home: join(folder, 'nhà khác') };
    expect(documentOf(await motcua(['dossiers', 'replay', file, '--json'], other))).toMatchObject({
      dossiers: 60,
      events: lines.length,
      rejected: [],
    });
    const again = await motcua(['dossiers', 'export'], other);
    expect(again.stdout === exported).toBe(true);
    expect(documentOf(await motcua(['verify', '--json'], other))).toMatchObject({ mismatches: [] });
  });

  it('tells of a row changed by hand, until it is as it was', async () => {
    const { dossier } = JSON.parse(lines[0]!) as { dossier: string };
    const row = `where dossier = '${dossier}' and seq = 2`;
    await changeByHand(`update history set actor = actor || '!' ${row}`);
    const ran = await npm(['verify', '--json']);
    const { mismatches } = documentOf(ran, 1) as { mismatches: object[] };
    expect(mismatches).toContainEqual(
      expect.objectContaining({ dossier, seq: 2, code: 'row-changed' }),
    );
    expect((await motcua(['verify'], { url: database.url })).stdout).toContain(
      `${dossier} lần ghi 2: row-changed`,
    );
    await changeByHand(`update history set actor = rtrim(actor, '!') ${row}`);
    expect(documentOf(await npm(['verify', '--json']))).toMatchObject({ mismatches: [] });
  });
});
