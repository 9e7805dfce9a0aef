import { draftReport, localDayOf, lockReport } from '#lib/desk';
import { isoOf } from '#lib/dossier';
import { poolOf, workOf } from '#lib/persistence';
import { quarterAt } from '#lib/reporting';
import { openServer, type OpenServer } from '#lib/service';

import { aPerson, aSystem, Caller } from '../support/caller.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';

let database: TestDatabase;
let server: OpenServer;
let desk: Caller;
let auditor: Caller;
let province: Caller;
let stranger: Caller;
let administrator: Caller;

const submitted = async (
  by: Caller,
  procedure: string,
  agency: string,
  applicant?: object,
): Promise<string> => {
  const answer = await by.post<{ id: string }>('/dossiers', {
    procedure,
    agency,
    channel: 'direct',
    applicant,
  });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
};

interface Items<T> {
  items: T[];
  next: string | null;
}

const itemsFor = async <T>(by: Caller, path: string): Promise<T[]> =>
  (await by.get<Items<T>>(path)).body.items;

const idsFor = async (by: Caller, path: string): Promise<string[]> =>
  (await itemsFor<{ id: string }>(by, path)).map(({ id }) => id).sort();

let birth: string;
let marriage: string;
let copy: string;

beforeAll(async () => {
  database = await testDatabase();
  server = await openServer(serverOptions(database, { work: { consume: false } }));
  desk = await aSystem(server, { role: 'desk', agency: 'thanh-ha' });
  auditor = await aSystem(server, { role: 'auditor', agency: 'thanh-ha' });
  province = await aSystem(server, { role: 'head', agency: 'hai-duong' });
  stranger = await aSystem(server, { role: 'desk', agency: 'xa-tan-viet' });
  administrator = await aPerson(server, { username: 'quan-tri', administrator: true });
  birth = await submitted(desk, '1.001193', 'thanh-ha', {
    name: 'Nguyễn Thị Ánh Đào',
    phone: '0912 345 678',
  });
  marriage = await submitted(desk, '1.000894', 'thanh-ha', { name: 'Trần Văn Út' });
  copy = await submitted(desk, '2.000815', 'thanh-ha');
  const act = async (id: string, action: string, body: object = {}) => {
    const { status } = await desk.post(`/dossiers/${id}/actions/${action}`, body);
    expect([id, action, status]).toEqual([id, action, 200]);
  };
  await act(birth, 'accept');
  await act(marriage, 'accept');
  await act(marriage, 'request-supplement', { reason: 'Thiếu giấy xác nhận' });
  await act(copy, 'accept');
  await act(copy, 'finish', { outcome: 'granted', reason: 'Đã sao' });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

describe('the list of dossiers', () => {
  it('shows applicants whole to the desk, covered to who may not see them, null where none is', async () => {
    const seen = async (by: Caller) =>
      Object.fromEntries(
        (await itemsFor<{ id: string; applicant: unknown }>(by, '/dossiers')).map(
          ({ id, applicant }) => [id, applicant],
        ),
      );
    expect(await seen(desk)).toEqual({
      [birth]: { name: 'Nguyễn Thị Ánh Đào', masked: false },
      [marriage]: { name: 'Trần Văn Út', masked: false },
      [copy]: null,
    });
    const covered = { name: '•••', masked: true };
    for (const by of [auditor, province, administrator])
      expect(await seen(by)).toEqual({ [birth]: covered, [marriage]: covered, [copy]: null });
    expect(await seen(stranger)).toEqual({});
  });

  it.each([
    ['anh dao', () => [birth]],
    ['ÁNH ĐÀO', () => [birth]],
    ['345678', () => [birth]],
    ['ket hon', () => [marriage]],
    ['h23-', () => [birth, copy, marriage].sort()],
    ['', () => [birth, copy, marriage].sort()],
    ['khong co', () => []],
  ])('is searched by the desk for “%s”', async (q, expected) => {
    expect(await idsFor(desk, `/dossiers?q=${encodeURIComponent(q)}`)).toEqual(expected());
  });

  it('is searched by nobody for a name they would not be shown', async () => {
    for (const by of [auditor, province, administrator, stranger]) {
      expect(await idsFor(by, '/dossiers?q=anh%20dao')).toEqual([]);
      expect(await idsFor(by, '/dossiers?q=0912345678')).toEqual([]);
    }
    expect(await idsFor(auditor, '/dossiers?q=khai%20sinh')).toEqual([birth]);
  });

  it('shows what is paused, and what is not', async () => {
    expect(await idsFor(desk, '/dossiers?paused=true')).toEqual([marriage]);
    expect(await idsFor(desk, '/dossiers?paused=false&phase=in-hand')).toEqual([birth]);
    expect(await desk.get('/dossiers?paused=maybe')).toMatchObject({
      status: 422,
      body: { code: 'bad-input', fields: [{ field: 'paused' }] },
    });
  });

  it('refuses a search that is too long', async () => {
    expect(await desk.get(`/dossiers?q=${'a'.repeat(81)}`)).toMatchObject({ status: 422 });
  });
});

describe('the summary', () => {
  it('counts the lists its description names', async () => {
    const { from, to } = localDayOf(Date.now());
    const day = `dueAfter=${encodeURIComponent(isoOf(from))}&dueBefore=${encodeURIComponent(isoOf(to))}`;
    const count = async (filters: string) => (await idsFor(desk, `/dossiers?${filters}`)).length;
    const { body } = await desk.get('/dossiers/summary');
    expect(body).toEqual({
      submitted: await count('phase=submitted'),
      inHand: await count('phase=in-hand'),
      dueToday: await count(`phase=in-hand&standing=within&${day}`),
      overdue: await count('phase=in-hand&standing=overdue'),
      paused: await count('phase=in-hand&paused=true'),
      heldLong: await count('heldLong=true'),
      toReturn: await count('phase=finished'),
      questions: (await desk.get<{ items: unknown[] }>('/questions?answered=false')).body.items
        .length,
    });
    expect(body).toMatchObject({ submitted: 0, inHand: 2, paused: 1, toReturn: 1 });
  });

  it('of who has no dossier in scope is all zeros', async () => {
    const { body } = await stranger.get('/dossiers/summary');
    expect(Object.values(body as object)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('the list of tasks', () => {
  it('names the applicant and is searched like the dossiers', async () => {
    const of = (q: string) => itemsFor<object>(desk, `/tasks?q=${q}`);
    expect(await of('anh%20dao')).toMatchObject([
      { dossier: birth, applicant: { name: 'Nguyễn Thị Ánh Đào', masked: false } },
    ]);
    expect(await of('khong%20co')).toEqual([]);
    expect((await auditor.get('/tasks')).body).toEqual({ items: [], next: null });
  });
});

describe('a list', () => {
  it.each([
    ['/dossiers?standng=overdue', 'standng', 'standing'],
    ['/tasks?state=open', 'state', 'dueBefore'],
    ['/reports?period=2023-Q2', 'period', 'agency'],
    ['/questions?q=x', 'q', 'answered'],
    ['/notices?read=false', 'read', 'unread'],
    ['/reports/2023-Q2?agency=thanh-ha&asof=2023-07-01T00:00:00Z', 'asof', 'asOf'],
    ['/procedures?field=ho-tich', 'field', 'không dùng tham số nào'],
    ['/dossiers/summary?owner=thanh-ha', 'owner', 'không dùng tham số nào'],
  ])('refuses a filter it does not have: %s', async (path, field, known) => {
    const answer = await desk.get<{ fields: { field: string; message: string }[] }>(path);
    expect(answer).toMatchObject({ status: 422, body: { code: 'bad-input', fields: [{ field }] } });
    expect(answer.body.fields[0]?.message).toContain(known);
  });
});

describe('the list of tasks by due and standing', () => {
  const tasksOf = async (filters: string) =>
    (await itemsFor<{ dossier: string }>(desk, `/tasks?${filters}`))
      .map(({ dossier }) => dossier)
      .sort();
  const setBack = (id: string) =>
    database.asOwner(
      `update task set due = '2023-01-10T10:00Z', overdue_from = '2023-01-10T10:00Z', expected_by = '2023-01-10T10:00Z'
       where dossier = $1 and closed_seq is null`,
      [id],
    );

  it('are those that were asked for, a page after the other', async () => {
    const all = await tasksOf('');
    expect(all).toEqual([birth, marriage].sort());
    expect(await tasksOf('standing=overdue')).toEqual([]);
    await setBack(marriage);
    expect(await tasksOf('standing=overdue')).toEqual([marriage]);
    expect(await tasksOf('standing=within')).toEqual([birth]);
    const at = (text: string) => encodeURIComponent(text);
    expect(await tasksOf(`dueBefore=${at('2023-01-10T10:00:01Z')}`)).toEqual([marriage]);
    expect(await tasksOf(`dueBefore=${at('2023-01-10T10:00:00Z')}`)).toEqual([]);
    expect(await tasksOf(`dueAfter=${at('2023-01-10T10:00:01Z')}`)).toEqual([birth]);
    expect(await tasksOf('task=tiep-nhan')).toEqual(all);
    expect(await tasksOf('task=ky-duyet')).toEqual([]);
    const { body } = await desk.get<Items<{ dossier: string }>>('/tasks?task=tiep-nhan&limit=1');
    expect(body.items).toMatchObject([{ dossier: marriage }]);
    expect(await tasksOf(`task=tiep-nhan&limit=1&cursor=${body.next ?? ''}`)).toEqual([birth]);
  });
});

describe('reports', () => {
  it('has the dossiers behind a figure in pages, in the order of their codes', async () => {
    const period = quarterAt(Date.now()).id;
    const page = async (more: string) =>
      (
        await desk.get<Items<{ dossier: string }> & { figure: number }>(
          `/reports/${period}/cells/received?agency=thanh-ha&limit=2${more}`,
        )
      ).body;
    const first = await page('');
    expect(first).toMatchObject({ figure: 3, next: expect.any(String) as string });
    const second = await page(`&cursor=${first.next ?? ''}`);
    expect(second).toMatchObject({ figure: 3, next: null });
    expect([...first.items, ...second.items].map(({ dossier }) => dossier)).toEqual(
      [birth, marriage, copy].sort(),
    );
  });

  it('lists the drafts of agencies whose report the asker may see, the latest first', async () => {
    const work = workOf(poolOf(database.source), null);
    const words = () => ({ subject: 'x', body: 'y' });
    for (const agency of ['thanh-ha', 'xa-tan-viet', 'hai-duong'])
      await draftReport(database.desk, work, { period: '2023-Q2', agency }, words, Date.now());
    const drafts = (by: Caller, query = '') =>
      itemsFor<{ agency: { id: string } }>(by, `/reports${query}`);
    const agencies = async (by: Caller) => (await drafts(by)).map(({ agency }) => agency.id);
    expect(await drafts(desk)).toMatchObject([
      {
        period: '2023-Q2',
        periodName: 'quý II năm 2023',
        agency: { id: 'thanh-ha', name: expect.stringContaining('Thanh Hà') as string },
        draftedAt: expect.stringMatching(/\+07:00$/) as string,
        locked: null,
      },
    ]);
    await lockReport(database.desk, {
      period: '2023-Q2',
      agency: 'thanh-ha',
      by: 'chu-tich',
      afterLock: 'adjust',
      now: Date.now(),
    });
    expect(await drafts(desk)).toMatchObject([{ period: '2023-Q2', locked: 1 }]);
    const newestFirst = ['hai-duong', 'xa-tan-viet', 'thanh-ha'];
    expect(await agencies(province)).toEqual(newestFirst);
    expect(await agencies(administrator)).toEqual(newestFirst);
    expect(await drafts(desk, '?agency=hai-duong')).toEqual([]);
    const { body: first } = await administrator.get<Items<object>>('/reports?limit=2');
    expect(first.items).toHaveLength(2);
    const rest = await administrator.get(`/reports?limit=2&cursor=${first.next ?? ''}`);
    expect(rest.body).toMatchObject({ items: [{ agency: { id: 'thanh-ha' } }], next: null });
  });

  it('opens a draft with the figures it was announced with, whatever was recorded since', async () => {
    const work = workOf(poolOf(database.source), null);
    const period = quarterAt(Date.now()).id.slice(0, 4);
    const totals = async (query = '') =>
      (await desk.get<{ total: object }>(`/reports/${period}?agency=thanh-ha${query}`)).body.total;
    const words = () => ({ subject: 'x', body: 'y' });
    await draftReport(database.desk, work, { period, agency: 'thanh-ha' }, words, Date.now());
    const announced = await totals();
    const late = await submitted(desk, '1.001193', 'thanh-ha');
    await desk.post(`/dossiers/${late}/actions/accept`, {});
    expect(await totals()).not.toEqual(announced);
    const [draft] = await itemsFor<{ asOf: string; asKnownAt: string }>(desk, '/reports');
    if (!draft) throw new Error('no draft was made');
    const [asOf, asKnownAt] = [draft.asOf, draft.asKnownAt].map(encodeURIComponent);
    expect(await totals(`&asOf=${asOf}&asKnownAt=${asKnownAt}`)).toEqual(announced);
  });

  it('offers the last eight quarters and two years, the latest first', async () => {
    const items = await itemsFor<{ id: string; from: string; to: string }>(
      desk,
      '/reports/periods',
    );
    expect(items).toHaveLength(10);
    expect(items.filter(({ id }) => /-Q[1-4]$/.test(id))).toHaveLength(8);
    const ends = items.map(({ to }) => to);
    expect(ends).toEqual([...ends].sort().reverse());
    const today = isoOf(Date.now()).slice(0, 10);
    expect(items.filter(({ from, to }) => from <= today && today <= to)).toHaveLength(2);
    expect((await desk.get(`/reports/${items[3]?.id ?? ''}?agency=thanh-ha`)).status).toBe(200);
  });
});

it('the agencies are for anybody signed in, and nobody else', async () => {
  expect((await itemsFor(stranger, '/agencies?on=2023-06-14')).length).toBeGreaterThan(20);
  expect(await new Caller(server.url).get('/agencies')).toMatchObject({
    status: 401,
    body: { code: 'unauthenticated' },
  });
});
