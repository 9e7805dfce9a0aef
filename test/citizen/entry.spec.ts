import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { citizenSettings, identityConfig, openServer } from '#lib/service';

import { type Cast, engageCast, submit } from '../http/story.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { serverOptions } from '../support/server.ts';
import { Citizen, type Seen } from './citizen.ts';
import { applicant, IDENTITY, PHONE } from './stations.ts';

const MINUTE = 60_000;

let office: TestOffice;
let cast: Cast;
/** The server's clock: how fast the machine is, throttles nobody. */
let now = Date.now();

beforeAll(async () => {
  const identity = { ...identityConfig({}), clock: () => now };
  // Each test comes from an address of its own, as a proxy would tell it.
  office = await testOffice({ identity, work: { consume: false }, trustedProxies: '127.0.0.1' });
  cast = await engageCast(office.administrator);
});
afterAll(() => office.close());

let addresses = 0;
const someone = (
  headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
): Citizen => {
  addresses += 1;
  return new Citizen(office.server.url, {
    ...headers,
    'x-forwarded-for': `203.0.113.${addresses}`,
  });
};

/** A dossier of somebody of whom this is known; null: of nobody. */
const opened = async (who: Partial<typeof applicant> | null = applicant): Promise<string> => {
  const { id } = await submit(
    cast.desk,
    who === null ? {} : { applicant: { name: 'Lê Thử', ...who } },
  );
  return id;
};

const isDossier = ({ status, text }: Seen) =>
  status === 200 && text.includes('Hồ sơ đang ở bước nào');

describe('the second factor', () => {
  it.each([
    ['the phone', PHONE],
    ['the identity number', IDENTITY],
    ['the whole phone', applicant.phone],
    ['digits with spaces', ' 0 4 7 2 '],
  ])('lets in by %s', async (_, digits) => {
    expect(isDossier(await someone().lookUp(await opened(), digits))).toBe(true);
  });

  it('may be one of the two only, by setting', async () => {
    const settled = await testOffice({
      citizen: citizenSettings({ LOOKUP_FACTOR: 'phone' }),
      work: { consume: false },
    });
    try {
      const { desk } = await engageCast(settled.administrator);
      const { id } = await submit(desk, { applicant });
      const citizen = new Citizen(settled.server.url);
      expect((await citizen.get('/tra-cuu')).text).toContain('4 số cuối của số điện thoại Số');
      expect((await citizen.lookUp(id, IDENTITY)).status).toBe(422);
      expect(isDossier(await citizen.lookUp(id, PHONE))).toBe(true);
    } finally {
      await settled.close();
    }
  });

  it('an unknown setting is named', () => {
    expect(() => citizenSettings({ LOOKUP_FACTOR: 'ten' })).toThrow(/LOOKUP_FACTOR/);
    expect(citizenSettings({ LOOKUP_FACTOR: 'identity' }).factors).toEqual(['idNumber']);
  });
});

it('the code is read however it is typed', async () => {
  const id = await opened();
  const [agency = '', day = '', number = ''] = id.split('-');
  for (const typed of [
    id.toLowerCase(),
    ` ${agency} – ${day} – ${number} `,
    `${agency}-20${day}-${number}`,
    id.replace(/[.-]/g, ''),
    `${agency}20${day}${number}`,
  ]) {
    expect([typed, isDossier(await someone().lookUp(typed, PHONE))]).toEqual([typed, true]);
  }
  const { id: own } = await submit(cast.desk, { id: 'Ho-so_7', applicant });
  expect(isDossier(await someone().lookUp(own, PHONE))).toBe(true);
});

