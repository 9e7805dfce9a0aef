import { AccountStore, OidcFlowStore } from '#lib/persistence';
import { identityConfig, openServer, type OpenServer } from '#lib/service';

import { freePort } from '../queues/backends.ts';
import { aPerson } from '../support/caller.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';
import { Browser, type Visited } from './browser.ts';
import { ProviderProcess } from './provider-process.ts';

const HOUR = 3_600_000;

let database: TestDatabase;
let server: OpenServer;
let provider: ProviderProcess;
/** What the server's clock is ahead of the machine's. */
let ahead = 0;

const accounts = {
  'sub-an': { email: 'An@Thanh-Ha.example', email_verified: true },
  'sub-binh': { email: 'binh@thanh-ha.example', email_verified: false },
  'sub-chi': { email: 'chi@thanh-ha.example', email_verified: true },
  'sub-dung': { email: 'dung@thanh-ha.example', email_verified: true },
  'sub-quan-tri': { email: 'quan-tri@thanh-ha.example', email_verified: true },
  'sub-quan-tri-2': { email: 'quan-tri-2@thanh-ha.example', email_verified: true },
  'sub-la': { email: 'la@example.com', email_verified: true },
  'sub-an-2': { email: 'an@thanh-ha.example', email_verified: true },
};

beforeAll(async () => {
  database = await testDatabase();
  const [own, theirs] = [await freePort(), await freePort()];
  provider = new ProviderProcess(
    theirs,
    `http://127.0.0.1:${own}/api/v1/session/oidc/callback`,
    accounts,
  );
  const identity = identityConfig({
    PUBLIC_URL: `http://127.0.0.1:${own}`,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'motcua',
    OIDC_CLIENT_SECRET: 'secret-of-the-test',
  });
  // Opened while the provider is away: nothing is asked of it before it is needed.
  server = await openServer(
    serverOptions(database, {
      port: own,
      identity: { ...identity, clock: () => Date.now() + ahead },
      work: { consume: false },
    }),
  );
  const create = async (username: string, more: object = {}) =>
    server.accounts.create({
      username,
      name: username,
      email: `${username}@thanh-ha.example`,
      grants: [{ role: 'desk', agency: 'thanh-ha' }],
      ...more,
    });
  for (const username of ['an', 'binh', 'chi', 'dung']) await create(username);
  await server.accounts.disable('dung');
  await create('quan-tri', { administrator: true });
  await create('quan-tri-2', {
    administrator: true,
    oidc: { issuer: provider.issuer, subject: 'sub-quan-tri-2' },
  });
});
afterAll(async () => {
  await provider.stop();
  await server.close();
  await database.drop();
});

const start = (next?: string) =>
  `${server.url}/api/v1/session/oidc${next === undefined ? '' : `?next=${encodeURIComponent(next)}`}`;

const atCallback = ({ pathname }: URL) => pathname === '/api/v1/session/oidc/callback';
const atOwnPage = (url: URL) => url.origin === server.url && !url.pathname.startsWith('/api/');

const nowhere = (): never => {
  throw new Error('the provider led nowhere');
};

/** Goes to the provider and says who one is; comes back to the door of the callback, not through it. */
const recognised = async (browser: Browser, subject: string, next?: string): Promise<URL> => {
  const asked = (url: URL) => url.pathname.startsWith('/interaction/') || atCallback(url);
  const { location: first } = await browser.follow(start(next), asked);
  // Whom the provider remembers it does not ask again.
  if (!first || atCallback(first)) return first ?? nowhere();
  first.searchParams.set('login', subject);
  const { location } = await browser.follow(first, atCallback);
  return location ?? nowhere();
};

/** The whole way to the page of ours it ends at. */
const login = async (browser: Browser, subject: string, next?: string): Promise<Visited> =>
  browser.follow(await recognised(browser, subject, next), atOwnPage);

const who = async (browser: Browser): Promise<{ username: string } | null> => {
  const { text } = await browser.visit(`${server.url}/api/v1/session`, 'application/json');
  return (JSON.parse(text) as { account: { username: string } | null }).account;
};

const subjectOf = async (username: string) =>
  (await new AccountStore(database.source).byUsername(username))?.oidcSubject;

const backAt = ({ location }: Visited) => location && location.pathname + location.search;

