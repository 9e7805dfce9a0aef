import { readFileSync } from 'node:fs';

import { answerOf, ApiProblem } from '#lib/api-client';
import { Correspondence, openEngine } from '#lib/service';

import { applicant, personal } from '../citizen/stations.ts';
import { type Cast, done, engageCast, submit } from '../http/story.ts';
import { eventually } from '../queues/backends.ts';
import { workOn } from '../queues/office.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { exchangeHere, type Posted, posting, register } from './office.ts';
import { type Sandbox, someSecret, startSandbox } from './sandbox.ts';

const DAY = 86_400_000;
let here: TestOffice;
let there: TestOffice;
let sandbox: Sandbox;
let cast: Cast;
/** What the clock of queues and secrets is ahead of the machine's. */
let ahead = 0;
const settings = exchangeHere();

beforeAll(async () => {
  const work = { now: () => Date.now() + ahead, exchange: settings, sweepEvery: 200 };
  here = await testOffice({ work });
  there = await testOffice({ work: { ...work, exchange: exchangeHere() } });
  cast = await engageCast(here.administrator);
  sandbox = await startSandbox(`${here.server.url}/exchange/v1/messages`);
});
afterAll(async () => {
  await sandbox.stop();
  await there.close();
  await here.close();
});

const api = () => here.administrator.api;
const exchange = ({ server }: TestOffice) => `${server.url}/exchange/v1/messages`;
const settled = (office: TestOffice, partner: string) =>
  eventually(
    () => workOn(office.database).partners.open(partner, { limit: 10 }),
    ({ length }) => length === 0,
  );

describe('two deployments', () => {
  let secret: string;
  beforeAll(async () => {
    secret = await register(here, { id: 'tinh', url: exchange(there), knownAs: 'xa' });
    await register(there, {
      id: 'xa',
      url: exchange(here),
      knownAs: 'tinh',
      secret,
      agencies: { 'thanh-ha': 'TH' },
    });
  });

  it('exchange messages under one secret, in both directions', async () => {
    const path = (id: string) => ({ params: { path: { id } } });
    await answerOf(api().POST('/api/v1/partners/{id}/test', path('tinh')));
    await answerOf(there.administrator.api.POST('/api/v1/partners/{id}/test', path('xa')));
    for (const { database } of [here, there]) {
      const inbox = async () =>
        (await database.asOwner('select type, state from partner_inbox')).rows;
      expect(await eventually(inbox, ([first]) => first?.state === 'taken')).toEqual([
        { type: 'motcua.test', state: 'taken' },
      ]);
    }
    expect([await settled(here, 'tinh'), await settled(there, 'xa')]).toEqual([[], []]);
  });

  it('fetch from each other under the same signature', async () => {
    const engine = await openEngine({ url: here.database.url }, 'processes', settings);
    const correspondence = new Correspondence(engine.partners, settings);
    const tinh = await engine.partners.partner('tinh');
    const answer = await correspondence.fetch(tinh, 'registration');
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([
      200,
      {
        id: 'xa',
        name: 'Đối tác xa',
        state: 'active',
        hosts: false,
        agencies: { 'thanh-ha': 'TH' },
        procedures: {},
        wants: [],
      },
    ]);
    await expect(correspondence.fetch(tinh, '//example.vn/')).rejects.toThrow('leads elsewhere');
    const unsigned = await fetch(new URL('registration', exchange(there)));
    expect(unsigned.status).toBe(401);
    await engine.close();
  });
});

