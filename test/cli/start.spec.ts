import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';

import { eventually, freePort } from '../queues/backends.ts';
import { build, cleanUp, documentOf, motcua, type Running, start, temporaryFolder } from './run.ts';

let home: string;

beforeAll(async () => {
  await build();
  home = join(temporaryFolder('start'), 'nhà');
});
afterAll(cleanUp);

/** What a running process has said on stderr so far. */
const listen = ({ child }: Running) => {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  return (pattern: RegExp) =>
    eventually(
      () => Promise.resolve(pattern.exec(said)),
      (found) => found !== null,
    );
};

const signIn = (url: string, username: string, password: string) =>
  fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });

const open = async (...more: string[]) => {
  const server = start(['start', '--port', String(await freePort()), ...more], { home });
  const heard = listen(server);
  const [, url = ''] = (await heard(/đang chạy tại (\S+)/)) ?? [];
  return { server, heard, url };
};

describe('motcua start', () => {
  it('makes an administrator the first time, whose one-time password opens a session and nothing else', async () => {
    const { server, heard, url } = await open();
    const [, username = '', password = ''] =
      (await heard(/Quản trị viên đầu tiên: (\S+), mật khẩu dùng một lần: (\S+)/)) ?? [];
    expect(username).toBe('quan-tri');
    const answer = await signIn(url, username, password);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      account: { username, administrator: true, mustChangePassword: true },
    });
    const cookie = answer.headers
      .getSetCookie()
      .map((set) => set.split(';')[0])
      .join('; ');
    const refused = await fetch(`${url}/api/v1/dossiers`, { headers: { cookie } });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'password-must-change' });
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ status: 'ok' });
    server.child.kill('SIGTERM');
    const ended = await server.ended;
    expect(ended.status).toBe(0);
    expect(ended.stdout).not.toContain(password);
    expect(
      ended.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object)
        .at(-1),
    ).toMatchObject({ msg: 'đã dừng' });
  });

  it('makes none again, and has the demo with people to try it when asked', async () => {
    const { server, heard, url } = await open('--demo');
    const [, password = ''] = (await heard(/mật khẩu chung của lần chạy này: (\S+)/)) ?? [];
    const answer = await signIn(url, 'mot-cua', password);
    expect(answer.status).toBe(200);
    const cookie = answer.headers
      .getSetCookie()
      .map((set) => set.split(';')[0])
      .join('; ');
    const report = await fetch(`${url}/api/v1/reports/2023-Q2?agency=thanh-ha`, {
      headers: { cookie },
    });
    expect(await report.json()).toMatchObject({
      total: { received: 937, resolved: { total: 935 } },
    });
    const summary = await fetch(`${url}/api/v1/dossiers/summary`, { headers: { cookie } });
    const { submitted, inHand, paused, toReturn } = (await summary.json()) as Record<
      string,
      number
    >;
    for (const station of [submitted, inHand, paused, toReturn]) expect(station).toBeGreaterThan(1);
    server.child.kill('SIGINT');
    const ended = await server.ended;
    expect(ended.status).toBe(0);
    expect(ended.stderr).not.toContain('Quản trị viên đầu tiên');
  });

  it.each([
    [['--port', 'abc'], {}, 2, /usage: Giá trị không hợp lệ/],
    [[], { PORT: '99999' }, 1, /environment-invalid: .*PORT phải là số nguyên từ 0 đến 65535/],
    // What an option says, the environment is not asked: it goes on to the address.
    [['--port', '0', '--host', '192.0.2.1'], { PORT: '99999' }, 1, /^address-unavailable/m],
    [['--host', '192.0.2.1'], { PORT: '0' }, 1, /^address-unavailable: .*192\.0\.2\.1/m],
    [[], { OIDC_ISSUER: 'http://dinh-danh.example.vn' }, 1, /environment-invalid: .*OIDC_ISSUER/],
    [[], { SMTP_URL: 'smtp://127.0.0.1' }, 1, /environment-invalid: .*MAIL_FROM/],
  ])('says what it cannot use: %s %o', async (args, env, status, said) => {
    const ran = await motcua(['start', ...args], { home, env });
    expect(ran.stderr).toMatch(said);
    expect(ran.status).toBe(status);
  });
});

it.each<[string, (port: string) => [string[], Record<string, string>], string]>([
  ['start', (port) => [['start', '--port', port], {}], '--port'],
  ['worker', (port) => [['worker'], { HEALTH_PORT: port }], 'HEALTH_PORT'],
])('motcua %s refuses a port in use, and says how to choose another', async (_is, how, by) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const [args, env] = how(String(port));
  const ran = await motcua(args, { home, env });
  other.close();
  expect(ran.stderr).toMatch(
    new RegExp(`^port-busy: Cổng ${port} đang có chương trình khác dùng; .*${by}`, 'm'),
  );
  expect(ran.stderr).not.toMatch(/EADDRINUSE|\n\s+at /);
  expect(ran.status).toBe(1);
});