describe('while the provider is away', () => {
  it('its login answers 503, a browser is led back to the page of passwords, and passwords work', async () => {
    const told = await new Browser().visit(start('/ho-so'), 'application/json');
    expect(told.status).toBe(503);
    expect(JSON.parse(told.text)).toMatchObject({ code: 'oidc-unavailable' });
    expect(backAt(await new Browser().visit(start('/ho-so')))).toBe(
      '/dang-nhap?loi=oidc-unavailable',
    );
    const person = await aPerson(server, { username: 'mat-khau' });
    expect((await person.get('/session')).body).toMatchObject({
      account: { username: 'mat-khau' },
      oidc: true,
    });
  });

  it('and is asked again once it is there', async () => {
    await provider.start();
    const begun = await new Browser().visit(start('/ho-so'));
    expect(begun.status).toBe(302);
    expect(begun.location?.origin).toBe(provider.issuer);
    expect(Object.fromEntries(begun.location?.searchParams ?? [])).toMatchObject({
      client_id: 'motcua',
      response_type: 'code',
      scope: 'openid profile email',
      code_challenge_method: 'S256',
      redirect_uri: `${server.url}/api/v1/session/oidc/callback`,
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
  });
});

describe('a person the provider has recognised', () => {
  it('is signed in and led to where they wanted to go, with no word of the flow left behind', async () => {
    const browser = new Browser();
    const end = await login(browser, 'sub-an', '/ho-so?q=an');
    expect(backAt(end)).toBe('/ho-so?q=an');
    expect(await who(browser)).toMatchObject({ username: 'an', mustChangePassword: false });
    const names = end.setCookies.map((line) => line.split('=')[0]);
    expect(names.sort()).toEqual(['motcua_csrf', 'motcua_oidc', 'motcua_session']);
    for (const line of end.setCookies) expect(line).toMatch(/SameSite=Lax/i);
    expect(end.setCookies.find((line) => line.startsWith('motcua_session'))).toMatch(/HttpOnly/);
    expect(end.setCookies.find((line) => line.startsWith('motcua_oidc=;'))).toMatch(/Max-Age=0/);
    const { rows } = await database.asOwner('select * from oidc_flow where next = $1', [
      '/ho-so?q=an',
    ]);
    expect(rows).toEqual([]);
  });

  it('may work at once, whatever password for one use they were given', async () => {
    const browser = new Browser();
    await login(browser, 'sub-an');
    const list = await browser.visit(`${server.url}/api/v1/dossiers`, 'application/json');
    expect(list.status).toBe(200);
  });

  it('is tied by an address the provider has verified, and by the subject from then on', async () => {
    expect(await subjectOf('an')).toBe('sub-an');
    await database.asOwner(`update account set email = null where username = 'an'`);
    const browser = new Browser();
    await login(browser, 'sub-an');
    expect(await who(browser)).toMatchObject({ username: 'an' });
    await database.asOwner(
      `update account set email = 'an@thanh-ha.example' where username = 'an'`,
    );
  });

  it.each([
    ['is tied to nobody by an address that is not verified', 'sub-binh', 'binh'],
    ['is never tied to an administrator', 'sub-quan-tri', 'quan-tri'],
    ['is not let in where the account is disabled', 'sub-dung', 'dung'],
  ])('%s', async (_, subject, username) => {
    const browser = new Browser();
    expect(backAt(await login(browser, subject))).toBe('/dang-nhap?loi=oidc-unknown');
    expect(await who(browser)).toBeNull();
    expect(await subjectOf(username)).toBeNull();
  });

  it('is not tied to an account that is another subject’s', async () => {
    const browser = new Browser();
    expect(backAt(await login(browser, 'sub-an-2'))).toBe('/dang-nhap?loi=oidc-unknown');
    expect(await subjectOf('an')).toBe('sub-an');
  });

  it('and whom nobody knows is told so on the page of the login', async () => {
    const browser = new Browser();
    expect(backAt(await login(browser, 'sub-la'))).toBe('/dang-nhap?loi=oidc-unknown');
    expect(await who(browser)).toBeNull();
  });

  it('who is an administrator tied by hand is let in', async () => {
    const browser = new Browser();
    await login(browser, 'sub-quan-tri-2');
    expect(await who(browser)).toMatchObject({ username: 'quan-tri-2', administrator: true });
  });

  it('loses the session when the account is disabled, and comes back no more', async () => {
    const browser = new Browser();
    await login(browser, 'sub-chi');
    expect(await who(browser)).toMatchObject({ username: 'chi' });
    const administrator = await aPerson(server, { username: 'quan-tri-3', administrator: true });
    expect((await administrator.post('/accounts/chi/disable')).status).toBe(204);
    expect(await who(browser)).toBeNull();
    expect(backAt(await login(browser, 'sub-chi'))).toBe('/dang-nhap?loi=oidc-unknown');
  });

  it('gets a new session for the one that was there', async () => {
    const browser = new Browser();
    await login(browser, 'sub-an');
    const before = browser.jarOf(new URL(server.url)).get('motcua_session');
    await login(browser, 'sub-an');
    const after = browser.jarOf(new URL(server.url)).get('motcua_session');
    expect(after).not.toBe(before);
    const old = new Browser();
    old.jarOf(new URL(server.url)).set('motcua_session', before ?? '');
    expect(await who(old)).toBeNull();
  });

  it('who refuses at the provider is not signed in', async () => {
    const browser = new Browser();
    expect(backAt(await login(browser, ''))).toBe('/dang-nhap?loi=oidc-failed');
    expect(await who(browser)).toBeNull();
  });
});

describe('what comes back is refused', () => {
  const refused = async (browser: Browser, address: URL, code = 'oidc-failed'): Promise<void> => {
    expect(backAt(await browser.visit(address))).toBe(`/dang-nhap?loi=${code}`);
    expect(await who(browser)).toBeNull();
  };

  it.each(['another-state', ''])('with a wrong state “%s”', async (state) => {
    const browser = new Browser();
    const address = await recognised(browser, 'sub-an');
    address.searchParams.set('state', state);
    await refused(browser, address);
  });

  it('with the state of another login, whose browser it is not', async () => {
    const [thief, victim] = [new Browser(), new Browser()];
    const stolen = await recognised(thief, 'sub-an');
    await refused(victim, stolen);
    await recognised(victim, 'sub-an');
    await refused(victim, stolen);
  });

  it('a second time, even to the same browser', async () => {
    const browser = new Browser();
    const address = await recognised(browser, 'sub-an');
    const flow = browser.jarOf(address).get('motcua_oidc') ?? '';
    await browser.visit(address);
    expect(await who(browser)).toMatchObject({ username: 'an' });
    const again = new Browser();
    again.jarOf(address).set('motcua_oidc', flow);
    await refused(again, address);
  });

  it('with a code that was used before, under a flow of its own', async () => {
    const browser = new Browser();
    const used = await recognised(browser, 'sub-an');
    await browser.visit(used);
    const fresh = new Browser();
    const address = await recognised(fresh, 'sub-an');
    address.searchParams.set('code', used.searchParams.get('code') ?? '');
    await refused(fresh, address);
  });

  it('with a code of somebody else’s flow: PKCE binds it to its own', async () => {
    const [one, other] = [new Browser(), new Browser()];
    const theirs = await recognised(one, 'sub-an');
    const address = await recognised(other, 'sub-an');
    address.searchParams.set('code', theirs.searchParams.get('code') ?? '');
    await refused(other, address);
  });

  it('from another issuer', async () => {
    const browser = new Browser();
    const address = await recognised(browser, 'sub-an');
    address.searchParams.set('iss', 'https://evil.example');
    await refused(browser, address);
  });

  it('after ten minutes', async () => {
    const browser = new Browser();
    const address = await recognised(browser, 'sub-an');
    ahead = HOUR;
    try {
      await refused(browser, address);
    } finally {
      ahead = 0;
    }
  });

  it('without a flow, or with one that was made up', async () => {
    const address = new URL('/api/v1/session/oidc/callback?code=x&state=y', server.url);
    await refused(new Browser(), address);
    const browser = new Browser();
    browser.jarOf(address).set('motcua_oidc', 'a'.repeat(43));
    await refused(browser, address);
  });

  it('while the provider is away, and no flow can be tried again', async () => {
    const browser = new Browser();
    const address = await recognised(browser, 'sub-an');
    const flow = browser.jarOf(address).get('motcua_oidc') ?? '';
    await provider.stop();
    await refused(browser, address, 'oidc-unavailable');
    await provider.start();
    browser.jarOf(address).set('motcua_oidc', flow);
    await refused(browser, address);
  });
});

describe('where to go afterwards', () => {
  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/.//evil.example/',
    'javascript:alert(1)',
    '/api/v1/session/oidc',
  ])('is never %s', async (next) => {
    const end = await login(new Browser(), 'sub-an', next);
    expect(end.location?.href).toBe(`${server.url}/`);
  });

  it('is not read from the callback', async () => {
    const browser = new Browser();
    const address = await recognised(browser, 'sub-an', '/viec');
    address.searchParams.set('next', 'https://evil.example/');
    expect(backAt(await browser.visit(address))).toBe('/viec');
  });
});

it('flows nobody came back for are cleared away', async () => {
  await new Browser().visit(start());
  const count = async () => (await database.asOwner('select 1 from oidc_flow')).rows.length;
  expect(await count()).toBeGreaterThan(0);
  await new OidcFlowStore(database.source).endOlder(new Date(Date.now() + HOUR));
  expect(await count()).toBe(0);
});

it('a server without a provider answers that it has none', async () => {
  const plain = await openServer(serverOptions(database, { work: { consume: false } }));
  try {
    const told = await new Browser().visit(`${plain.url}/api/v1/session/oidc`, 'application/json');
    expect(told.status).toBe(404);
    expect(JSON.parse(told.text)).toMatchObject({ code: 'oidc-not-configured' });
    expect(
      backAt(await new Browser().visit(`${plain.url}/api/v1/session/oidc/callback?code=x`)),
    ).toBe('/dang-nhap?loi=oidc-not-configured');
  } finally {
    await plain.close();
  }
});
