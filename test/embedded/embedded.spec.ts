import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { closedFolder } from '../../libs/persistence/src/embedded/account.ts';
import {
  type EmbeddedDatabase,
  type EmbeddedOptions,
  startEmbedded,
} from '../../libs/persistence/src/embedded/embedded.ts';
import { readPidFile, serves } from '../../libs/persistence/src/embedded/postmaster.ts';
import { graceSeconds } from '../../libs/persistence/src/embedded/watch.ts';
import { eventually } from '../queues/backends.ts';
import { compileInto, killUsers, startUser } from './user-process.ts';

const root = process.getuid?.() === 0;
const folder = mkdtempSync(join(tmpdir(), 'motcua-embedded-'));
const programs = join(folder, 'programs');
/** Most cases go on with one home, as a project does for years. */
const home = join(folder, 'nhà chung');
const data = join(home, 'postgres', 'data');

const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
};

const opened: EmbeddedDatabase[] = [];

/** Stopped after the test at the latest. */
const open = async (options: EmbeddedOptions): Promise<EmbeddedDatabase> => {
  const database = await startEmbedded(options);
  opened.push(database);
  return database;
};

const pidOf = (folderOfData: string): number => readPidFile(folderOfData)?.pid ?? 0;

const gone = (pid: number): Promise<boolean> =>
  eventually(
    () => Promise.resolve(!serves(pid, data)),
    (so) => so,
  );

const refused = (home: string) =>
  startEmbedded({ home }).then(
    () => ({ code: 'started', message: '' }),
    (error: unknown) => error as { code: string; message: string },
  );

beforeAll(() => {
  chmodSync(folder, 0o755);
  compileInto(programs);
});

afterEach(async () => {
  killUsers();
  for (const database of opened.splice(0)) await database.stop();
});

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }));

test('the first start makes the database; the later ones find it, on the same port', async () => {
  const told: string[] = [];
  const first = await open({ home, log: (line) => told.push(line) });
  expect(first.url).toMatch(/^postgresql:\/\/motcua:[\w-]{32}@127\.0\.0\.1:\d+\/motcua$/);
  // On a slow machine it is told to wait, too.
  expect(told.filter((line) => line.startsWith('Tạo cơ sở dữ liệu'))).toHaveLength(1);
  await query(first.url, 'create table kept (what text)');
  await query(first.url, "insert into kept values ('Nguyễn Thị Ưng')");
  const pid = pidOf(data);
  expect(serves(pid, data)).toBe(true);
  await first.stop();
  await first.stop();
  expect(serves(pid, data)).toBe(false);

  const second = await open({ home });
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'select upper(what) from kept')).toEqual(['NGUYỄN THỊ ƯNG']);
  await second.stop();
});

(existsSync('/usr/bin/chrt') ? test : test.skip)(
  'a backend takes its turns as batch work',
  async () => {
    const database = await open({ home });
    // Read by the backend itself: another's would be gone as soon as its connection is.
    const [stat] = await query(database.url, "select pg_read_file('/proc/self/stat')");
    // proc(5): field 41 is the scheduling policy, counted from the state (3) behind the name in brackets.
    const SCHED_BATCH = '3';
    const [, afterName = ''] = /.*\) (.*)/.exec(String(stat)) ?? [];
    expect(afterName.split(' ')[41 - 3]).toBe(SCHED_BATCH);
  },
);

test('what must hold of the server holds, and its files are private', async () => {
  const database = await open({ home });
  const shown = async (name: string) => (await query(database.url, `show ${name}`))[0];
  expect(await shown('server_encoding')).toBe('UTF8');
  expect(await shown('timezone')).toBe('UTC');
  expect(await shown('fsync')).toBe('on');
  expect(await shown('listen_addresses')).toBe('127.0.0.1');
  expect(await shown('unix_socket_directories')).toBe('');
  expect(
    await query(
      database.url,
      "select concat(datlocprovider, datlocale) from pg_database where datname = 'motcua'",
    ),
  ).toEqual(['bC.UTF-8']);
  const wrong = database.url.replace(/:[\w-]{32}@/, ':sai@');
  await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });

  await query(database.url, 'create table strict (who text check (length(who) < 3))');
  await expect(query(database.url, "insert into strict values ('Bí Mật')")).rejects.toThrow();
  await database.stop();
  const log = join(home, 'postgres.log');
  expect(readFileSync(log, 'utf8')).not.toContain('Bí Mật');
  for (const file of [log, join(home, 'postgres', 'password')]) {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  }
});