describe('motcua agencies', () => {
  const list = async () =>
    documentOf(await motcua(['agencies', 'list', '--json'], { home })) as {
      id: string;
      code: string | null;
    }[];
  const code = (...args: string[]) =>
    motcua(['agencies', 'code', ...args, '--by', 'quan-tri'], { home });

  it('sets the identity code of an agency that has none, and no other', async () => {
    expect(await list()).toContainEqual(expect.objectContaining({ id: 'xa-thanh-ha', code: null }));
    const set = await code('xa-thanh-ha', 'H99.123.45');
    expect([set.status, set.stdout]).toEqual([0, expect.stringContaining('H99.123.45')]);
    expect(await list()).toContainEqual(
      expect.objectContaining({ id: 'xa-thanh-ha', code: 'H99.123.45' }),
    );
  });

  it.each([
    [['xa-thanh-son', 'Thanh Sơn'], /^agency-code-refused: .*mã định danh/],
    [['xa-thanh-son', '000.22.24.H23'], /^agency-code-refused: .*UBND TT\. Thanh Hà/],
    [['thanh-ha', 'H99.1.2'], /^agency-code-refused/],
    [['thanh-ha', 'H99.123.46'], /^agency-code-refused: .*danh bạ/],
    [['khong-co', 'H99.123.46'], /^agency-unknown/],
  ])('refuses %s', async (args, said) => {
    const ran = await code(...args);
    expect(ran.stderr).toMatch(said);
    expect(ran.status).toBe(1);
  });
});

describe('motcua accounts', () => {
  it('creates, grants, resets, disables and enables; each one-time password is said once', async () => {
    const created = documentOf(
      await motcua(
        [
          'accounts',
          'create',
          'van-thu',
          '--name',
          'Văn thư',
          '--grant',
          'desk@thanh-ha',
          '--json',
        ],
        { home },
      ),
    ) as { oneTimePassword: string };
    expect(created.oneTimePassword).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    const granted = await motcua(
      ['accounts', 'grant', 'van-thu', 'officer@thanh-ha:Hộ tịch,Chứng thực'],
      { home },
    );
    expect(granted.stdout).toBe('van-thu: nay có officer@thanh-ha:Hộ tịch,Chứng thực\n');
    const list = async () =>
      documentOf(await motcua(['accounts', 'list', '--json'], { home })) as { username: string }[];
    expect(await list()).toContainEqual({
      username: 'van-thu',
      name: 'Văn thư',
      email: null,
      administrator: false,
      disabled: false,
      grants: ['officer@thanh-ha:Hộ tịch,Chứng thực'],
    });
    const reset = await motcua(['accounts', 'password', 'van-thu'], { home });
    expect(reset.stdout).not.toContain(created.oneTimePassword);
    const disabled = await motcua(['accounts', 'disable', 'van-thu'], { home });
    expect(disabled.stdout).toMatch(/^van-thu: đã khóa/);
    expect(await list()).toContainEqual(
      expect.objectContaining({ username: 'van-thu', disabled: true }),
    );
    const refused = await motcua(['accounts', 'password', 'van-thu'], { home });
    expect([refused.status, refused.stderr]).toEqual([
      1,
      expect.stringContaining('account-disabled'),
    ]);
    const enabled = await motcua(['accounts', 'enable', 'van-thu'], { home });
    expect(enabled.stdout).toMatch(/^van-thu: đang mở/);
    expect(await list()).toContainEqual(
      expect.objectContaining({ username: 'van-thu', disabled: false }),
    );
  });

  it.each([
    [['password', 'khong-co'], /account-unknown/],
    [['enable', 'khong-co'], /account-unknown/],
    [['disable', 'quan-tri'], /account-last-administrator/],
    [['create', 'A B', '--name', 'A'], /account-invalid/],
    [['create', 'an', '--name', 'An', '--email', 'an'], /account-invalid: .*“an”/],
    [['grant', 'van-thu', 'officer@thanh-ha:ho-tich'], /grant-invalid: .*“ho-tich”.*Hộ tịch/],
    [['create', 'quan-tri', '--name', 'A'], /account-exists/],
    [['create', 'moi', '--name', 'A', '--grant', 'desk@khong-co'], /grant-invalid/],
    [['create', 'moi', '--name', 'A', '--grant', 'vua@thanh-ha'], /grant-invalid/],
  ])('refuses %s', async (args, said) => {
    const ran = await motcua(['accounts', ...args], { home });
    expect(ran.stderr).toMatch(said);
    expect(ran.status).toBe(1);
  });
});