it('an unknown code, a wrong factor and a dossier without applicant answer alike', async () => {
  const [known, nobody, fewDigits] = [
    await opened(),
    await opened(null),
    await opened({ phone: '12' }),
  ];
  const unknown = known.replace(/\d{4}$/, '9999');
  const answers = await Promise.all(
    [unknown, known, nobody, fewDigits].map(async (code) => {
      const { status, headers, source } = await someone().lookUp(code, '1111');
      const told = [...headers].filter(([name]) => name !== 'date' && name !== 'content-length');
      return { status, told, source: source.replaceAll(code, 'MÃ') };
    }),
  );
  expect(answers[0]).toMatchObject({ status: 422 });
  expect(answers[0]?.source).toContain('không khớp với hồ sơ nào');
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

it('a dossier whose applicant was erased is no longer seen by whoever was let in', async () => {
  const id = await opened();
  const citizen = someone();
  expect(isDossier(await citizen.lookUp(id, PHONE))).toBe(true);
  await office.database.asOwner('delete from applicant where dossier = $1', [id]);
  expect((await citizen.get('/tra-cuu/ho-so')).text).toContain('Đã hết thời gian xem');
});

describe('the form', () => {
  it('takes a code from a QR code, as text', async () => {
    const { source, headers, status } = await someone().get(
      `/tra-cuu?ma=${encodeURIComponent('"><script>1</script>')}`,
    );
    expect(status).toBe(200);
    expect(source).toContain('value="&quot;&gt;&lt;script&gt;1&lt;/script&gt;"');
    expect(source).not.toContain('<script');
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(source).not.toMatch(/ style=|<style| on[a-z]+=/);
  });

  it('a code after the address leads to the form with it', async () => {
    const led = await someone().get('/tra-cuu/000.22.24.H23-230316-0007');
    expect(led).toMatchObject({ status: 303, location: '/tra-cuu?ma=000.22.24.H23-230316-0007' });
  });

  it('says what is missing beside the field and in a summary that leads to it', async () => {
    const { status, source, text } = await someone().send('/tra-cuu', { ma: ' ', 'so-cuoi': '12' });
    expect(status).toBe(422);
    for (const [field, words] of [
      ['ma', 'Xin nhập mã hồ sơ.'],
      ['so-cuoi', 'Xin nhập đủ 4 số cuối.'],
    ] as const) {
      expect(source).toContain(`<a href="#${field}">${words}</a>`);
      expect(source).toMatch(new RegExp(`aria-describedby="${field}-goi-y ${field}-loi"`));
      expect(text).toContain(`Lỗi: ${words}`);
    }
    expect(
      (await someone().send('/tra-cuu', { ma: 'mã có dấu', 'so-cuoi': '1234' })).text,
    ).toContain('Mã hồ sơ chỉ có chữ không dấu');
  });

  it('never gives the digits back', async () => {
    const { source } = await someone().lookUp(await opened(), '7391');
    expect(source).not.toContain('7391');
  });

  it('serves its one style sheet by a name of its content', async () => {
    const { source } = await someone().get('/tra-cuu');
    const [, address = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(source) ?? [];
    const sheet = await someone().get(address);
    expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(sheet.headers.get('cache-control')).toContain('immutable');
    expect(sheet.source).toContain('.stations');
  });
});

describe('the ticket', () => {
  it('is an httpOnly cookie of these pages; the address of the dossier says neither code nor digits', async () => {
    const seen = await someone().send('/tra-cuu', { ma: await opened(), 'so-cuoi': PHONE });
    expect(seen).toMatchObject({ status: 303, location: '/tra-cuu/ho-so', source: '' });
    const [cookie = ''] = seen.headers.getSetCookie();
    expect(cookie).toMatch(/^motcua_tra_cuu=[\w-]{43};/);
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/tra-cuu', 'Max-Age=900'])
      expect(cookie).toContain(part);
    const { rows } = await office.database.asOwner('select token_hash from look_up');
    const token = /=([^;]*)/.exec(cookie)?.[1];
    expect(rows.map(({ token_hash }) => token_hash)).not.toContain(token);
  });

  it('is Secure where the address people type is https', async () => {
    const identity = identityConfig({ PUBLIC_URL: 'https://mot-cua.example' });
    const secure = await testOffice({ identity, work: { consume: false } });
    try {
      const { desk } = await engageCast(secure.administrator);
      const { id } = await submit(desk, { applicant });
      const form = { ma: id, 'so-cuoi': PHONE };
      const behindProxy = { origin: 'https://mot-cua.example' };
      const seen = await new Citizen(secure.server.url, behindProxy).send('/tra-cuu', form);
      expect(seen.headers.getSetCookie()[0]).toContain('Secure');
    } finally {
      await secure.close();
    }
  });

  it('opens nothing after a quarter of an hour, nor after leaving', async () => {
    const id = await opened();
    const [late, left] = [someone(), someone()];
    await late.lookUp(id, PHONE);
    await left.lookUp(id, PHONE);
    const ticket = left.cookies.get('motcua_tra_cuu')!;
    expect(await left.send('/tra-cuu/thoat', {})).toMatchObject({
      status: 303,
      location: '/tra-cuu',
    });
    left.cookies.set('motcua_tra_cuu', ticket);
    expect(await left.get('/tra-cuu/ho-so')).toMatchObject({ status: 401 });
    now += 15 * MINUTE;
    const expired = await late.get('/tra-cuu/ho-so');
    expect(expired.status).toBe(401);
    expect(expired.text).toContain('Đã hết thời gian xem');
    expect(late.cookies.size).toBe(0);
    expect((await late.get('/tra-cuu/ho-so')).status).toBe(200);
  });
});

describe('guessing', () => {
  it('one code is slowed down from wherever it comes, known or not, and told when to try again', async () => {
    const known = await opened();
    for (const code of [known, known.replace(/\d{4}$/, '8888')]) {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 7; attempt += 1)
        statuses.push((await someone().lookUp(code, '0000')).status);
      expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429]);
      // The right digits, in any spelling of the code, have to wait as well.
      const waiting = await someone().lookUp(code.toLowerCase(), PHONE);
      expect(waiting.status).toBe(429);
      expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(waiting.text).toMatch(/Đã thử quá nhiều lần\. Xin đợi \d+ giây rồi thử lại/);
    }
    now += MINUTE;
    expect(isDossier(await someone().lookUp(known, PHONE))).toBe(true);
    // Right once, its failures are forgotten.
    expect((await someone().lookUp(known, '0000')).status).toBe(422);
  });

  it('one address may try many codes, but not on and on', async () => {
    const guesser = someone();
    const statuses = [];
    for (let attempt = 0; attempt < 32; attempt += 1)
      statuses.push((await guesser.lookUp(`KHONG-CO-${attempt}`, '0000')).status);
    expect(statuses.slice(0, 31)).toEqual(Array(31).fill(422));
    expect(statuses[31]).toBe(429);
    expect(isDossier(await someone().lookUp(await opened(), PHONE))).toBe(true);
  });
});