test('a path with spaces and Vietnamese letters, under umask 077, in a folder only its owner enters', async () => {
  const closed = join(folder, 'thư mục “kín” của tôi');
  mkdirSync(closed, { mode: 0o700 });
  const user = startUser(programs, join(closed, 'Một cửa', '.motcua'), { umask: 0o077 });
  const { url } = await user.said((line) => Boolean(line.url ?? line.code));
  expect(await query(url!, 'select current_database()')).toEqual(['motcua']);
  expect(await user.stop()).toBe(0);
});

test('of two processes the second adopts the server, and the last to stop ends it', async () => {
  const other = startUser(programs, home);
  const { url } = await other.said((line) => Boolean(line.url));
  const mine = await open({ home });
  expect(mine.url).toBe(url);
  const pid = pidOf(data);
  expect(await other.stop()).toBe(0);
  expect(serves(pid, data)).toBe(true);
  expect(await query(mine.url, 'select count(*)::int from kept')).toEqual([1]);
  await mine.stop();
  expect(serves(pid, data)).toBe(false);
});

test('two first starts at the same moment end with one server', async () => {
  const fresh = join(folder, 'cùng lúc');
  const users = [1, 2].map(() => startUser(programs, fresh));
  const said = await Promise.all(users.map((user) => user.said((line) => !line.log)));
  expect(said[0]!.url).toBeDefined();
  expect(said[1]).toEqual(said[0]);
  expect(await Promise.all(users.map((user) => user.stop()))).toEqual([0, 0]);
  expect(existsSync(join(fresh, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
  expect(readdirSync(fresh).sort()).toEqual(['postgres', 'postgres.log']);
});

test('after kill -9 of its user the server is adopted with all that was committed', async () => {
  const user = startUser(programs, home);
  const { url } = await user.said((line) => Boolean(line.url));
  await query(url!, "insert into kept values ('trước khi chết')");
  const pid = pidOf(data);
  await user.kill();
  const next = await open({ home });
  expect(pidOf(data)).toBe(pid);
  expect(next.url).toBe(url);
  expect(await query(next.url, "select what from kept where what like 'trước%'")).toHaveLength(1);
  // The watch saw its user die and must have noticed that another came.
  await sleep((graceSeconds + 1) * 1000);
  expect(serves(pid, data)).toBe(true);
  await next.stop();
  expect(serves(pid, data)).toBe(false);
});

test('a server that lost its last user and is not adopted ends by itself', async () => {
  const user = startUser(programs, home);
  await user.said((line) => Boolean(line.url));
  const pid = pidOf(data);
  await user.kill();
  expect(await gone(pid)).toBe(true);
  expect(pidOf(data)).toBe(0);
});

test('Ctrl-C reaches the program and not the server, so it is stopped in order', async () => {
  const user = startUser(programs, home);
  await user.said((line) => Boolean(line.url));
  const pid = pidOf(data);
  process.kill(-user.child.pid!, 'SIGINT');
  expect(await user.ended).toBe(0);
  expect(serves(pid, data)).toBe(false);
  expect(readFileSync(join(home, 'postgres.log'), 'utf8')).toMatch(/is shut down\s*$/);
});

test('after kill -9 of the server itself the next start recovers', async () => {
  const broken = await open({ home });
  await query(broken.url, "insert into kept values ('đã ghi')");
  process.kill(pidOf(data), 'SIGKILL');
  const next = await open({ home });
  expect(await query(next.url, "select what from kept where what = 'đã ghi'")).toHaveLength(1);
  await broken.stop();
  await next.stop();
});

test('a postmaster.pid that names another living process does not stop the start', async () => {
  const owner = statSync(data);
  const identity = root ? { uid: owner.uid, gid: owner.gid } : {};
  const stranger = spawn('sleep', ['60'], { ...identity, cwd: '/', stdio: 'ignore' });
  try {
    const file = join(data, 'postmaster.pid');
    writeFileSync(file, `${stranger.pid}\n${data}\n1700000000\n5432\n\n127.0.0.1\n\nready   \n`);
    if (root) chownSync(file, owner.uid, owner.gid);
    const database = await open({ home });
    expect(await query(database.url, 'select 1')).toEqual([1]);
    await database.stop();
    expect(stranger.exitCode).toBeNull();
  } finally {
    stranger.kill('SIGKILL');
  }
});

test('a copy of a home in use is a database of its own', async () => {
  const original = await open({ home });
  await query(original.url, 'checkpoint');
  const copy = join(folder, 'bản sao');
  cpSync(home, copy, { recursive: true, filter: (path) => !path.includes('/watch-') });
  const second = await open({ home: copy });
  expect(second.url).not.toBe(original.url);
  await query(second.url, 'drop table kept');
  await second.stop();
  expect(await query(original.url, 'select count(*) > 0 from kept')).toEqual([true]);
  await original.stop();
});

test('kill -9 in the middle of the first start leaves nothing half-made', async () => {
  const fresh = join(folder, 'dở dang');
  const user = startUser(programs, fresh);
  await user.said((line) => Boolean(line.log));
  await eventually(
    () => Promise.resolve(readdirSync(fresh)),
    (names) => names.some((name) => existsSync(join(fresh, name, 'data', 'base'))),
  );
  await user.kill();
  // The orphaned initdb may write for a moment yet; a start after its end clears what it left.
  const left = await eventually(
    async () => {
      const database = await open({ home: fresh });
      expect(await query(database.url, 'select 1')).toEqual([1]);
      await database.stop();
      return readdirSync(fresh).sort();
    },
    ({ length }) => length === 2,
  );
  expect(left).toEqual(['postgres', 'postgres.log']);
});

test('data of another major version is refused and left alone', async () => {
  const version = join(data, 'PG_VERSION');
  writeFileSync(version, '17\n');
  const { code, message } = await refused(home);
  expect(code).toBe('other-version');
  expect(message).toContain('PostgreSQL 17');
  expect(readFileSync(version, 'utf8')).toBe('17\n');
  writeFileSync(version, '18\n');
});

test('a server that cannot start is refused with the last lines of its log', async () => {
  const conf = join(data, 'postgresql.conf');
  const before = readFileSync(conf, 'utf8');
  writeFileSync(conf, `${before}\nkhong_co_tham_so_nay = 1\n`);
  const { code, message } = await refused(home);
  expect(code).toBe('start-failed');
  expect(message).toContain('khong_co_tham_so_nay');
  writeFileSync(conf, before);
});

test('a folder that is something else is refused and left alone', async () => {
  const other = join(folder, 'khác');
  mkdirSync(join(other, 'postgres'), { recursive: true });
  writeFileSync(join(other, 'postgres', 'ghi chú.txt'), 'của tôi');
  expect((await refused(other)).code).toBe('not-a-database');
  expect(readdirSync(other)).toEqual(['postgres']);
  const file = join(folder, 'tệp');
  writeFileSync(file, '');
  expect((await refused(join(file, 'home'))).code).toBe('home-not-writable');
});

// As root in a folder of root's own, nobody cannot even read this checkout.
const nobody = { uid: 65534, gid: 65534, name: 'nobody' };
const asOrdinary = root && closedFolder(resolve('node_modules'), nobody) ? test.skip : test;

asOrdinary('an ordinary user is told which home it cannot write', async () => {
  const closed = join(folder, 'chỉ đọc');
  mkdirSync(closed, { mode: 0o555 });
  const identity = root ? { uid: nobody.uid, gid: nobody.gid } : {};
  const user = startUser(programs, join(closed, '.motcua'), identity);
  const said = await user.said((line) => Boolean(line.code ?? line.url));
  expect(said.code).toBe('home-not-writable');
  expect(said.message).toContain(join(closed, '.motcua'));
  expect(said.message).toContain('MOTCUA_HOME');
  expect(await user.ended).toBe(1);
});

asOrdinary('an ordinary user needs no rights of root', async () => {
  const own = join(folder, 'của riêng');
  mkdirSync(own);
  if (root) chownSync(own, nobody.uid, nobody.gid);
  const identity = root ? { uid: nobody.uid, gid: nobody.gid } : {};
  const user = startUser(programs, own, { ...identity, umask: 0o077 });
  const { url } = await user.said((line) => Boolean(line.code ?? line.url));
  expect(await query(url!, 'select 1')).toEqual([1]);
  expect(await user.stop()).toBe(0);
  if (!root) return;
  // Root in somebody's folder works as that user, who can go on without root afterwards.
  const database = await open({ home: own });
  expect(statSync(`/proc/${pidOf(join(own, 'postgres', 'data'))}`).uid).toBe(nobody.uid);
  await database.stop();
  expect(statSync(join(own, 'postgres.log')).uid).toBe(nobody.uid);
});
