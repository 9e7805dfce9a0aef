import { identityConfig, openServer, type OpenServer } from '#lib/service';

import { type Answer, aPerson, Caller } from '../support/caller.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const PASSWORD = 'mật khẩu dùng lâu dài 7';

let database: TestDatabase;
let server: OpenServer;
/** The server's clock. */
let now = Date.parse('2024-03-14T08:00:00+07:00');

beforeAll(async () => {
  database = await testDatabase();
  server = await openServer(
    serverOptions(database, {
      identity: { ...identityConfig({}), clock: () => now },
      trustedProxies: '127.0.0.1',
      work: { consume: false },
    }),
  );
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

const signIn = (username: string, password: string, from = '10.0.0.1') =>
  new Caller(server.url).post<{ code?: string }>(
    '/session',
    { username, password },
    { 'x-forwarded-for': from },
  );

const account = async (by: Caller) =>
  (await by.get<{ account: { username: string; mustChangePassword: boolean } | null }>('/session'))
    .body.account;

/** What tells one refusal from another, but for what must differ. */
const told = ({ status, body }: Answer) => [status, body];

describe('signing in', () => {
  it('is refused alike for a wrong password, an unknown name and a disabled account', async () => {
    await aPerson(server, { username: 'an' });
    const { oneTimePassword } = await server.accounts.create({ username: 'cu', name: 'Cũ' });
    await server.accounts.disable('cu');
    const wrong = await signIn('an', 'sai rồi sai rồi', '10.1.0.1');
    expect(told(wrong)).toMatchObject([401, { code: 'login-wrong' }]);
    expect(told(await signIn('khong-co', 'sai rồi sai rồi', '10.1.0.2'))).toEqual(told(wrong));
    expect(told(await signIn('cu', oneTimePassword, '10.1.0.3'))).toEqual(told(wrong));
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  it('takes the name in any case, and ends the session that was there', async () => {
    const person = await aPerson(server, { username: 'binh' });
    const before = new Map(person.cookies);
    await person.post('/session', { username: 'BINH', password: PASSWORD });
    expect(await account(person)).toMatchObject({ username: 'binh' });
    expect(person.cookies.get('motcua_session')).not.toBe(before.get('motcua_session'));
    const old = new Caller(server.url);
    before.forEach((value, name) => old.cookies.set(name, value));
    now += 10 * SECOND;
    expect(await account(old)).toBeNull();
  });

  it('is refused to another site’s page', async () => {
    const refused = await new Caller(server.url).post(
      '/session',
      { username: 'an', password: PASSWORD },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(told(refused)).toMatchObject([403, { code: 'csrf' }]);
  });

  it('keeps of the token only its hash', async () => {
    const person = await aPerson(server, { username: 'chi' });
    const token = person.cookies.get('motcua_session') ?? '';
    const { rows } = await database.asOwner('select token_hash from session');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('out ends the session and takes the cookies back', async () => {
    const person = await aPerson(server, { username: 'dung' });
    const token = person.cookies.get('motcua_session') ?? '';
    const out = await person.call('DELETE', '/session');
    expect(out.status).toBe(204);
    expect(person.cookies.size).toBe(0);
    const old = new Caller(server.url);
    old.cookies.set('motcua_session', token);
    expect(told(await old.get('/dossiers'))).toMatchObject([401, { code: 'unauthenticated' }]);
  });
});

describe('wrong passwords', () => {
  it('slow the guessing of a name from an address down, twice as long each time', async () => {
    await aPerson(server, { username: 'giang' });
    const guess = () => signIn('giang', 'sai rồi sai rồi', '10.2.0.1');
    for (let attempt = 1; attempt <= 4; attempt += 1)
      expect([attempt, (await guess()).status]).toEqual([attempt, 401]);
    for (const wait of [1, 2, 4, 8, 16]) {
      const throttled = await guess();
      expect(told(throttled)).toMatchObject([429, { code: 'throttled' }]);
      expect(throttled.headers.get('retry-after')).toBe(String(wait));
      now += wait * SECOND - 1;
      expect((await guess()).status).toBe(429);
      now += 1;
      expect((await guess()).status).toBe(401);
    }
  });

  it('keep even the right one waiting, but not from another address, nor another name', async () => {
    await aPerson(server, { username: 'ha' });
    for (let attempt = 1; attempt <= 4; attempt += 1)
      await signIn('ha', 'sai rồi sai rồi', '10.3.0.1');
    expect((await signIn('ha', PASSWORD, '10.3.0.1')).status).toBe(429);
    expect((await signIn('ha', PASSWORD, '10.3.0.2')).status).toBe(200);
    expect((await signIn('an', PASSWORD, '10.3.0.1')).status).toBe(200);
    now += SECOND;
    expect((await signIn('ha', PASSWORD, '10.3.0.1')).status).toBe(200);
  });

  it('are forgotten after the right one, and with time', async () => {
    await aPerson(server, { username: 'lan' });
    for (const round of [1, 2]) {
      for (let attempt = 1; attempt <= 3; attempt += 1)
        expect([round, (await signIn('lan', 'sai rồi sai rồi', '10.4.0.1')).status]).toEqual([
          round,
          401,
        ]);
      expect([round, (await signIn('lan', PASSWORD, '10.4.0.1')).status]).toEqual([round, 200]);
    }
    for (let attempt = 1; attempt <= 4; attempt += 1)
      await signIn('lan', 'sai rồi sai rồi', '10.4.0.1');
    expect((await signIn('lan', PASSWORD, '10.4.0.1')).status).toBe(429);
    now += HOUR;
    for (let attempt = 1; attempt <= 3; attempt += 1)
      expect((await signIn('lan', 'sai rồi sai rồi', '10.4.0.1')).status).toBe(401);
  });

  it('tried at once count as many', async () => {
    await aPerson(server, { username: 'mai' });
    const all = await Promise.all(
      Array.from({ length: 12 }, () => signIn('mai', 'sai rồi sai rồi', '10.5.0.1')),
    );
    const admitted = all.filter(({ status }) => status === 401).length;
    expect(admitted).toBe(4);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(12 - admitted);
  });

  it('slow the change of a password down as well', async () => {
    const person = await aPerson(server, { username: 'nam' });
    const change = () =>
      person.post('/session/password', { current: 'sai rồi sai rồi', next: 'một mật khẩu khác 8' });
    for (let attempt = 1; attempt <= 4; attempt += 1)
      expect(told(await change())).toMatchObject([422, { code: 'password-wrong' }]);
    expect(told(await change())).toMatchObject([429, { code: 'throttled' }]);
  });
});

describe('a password for one use', () => {
  it('opens nothing but the change of it', async () => {
    const { oneTimePassword } = await server.accounts.create({
      username: 'oanh',
      name: 'Oanh',
      grants: [{ role: 'desk', agency: 'thanh-ha' }],
    });
    const person = new Caller(server.url);
    await person.post('/session', { username: 'oanh', password: oneTimePassword });
    expect(await account(person)).toMatchObject({ mustChangePassword: true });
    for (const path of ['/dossiers', '/tasks', '/notices', '/agencies', '/procedures'])
      expect(told(await person.get(path))).toMatchObject([403, { code: 'password-must-change' }]);
    const change = (next: string, current = oneTimePassword) =>
      person.post('/session/password', { current, next });
    expect(told(await change('ngắn'))).toMatchObject([422, { code: 'password-weak' }]);
    expect(told(await change(oneTimePassword))).toMatchObject([422, { code: 'password-weak' }]);
    expect(told(await change(PASSWORD, 'không phải nó'))).toMatchObject([
      422,
      { code: 'password-wrong' },
    ]);
    expect(await change(PASSWORD)).toMatchObject({
      status: 200,
      body: { account: { username: 'oanh', mustChangePassword: false } },
    });
    expect((await person.get('/dossiers')).status).toBe(200);
    expect((await signIn('oanh', oneTimePassword, '10.6.0.1')).status).toBe(401);
    expect((await signIn('oanh', PASSWORD, '10.6.0.1')).status).toBe(200);
  });

  it('given anew ends every session', async () => {
    const person = await aPerson(server, { username: 'phuc' });
    const administrator = await aPerson(server, { username: 'quan-tri', administrator: true });
    const { body } = await administrator.post<{ oneTimePassword: string }>(
      '/accounts/phuc/password',
    );
    expect(await account(person)).toBeNull();
    expect((await signIn('phuc', PASSWORD, '10.7.0.1')).status).toBe(401);
    expect((await signIn('phuc', body.oneTimePassword, '10.7.0.1')).status).toBe(200);
  });
});

describe('a session', () => {
  it('ends eight hours after the last request', async () => {
    const person = await aPerson(server, { username: 'quan' });
    now += 8 * HOUR - 1;
    expect(await account(person)).toMatchObject({ username: 'quan' });
    now += 8 * HOUR;
    expect(await account(person)).toBeNull();
    expect(told(await person.get('/dossiers'))).toMatchObject([401, { code: 'unauthenticated' }]);
  });

  it('ends twelve hours after it began, however busy it is', async () => {
    const person = await aPerson(server, { username: 'son' });
    for (let hour = 1; hour <= 11; hour += 1) {
      now += HOUR;
      expect([hour, (await account(person))?.username]).toEqual([hour, 'son']);
    }
    now += HOUR;
    expect(await account(person)).toBeNull();
  });

  it('ends at once when the account is disabled', async () => {
    const person = await aPerson(server, { username: 'tam' });
    const administrator = await aPerson(server, { username: 'quan-tri-2', administrator: true });
    expect(await account(person)).not.toBeNull();
    expect((await administrator.post('/accounts/tam/disable')).status).toBe(204);
    expect(await account(person)).toBeNull();
    expect((await signIn('tam', PASSWORD, '10.8.0.1')).status).toBe(401);
  });

  it('is to be had again once the account is enabled, with the password of before', async () => {
    await aPerson(server, { username: 'lam' });
    const administrator = await aPerson(server, { username: 'quan-tri-4', administrator: true });
    await administrator.post('/accounts/lam/disable');
    expect(told(await administrator.post('/accounts/lam/password'))).toMatchObject([
      409,
      { code: 'account-disabled', detail: expect.stringContaining('mở khóa') as string },
    ]);
    for (const again of [1, 2])
      expect([again, (await administrator.post('/accounts/lam/enable')).status]).toEqual([
        again,
        204,
      ]);
    expect((await signIn('lam', PASSWORD, '10.8.0.2')).status).toBe(200);
    expect((await administrator.post('/accounts/khong-co/enable')).status).toBe(404);
  });

  it('has the grants of the account from the next request on', async () => {
    const person = await aPerson(server, { username: 'thao' });
    const administrator = await aPerson(server, { username: 'quan-tri-3', administrator: true });
    expect((await person.get('/reports/2023-Q2?agency=thanh-ha')).status).toBe(403);
    await administrator.call('PUT', '/accounts/thao/grants', {
      grants: [{ role: 'auditor', agency: 'thanh-ha' }],
    });
    expect((await person.get('/reports/2023-Q2?agency=thanh-ha')).status).toBe(200);
  });

  it('that was made up is nobody’s', async () => {
    const stranger = new Caller(server.url);
    stranger.cookies.set('motcua_session', 'a'.repeat(43));
    expect(await account(stranger)).toBeNull();
    expect((await stranger.get('/dossiers')).status).toBe(401);
  });
});

describe('the last administrator', () => {
  /** Everybody who administers and can log in. */
  const standing = async () =>
    (await server.accounts.list())
      .filter(({ administrator, disabledAt }) => administrator && !disabledAt)
      .map(({ username }) => username);

  it('is never disabled, not by themselves and not by two at once', async () => {
    const one = await aPerson(server, { username: 'cuoi-1', administrator: true });
    await aPerson(server, { username: 'cuoi-2', administrator: true });
    for (const username of await standing())
      if (!username.startsWith('cuoi-')) await server.accounts.disable(username);
    const ends = await Promise.allSettled(
      ['cuoi-1', 'cuoi-2'].map((username) => server.accounts.disable(username)),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [left, ...others] = await standing();
    expect(others).toEqual([]);
    if (left === 'cuoi-2') await server.accounts.enable('cuoi-1');
    if (left === 'cuoi-2') await server.accounts.disable('cuoi-2');
    await one.post('/session', { username: 'cuoi-1', password: PASSWORD });
    expect(told(await one.post('/accounts/cuoi-1/disable'))).toMatchObject([
      409,
      { code: 'account-last-administrator' },
    ]);
    expect(await account(one)).toMatchObject({ username: 'cuoi-1' });
    await server.accounts.enable('cuoi-2');
    expect((await one.post('/accounts/cuoi-1/disable')).status).toBe(204);
  });
});

describe('an unsafe request with a session', () => {
  it('has to repeat the token bound to it', async () => {
    const person = await aPerson(server, { username: 'ut' });
    const other = await aPerson(server, { username: 'vui' });
    const post = (csrf?: string) =>
      fetch(`${server.url}/api/v1/notices/read-all`, {
        method: 'POST',
        headers: {
          cookie: `motcua_session=${person.cookies.get('motcua_session') ?? ''}`,
          ...(csrf !== undefined && { 'x-csrf-token': csrf }),
        },
      });
    for (const csrf of [undefined, '', 'x', other.cookies.get('motcua_csrf')]) {
      const refused = await post(csrf);
      expect([csrf, refused.status]).toEqual([csrf, 403]);
      expect(await refused.json()).toMatchObject({ code: 'csrf' });
    }
    expect((await post(person.cookies.get('motcua_csrf'))).status).toBe(204);
  });

  it('is not asked for it to read', async () => {
    const person = await aPerson(server, { username: 'xuan' });
    person.cookies.delete('motcua_csrf');
    expect((await person.get('/dossiers')).status).toBe(200);
  });
});

describe('the cookies', () => {
  const cookiesOf = async (publicUrl?: string) => {
    const one = await openServer(
      serverOptions(database, {
        identity: identityConfig({ PUBLIC_URL: publicUrl }),
        work: { consume: false },
      }),
    );
    try {
      const username = publicUrl === undefined ? 'yen' : 'yen-2';
      const { oneTimePassword } = await one.accounts.create({ username, name: 'Yến' });
      const { headers } = await new Caller(one.url).post('/session', {
        username,
        password: oneTimePassword,
      });
      return headers.getSetCookie().map((line) =>
        line
          .replace(/=[^;]+/, '')
          .split('; ')
          .filter((part) => !part.startsWith('Max-Age'))
          .sort(),
      );
    } finally {
      await one.close();
    }
  };

  it('of a server behind https are Secure, Lax, and the session’s is out of reach of scripts', async () => {
    expect(await cookiesOf('https://motcua.example')).toEqual([
      ['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure', 'motcua_session'],
      ['Path=/', 'SameSite=Lax', 'Secure', 'motcua_csrf'],
    ]);
  });

  it('of a server on this very machine go without https', async () => {
    expect(await cookiesOf()).toEqual([
      ['HttpOnly', 'Path=/', 'SameSite=Lax', 'motcua_session'],
      ['Path=/', 'SameSite=Lax', 'motcua_csrf'],
    ]);
  });
});