describe('who speaks', () => {
  const vendor = {
    id: 'nha-cung-cap',
    url: 'https://vendor.example.vn/hook',
    secret: someSecret(),
  };
  const post = (...[message, how]: Parameters<ReturnType<typeof posting>>) =>
    posting(here.server.url, vendor)(message, how);
  const said = { dossier: 'HS-1', n: 1, type: 'motcua.test' };
  beforeAll(() => register(here, vendor));

  it('is known by the signature alone: the unknown and the wrong are answered alike', async () => {
    const strange = posting(here.server.url, { ...vendor, secret: someSecret() });
    const [wrong, unknown, none, nobody, late, early] = [
      await strange(said),
      await post(said, { partner: 'khong-co' }),
      await post(said, { signature: '' }),
      await post(said, { partner: '' }),
      await post(said, { at: Date.now() - 301_000 }),
      await post(said, { at: Date.now() + 310_000 }),
    ] as [Posted, ...Posted[]];
    expect([wrong.status, wrong.code]).toEqual([401, 'signature-invalid']);
    for (const other of [unknown, none, nobody, late, early]) expect(other).toEqual(wrong);
    expect((await post(said)).status).toBe(202);
  });

  it.each<[string, object, string | undefined, number, string]>([
    ['no number', { n: 0 }, undefined, 422, 'bad-input'],
    ['no type', { type: 'Tin Thử' }, undefined, 422, 'bad-input'],
    ['no JSON', {}, 'xin chào', 422, 'bad-input'],
    ['another instant', { timestamp: 'hôm qua' }, undefined, 422, 'bad-input'],
    ['too much', { data: { x: 'a'.repeat(1_100_000) } }, undefined, 413, 'too-large'],
  ])('is told what is wrong with a message: %s', async (_what, change, body, status, code) => {
    const how = body === undefined ? {} : { body };
    const answer = await post({ ...said, dossier: 'HS-2', ...change }, how);
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  it('is told so when its id cannot be one', async () => {
    const answer = await post({ ...said, dossier: 'HS-2' }, { id: 'msg 1' });
    expect([answer.status, answer.code]).toEqual([422, 'partner-invalid']);
  });

  it('may sign with the secret before for the grace, and no longer', async () => {
    const path = { params: { path: { id: vendor.id } } };
    const { secret } = await answerOf(
      api().POST('/api/v1/partners/{id}/secret', { ...path, body: { graceHours: 24 } }),
    );
    const fresh = posting(here.server.url, { ...vendor, secret });
    const dossier = 'HS-xoay';
    expect((await post({ ...said, dossier, n: 1 })).status).toBe(202);
    expect((await fresh({ ...said, dossier, n: 2 })).status).toBe(202);
    ahead = DAY + 60_000;
    expect((await post({ ...said, dossier, n: 3 })).status).toBe(401);
    expect((await fresh({ ...said, dossier, n: 3 })).status).toBe(202);
    ahead = 0;
  });

  it('signs with both secrets what it sends meanwhile', async () => {
    const id = 'sandbox';
    await register(here, { id, url: sandbox.url, secret: sandbox.secret });
    const path = { params: { path: { id } } };
    await answerOf(
      api().POST('/api/v1/partners/{id}/secret', { ...path, body: { graceHours: 24 } }),
    );
    await answerOf(api().POST('/api/v1/partners/{id}/test', path));
    expect(await settled(here, id)).toEqual([]);
    expect((await sandbox.look()).held['']).toMatchObject([{ n: 1, type: 'motcua.test' }]);
  });

  it('is slowed down when it guesses', async () => {
    const strange = posting(here.server.url, { ...vendor, secret: someSecret() });
    // The count begins anew every minute, so it is not said at which of them.
    const guesses = () => Promise.all(Array.from({ length: 50 }, () => strange(said)));
    let throttled: Posted | undefined;
    for (let round = 0; round < 12 && !throttled; round += 1)
      throttled = (await guesses()).find(({ status }) => status === 429);
    if (!throttled) throw new Error('600 wrong signatures were all looked at');
    expect(throttled.code).toBe('partner-throttled');
    expect(Number(throttled.retryAfter)).toBeGreaterThan(0);
  });
});

describe('a registration', () => {
  const told = {
    name: 'Đối tác',
    url: 'https://doi-tac.example.vn/nhan',
    knownAs: null,
    hosts: true,
    agencies: { 'thanh-ha': 'TH' },
    procedures: {},
    wants: [],
  };
  const refused = async (change: object): Promise<string | undefined> => {
    const body = { ...told, id: 'moi', ...change };
    const answer = answerOf(api().POST('/api/v1/partners', { body }));
    return answer.then(
      () => undefined,
      (error: unknown) => (error instanceof ApiProblem ? error.code : String(error)),
    );
  };

  it('says where an agency works, which is one place', async () => {
    await answerOf(api().POST('/api/v1/partners', { body: { ...told, id: 'mot' } }));
    expect(await refused({})).toBe('partner-agency-taken');
    expect(await refused({ hosts: false, id: 'mot' })).toBe('partner-exists');
    const engine = await openEngine({ url: here.database.url }, 'processes', settings);
    const directory = await engine.partners.directory();
    expect(directory.partnerOf('thanh-ha')?.id).toBe('mot');
    expect(directory.partnerOf('thanh-son')).toBeUndefined();
    await engine.close();
    const path = { params: { path: { id: 'mot' } } };
    const body = { ...told, hosts: false };
    await answerOf(api().PUT('/api/v1/partners/{id}', { ...path, body }));
  });

  it.each<[string, object, string]>([
    ['an address that is no http', { url: 'ftp://doi-tac.example.vn' }, 'partner-invalid'],
    ['an address with a password', { url: 'https://a:b@doi-tac.example.vn' }, 'partner-invalid'],
    ['an agency there never was', { agencies: { 'khong-co': 'X' } }, 'agency-unknown'],
    ['a secret that is none', { secret: 'mật khẩu' }, 'partner-invalid'],
    ['an id with capitals', { id: 'Mới' }, 'partner-invalid'],
  ])('is refused for %s', async (_what, change, code) => {
    expect(await refused({ hosts: false, ...change })).toBe(code);
  });

  it('keeps its secret where the database alone does not give it away', async () => {
    const secret = await register(here, { id: 'kin', url: told.url });
    const { rows } = await here.database.asOwner('select partner::text as text from partner');
    const bytes = secret.replace('whsec_', '');
    for (const { text } of rows) expect(String(text)).not.toContain(bytes);
    const listed = JSON.stringify(await answerOf(api().GET('/api/v1/partners')));
    expect(listed).not.toContain(bytes);
  });
});

/** The fields of `dossier.changed` that integrators are told of. */
const documentedFields = (): string[] => {
  const [, page = ''] = readFileSync('docs/integration.md', 'utf8').split('### `dossier.changed`');
  const rows = (page.split('\n### ')[0] ?? '').split('\n').filter((row) => row.startsWith('| `'));
  return rows
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)])
    .map(([, name = '']) => name)
    .sort();
};