describe('a form of another site', () => {
  it.each([
    ['cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the domain', { 'sec-fetch-site': 'same-site' }],
    ['an older browser', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('is refused: %s', async (_, headers) => {
    const id = await opened();
    const victim = someone(headers);
    for (const path of ['/tra-cuu', '/tra-cuu/danh-gia', '/tra-cuu/thoat']) {
      const { status, text } = await victim.send(path, { ma: id, 'so-cuoi': PHONE, sao: '1' });
      expect(status).toBe(403);
      expect(text).toContain('Yêu cầu đến từ một trang khác');
    }
    expect(victim.cookies.size).toBe(0);
  });

  it.each([
    ['says its own origin', () => ({ origin: office.server.url })],
    ['is a text browser that says nothing', () => ({})],
    ['typed the address', () => ({ 'sec-fetch-site': 'none' })],
  ])('is not a form whose browser %s', async (_, headers) => {
    expect(isDossier(await someone(headers()).lookUp(await opened(), PHONE))).toBe(true);
  });
});

it('forms are taken on these pages alone, and no JSON is read there', async () => {
  const id = await opened();
  const form = new URLSearchParams({ username: 'a', password: 'b' });
  for (const path of ['/api/v1/session', `/api/v1/dossiers/${id}/actions/accept`]) {
    const { status } = await fetch(office.server.url + path, { method: 'POST', body: form });
    expect([path, status]).toEqual([path, 415]);
  }
  const json = await fetch(`${office.server.url}/tra-cuu`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ma: id, 'so-cuoi': PHONE }),
  });
  expect(json.status).toBe(422);
});

it('nothing of it stands in the description of the API', async () => {
  const described = await (await fetch(`${office.server.url}/openapi.json`)).text();
  expect(described).not.toContain('tra-cuu');
});

it('the console, which answers for every page it does not know, leaves it alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-console-'));
  await writeFile(join(folder, 'index.html'), '<title>console</title>');
  const options = { console: folder, work: { consume: false } };
  const server = await openServer(serverOptions(office.database, options));
  try {
    const citizen = new Citizen(server.url);
    expect((await citizen.get('/ho-so')).source).toContain('<title>console</title>');
    expect((await citizen.get('/tra-cuu')).text).toContain('Tra cứu hồ sơ của ông/bà');
    expect(isDossier(await citizen.lookUp(await opened(), PHONE))).toBe(true);
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
});

it.each([
  {
    name: 'what is away',
    breaks: 'alter table look_up rename to away',
    mends: 'alter table away rename to look_up',
    status: 503,
    words: /Trang đang tạm nghỉ Xin ông\/bà thử lại/,
  },
  {
    name: 'a fault',
    breaks: 'alter table rating rename stars to away',
    mends: 'alter table rating rename away to stars',
    status: 500,
    words: /Hệ thống đang có lỗi .* mã lần lỗi [0-9a-f-]{36}/,
  },
])('$name is told as a page', async ({ breaks, mends, status, words }) => {
  const citizen = someone();
  await citizen.lookUp(await opened(), PHONE);
  await office.database.asOwner(breaks);
  try {
    const seen = await citizen.get('/tra-cuu/ho-so');
    expect(seen.status).toBe(status);
    expect(seen.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(seen.text).toMatch(words);
  } finally {
    await office.database.asOwner(mends);
  }
});
