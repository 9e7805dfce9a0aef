import type { Grant } from '#lib/directory';
import { openServer, type OpenServer } from '#lib/service';

import { type Answer, aPerson, aSystem, type Caller } from '../support/caller.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';

type Named = Caller & { id: string };

let database: TestDatabase;
let server: OpenServer;
let clerk: Named;
let lan: Named;
let binh: Named;
/** Officer of another field, who sees nothing of these. */
let chi: Named;
let head: Named;
let chair: Named;
let system: Caller;
let stranger: Caller;

const OFFICER: Grant = { role: 'officer', agency: 'thanh-ha' };
const TASK = 'tham-tra';

beforeAll(async () => {
  database = await testDatabase();
  server = await openServer(serverOptions(database, { work: { consume: false } }));
  const person = (username: string, ...grants: Grant[]) => aPerson(server, { username, grants });
  clerk = await person('mot-cua', { role: 'desk', agency: 'thanh-ha' });
  lan = await person('lan', OFFICER);
  binh = await person('binh', OFFICER);
  chi = await person('chi', { ...OFFICER, fields: ['Chứng thực'] });
  head = await person('lanh-dao', { role: 'head', agency: 'thanh-ha' });
  chair = await person('chu-tich', { role: 'chair', agency: 'thanh-ha' });
  system = await aSystem(server, OFFICER);
  stranger = await aSystem(server, { role: 'head', agency: 'xa-tan-viet' });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

interface Told {
  id: string;
  version: number;
  tasks: { task: string; holder: { id: string; name: string } | null; assignable: string[] }[];
  actions: { action: string; step: string | null; blocked: { code: string } | null }[];
}

/** A birth at the officer's step. */
const atOfficer = async (): Promise<string> => {
  const { body } = await clerk.post<{ id: string }>('/dossiers', {
    procedure: '1.001193',
    agency: 'thanh-ha',
    channel: 'direct',
    applicant: { name: 'Nguyễn Thị Thử' },
  });
  for (const [action, step] of [['accept'], ['step', 'chuyen-chuyen-mon']]) {
    const { status } = await clerk.post(`/dossiers/${body.id}/actions/${action ?? ''}`, {
      ...(step && { action: step }),
    });
    expect(status).toBe(200);
  }
  return body.id;
};

const asks = (by: Caller, id: string, act: string, body: object = {}): Promise<Answer<Told>> =>
  by.post<Told>(`/dossiers/${id}/tasks/${TASK}/${act}`, body);

const seenBy = async (by: Caller, id: string) => {
  const { body } = await by.get<Told>(`/dossiers/${id}`);
  const [task] = body.tasks;
  return { holder: task?.holder?.id ?? null, assignable: task?.assignable };
};

describe('who has a task', () => {
  it('and what each may do about it is told to everybody who sees it', async () => {
    const id = await atOfficer();
    const table = async () => ({
      lan: await seenBy(lan, id),
      binh: await seenBy(binh, id),
      head: await seenBy(head, id),
      chair: await seenBy(chair, id),
      clerk: await seenBy(clerk, id),
      system: await seenBy(system, id),
    });
    const free = (...assignable: string[]) => ({ holder: null, assignable });
    expect(await table()).toEqual({
      lan: free('claim'),
      binh: free('claim'),
      head: free('claim', 'assign'),
      chair: free('assign'),
      clerk: free(),
      system: free('claim'),
    });
    expect(await asks(lan, id, 'claim')).toMatchObject({
      status: 200,
      body: { version: 3, tasks: [{ task: TASK, holder: { id: lan.id, name: 'lan' } }] },
    });
    const hers = (...assignable: string[]) => ({ holder: lan.id, assignable });
    expect(await table()).toEqual({
      lan: hers('release', 'delegate'),
      binh: hers(),
      head: hers('release', 'assign'),
      chair: hers('release', 'assign'),
      clerk: hers(),
      system: hers(),
    });
  });

  it.each([
    ['claim', {}, () => [clerk, chair]],
    ['release', {}, () => [clerk]],
    ['assign', { to: 'x' }, () => [clerk, lan, binh, system]],
    ['delegate', { to: 'x', reason: 'bận' }, () => [clerk, chair]],
  ] as const)('is not for others to change: %s', async (act, body, others) => {
    const id = await atOfficer();
    for (const by of others())
      expect(await asks(by, id, act, body)).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
    for (const by of [chi, stranger])
      expect(await asks(by, id, act, body)).toMatchObject({
        status: 404,
        body: { code: 'dossier-unknown' },
      });
  });
});

describe('a task somebody has', () => {
  it('is refused to everybody else, naming who has it, until it is taken over', async () => {
    const id = await atOfficer();
    await asks(lan, id, 'claim');
    const sign = (by: Caller) => by.post(`/dossiers/${id}/actions/step`, { action: 'trinh-ky' });
    for (const by of [binh, head, system])
      expect(await sign(by)).toMatchObject({
        status: 409,
        body: {
          code: 'task-held',
          detail: 'lan đang giữ việc này.',
          data: { holder: { id: lan.id, name: 'lan' } },
          state: { version: 3, tasks: [TASK] },
        },
      });
    expect(await asks(binh, id, 'claim')).toMatchObject({
      status: 409,
      body: { code: 'task-held' },
    });
    const { body } = await binh.get<Told>(`/dossiers/${id}`);
    const steps = body.actions.filter(({ action }) => action === 'step');
    expect(steps.length).toBeGreaterThan(0);
    for (const { blocked } of steps) expect(blocked).toMatchObject({ code: 'task-held' });
    // The leader takes it over in so many words, and then does it.
    expect((await asks(head, id, 'assign', { to: head.id })).status).toBe(200);
    expect((await sign(lan)).status).toBe(409);
    expect((await sign(head)).status).toBe(200);
  });

  it('leaves the dossier’s outer acts to whoever may do them', async () => {
    const id = await atOfficer();
    await asks(lan, id, 'claim');
    const asked = await binh.post(`/dossiers/${id}/actions/request-supplement`, {
      reason: 'Thiếu',
    });
    expect(asked.status).toBe(200);
  });

  it('is the holder’s to do, as one that nobody has is anybody’s of the lane', async () => {
    const [held, free] = [await atOfficer(), await atOfficer()];
    await asks(lan, held, 'claim');
    const sign = (by: Caller, id: string) =>
      by.post(`/dossiers/${id}/actions/step`, { action: 'trinh-ky' });
    expect((await sign(lan, held)).status).toBe(200);
    expect((await sign(binh, free)).status).toBe(200);
  });
});

describe('giving a task', () => {
  it('offers those who may do it, with how much each has, to who gives it', async () => {
    const id = await atOfficer();
    const names = async (by: Caller) => {
      const path = `/dossiers/${id}/tasks/${TASK}/colleagues`;
      const { body } = await by.get<{ items: { id: string; name: string; open: number }[] }>(path);
      return new Map(body.items.map((one) => [one.name, one.open]));
    };
    const before = await names(head);
    expect([...before.keys()].sort()).toEqual(['binh', 'lan', 'lanh-dao']);
    await asks(head, id, 'assign', { to: binh.id, reason: 'Gấp' });
    expect(await names(binh)).toEqual(new Map(before).set('binh', (before.get('binh') ?? 0) + 1));
    expect((await clerk.get(`/dossiers/${id}/tasks/${TASK}/colleagues`)).status).toBe(403);
    expect((await stranger.get(`/dossiers/${id}/tasks/${TASK}/colleagues`)).status).toBe(404);
  });

  it('is refused for who may not do it, whether there is such a one or not', async () => {
    const id = await atOfficer();
    for (const to of [clerk.id, chi.id, 'khong-co'])
      expect(await asks(head, id, 'assign', { to })).toMatchObject({
        status: 422,
        body: { code: 'assignee-unfit' },
      });
  });

  it('is told in the inbox of who was given it, and of who had it', async () => {
    const id = await atOfficer();
    await asks(lan, id, 'claim');
    await asks(lan, id, 'delegate', { to: binh.id, reason: 'Tôi đi tập huấn' });
    await asks(chair, id, 'assign', { to: lan.id });
    const inbox = async (by: Caller) => {
      const { body } = await by.get<{ items: { dossier: string; body: string }[] }>('/notices');
      return body.items.filter(({ dossier }) => dossier === id).map((notice) => notice.body);
    };
    const head = `Hồ sơ ${id} (Đăng ký khai sinh): `;
    const [taken, given] = await inbox(binh);
    expect(given).toMatch(/ giao cho bạn bước “.+”\. Lý do: Tôi đi tập huấn$/);
    expect(given).toContain(`${head}lan giao cho bạn`);
    expect(taken).toContain(`${head}chu-tich đã nhận lại hoặc giao người khác`);
    expect(await inbox(lan)).toHaveLength(1);
  });
});

it('the list of tasks is asked for by who has them', async () => {
  const [mine, his, free] = [await atOfficer(), await atOfficer(), await atOfficer()];
  await asks(lan, mine, 'claim');
  await asks(binh, his, 'claim');
  const listed = async (query: string) => {
    const { body } = await lan.get<{ items: { dossier: string; holder: { id: string } | null }[] }>(
      `/tasks?limit=200${query}`,
    );
    return body.items
      .filter(({ dossier }) => [mine, his, free].includes(dossier))
      .map(({ dossier, holder }) => [dossier, holder?.id ?? null])
      .sort();
  };
  expect(await listed('')).toEqual(
    [
      [mine, lan.id],
      [his, binh.id],
      [free, null],
    ].sort(),
  );
  expect(await listed('&holder=me')).toEqual([[mine, lan.id]]);
  expect(await listed('&holder=nobody')).toEqual([[free, null]]);
  expect((await lan.get('/tasks?holder=x')).status).toBe(422);
});

it('who had it from when to when is told to who may read the history', async () => {
  const id = await atOfficer();
  await asks(lan, id, 'claim');
  await asks(lan, id, 'release', { reason: 'Không thuộc phần việc của tôi' });
  await asks(head, id, 'assign', { to: binh.id });
  await binh.post(`/dossiers/${id}/actions/step`, { action: 'trinh-ky' });
  const { body } = await chair.get<{ items: { at: string; until: string | null }[] }>(
    `/dossiers/${id}/assignments`,
  );
  expect(body.items).toMatchObject([
    { turn: 1, task: TASK, act: 'claim', holder: { name: 'lan' }, actor: { name: 'lan' } },
    { turn: 2, act: 'release', holder: null, reason: 'Không thuộc phần việc của tôi' },
    { turn: 3, act: 'assign', holder: { name: 'binh' }, actor: { name: 'lanh-dao' } },
  ]);
  const [first, second, third] = body.items;
  expect(first?.until).toBe(second?.at);
  expect(second?.until).toBe(third?.at);
  expect(third?.until).not.toBeNull();
  expect((await stranger.get(`/dossiers/${id}/assignments`)).status).toBe(404);
});