describe('a vendor that wants to know', () => {
  it('is told of every change of its agencies’ dossiers, in its codes, and of no person', async () => {
    await register(here, {
      id: 'theo-doi',
      url: sandbox.url,
      secret: sandbox.secret,
      agencies: { 'thanh-ha': 'H23.TH' },
      procedures: { '1.001022': 'NCMC' },
      wants: ['dossier.changed'],
    });
    // The server has heard of it.
    await answerOf(api().GET('/api/v1/partners'));
    let dossier = await submit(cast.desk, { applicant });
    dossier = await done(cast.desk, dossier, 'accept');
    const reason = 'Thiếu tờ khai của ông Nguyễn Văn Kín';
    dossier = await done(cast.desk, dossier, 'step', { action: 'chuyen-chuyen-mon' });
    dossier = await done(cast.officer, dossier, 'request-supplement', { reason });
    await done(cast.desk, dossier, 'withdraw', { reason: 'Ông Kín đổi ý' });
    const { held } = await eventually(sandbox.look, (look) => look.held[dossier.id]?.length === 5);
    const messages = held[dossier.id] ?? [];
    expect(
      messages.map(({ n, type, data }) => [n, type, data.seq, data.event, data.phase]),
    ).toEqual([
      [1, 'dossier.changed', 1, 'submit', 'submitted'],
      [2, 'dossier.changed', 2, 'accept', 'in-hand'],
      [3, 'dossier.changed', 3, 'step', 'in-hand'],
      [4, 'dossier.changed', 4, 'request-supplement', 'in-hand'],
      [5, 'dossier.changed', 5, 'withdraw', 'withdrawn'],
    ]);
    expect(messages[1]?.data).toMatchObject({
      procedure: 'NCMC',
      owner: 'H23.TH',
      status: 4,
      due: dossier.due,
      standing: null,
      paused: false,
      segments: [],
    });
    expect(documentedFields()).toEqual(Object.keys(messages[1]?.data ?? {}).sort());
    expect(messages[3]?.data).toMatchObject({ paused: true, status: 5 });
    const said = JSON.stringify(messages);
    for (const part of [...personal.filter(({ length }) => length > 4), 'Kín', 'mot-cua'])
      expect([part, said.includes(part)]).toEqual([part, false]);
  });
});
