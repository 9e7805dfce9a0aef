import { poolOf, type Work, workOf } from '#lib/persistence';
import { openServer, type OpenServer } from '#lib/service';

import { eventually } from '../queues/backends.ts';
import { aPerson, aSystem, type Caller } from '../support/caller.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';

let database: TestDatabase;
let server: OpenServer;
let work: Work;
let clerk: Caller & { id: string };
let head: Caller & { id: string };
let officer: Caller & { id: string };
let dossier: string;

interface Notice {
  id: string;
  kind: string;
  subject: string;
  body: string;
  readAt: string | null;
}
const inbox = async (of: Caller, query = '') =>
  (await of.get<{ items: Notice[]; next: string | null; unread: number }>(`/notices${query}`)).body;

const tell = async (account: string, key: string): Promise<void> => {
  const client = await poolOf(database.source).connect();
  try {
    await work.notices.tell(client, [{ account, address: null }], {
      key,
      kind: 'alert',
      urgent: false,
      subject: key,
      body: key,
    });
  } finally {
    client.release();
  }
};

beforeAll(async () => {
  database = await testDatabase();
  work = workOf(poolOf(database.source), null);
  server = await openServer(serverOptions(database, { work: { sweepEvery: 300 } }));
  clerk = await aPerson(server, {
    username: 'mot-cua',
    grants: [{ role: 'desk', agency: 'thanh-ha' }],
  });
  officer = await aPerson(server, {
    username: 'tu-phap',
    grants: [{ role: 'officer', agency: 'thanh-ha', fields: ['Hộ tịch'] }],
  });
  head = await aPerson(server, {
    username: 'lanh-dao',
    grants: [{ role: 'head', agency: 'thanh-ha' }],
  });
  const made = await clerk.post<{ id: string }>('/dossiers', {
    procedure: '1.001193',
    agency: 'thanh-ha',
    channel: 'direct',
    applicant: { name: 'Nguyễn Văn Kín' },
  });
  dossier = made.body.id;
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

describe('an inbox', () => {
  it('is its owner’s alone, the newest first, in pages', async () => {
    for (const key of ['một', 'hai', 'ba']) await tell(head.id, key);
    await tell(officer.id, 'khác');
    const first = await inbox(head, '?limit=2');
    expect(first.items.map(({ subject }) => subject)).toEqual(['ba', 'hai']);
    expect(first.unread).toBe(3);
    const rest = await inbox(head, `?limit=2&cursor=${first.next ?? ''}`);
    expect(rest.items.map(({ subject }) => subject)).toEqual(['một']);
    expect(rest.next).toBeNull();
    expect((await inbox(officer)).items.map(({ subject }) => subject)).toEqual(['khác']);
  });

  it('a notice is read once, and stays read from then', async () => {
    const [notice] = (await inbox(head)).items;
    const read = () => head.post(`/notices/${notice?.id ?? ''}/read`);
    expect((await read()).status).toBe(204);
    const at = (await inbox(head)).items[0]?.readAt;
    expect(at).toMatch(/\+07:00$/);
    expect((await read()).status).toBe(204);
    expect((await inbox(head)).items[0]?.readAt).toBe(at);
    expect(await inbox(head, '?unread=true')).toMatchObject({
      items: [{ subject: 'hai' }, { subject: 'một' }],
      unread: 2,
    });
    expect((await inbox(head, '?unread=false')).items).toHaveLength(3);
  });

  it('another’s notice and one that is not there are answered alike', async () => {
    const [notice] = (await inbox(officer)).items;
    for (const id of [notice?.id ?? '', '999999999']) {
      expect(await head.post(`/notices/${id}/read`)).toMatchObject({
        status: 404,
        body: { code: 'notice-unknown' },
      });
    }
    expect((await head.post('/notices/0x1/read')).status).toBe(422);
    expect((await inbox(officer)).unread).toBe(1);
  });

  it('read as a whole, leaves nothing unread and nobody else’s touched', async () => {
    expect((await head.post('/notices/read-all')).status).toBe(204);
    expect(await inbox(head, '?unread=true')).toMatchObject({ items: [], unread: 0 });
    expect((await inbox(officer)).unread).toBe(1);
  });

  it('refuses a cursor that is none', async () => {
    expect((await head.get('/notices?cursor=abc')).status).toBe(422);
  });
});

describe('an escalation', () => {
  const escalate = (by: Caller, body: object, id = dossier) =>
    by.post<{ id: string }>(`/dossiers/${id}/escalations`, body);

  it('by who works on the dossier is recorded and told to the superior, by the procedure’s name', async () => {
    const made = await escalate(clerk, { role: 'head', reason: 'Chờ quá lâu' });
    expect(made).toMatchObject({ status: 201, body: { told: 1 } });
    const { rows } = await database.asOwner('select * from escalation where id = $1', [
      made.body.id,
    ]);
    expect(rows).toMatchObject([
      {
        dossier,
        agency: 'thanh-ha',
        role: 'head',
        actor: clerk.id,
        reason: 'Chờ quá lâu',
        alert: null,
      },
    ]);
    const [notice] = (await inbox(head)).items;
    expect(notice).toMatchObject({ kind: 'escalation', dossier, urgent: true });
    expect(notice?.body).toBe(
      `Hồ sơ ${dossier} (Đăng ký khai sinh) được báo lên cấp trên. Lý do: Chờ quá lâu`,
    );
    expect(JSON.stringify(notice)).not.toContain('Kín');
  });

  it('says when nobody holds the role that was to be told', async () => {
    expect(await escalate(officer, { role: 'chair', reason: 'Chờ ký' })).toMatchObject({
      status: 201,
      body: { told: 0 },
    });
  });

  it('is refused without a reason, to who only looks on, and to who sees no such dossier', async () => {
    const auditor = await aSystem(server, { role: 'auditor', agency: 'thanh-ha' });
    const stranger = await aSystem(server, { role: 'desk', agency: 'xa-tan-viet' });
    const body = { role: 'head', reason: 'x' };
    expect(await escalate(clerk, { role: 'head', reason: '  ' })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'reason' }] },
    });
    expect(await escalate(clerk, { ...body, role: 'officer' })).toMatchObject({ status: 422 });
    expect(await escalate(auditor, body)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    const unseen = await escalate(stranger, body);
    const absent = await escalate(stranger, body, 'KHONG-CO');
    expect(unseen).toMatchObject({ status: 404, body: { code: 'dossier-unknown' } });
    expect(absent.body).toMatchObject({ ...unseen.body, detail: 'Không có hồ sơ KHONG-CO.' });
    const { rows } = await database.asOwner('select count(*)::int as n from escalation');
    expect(rows).toEqual([{ n: 2 }]);
  });
});

it('who gets a task is told it by the names the clerks use, and no applicant’s; but for who opened it', async () => {
  const colleague = await aPerson(server, {
    username: 'mot-cua-2',
    grants: [{ role: 'desk', agency: 'thanh-ha' }],
  });
  await clerk.post(`/dossiers/${dossier}/actions/accept`, {});
  const { items } = await eventually(
    () => inbox(colleague),
    (found) => found.items.some(({ kind }) => kind === 'task'),
  );
  const told = items.find(({ kind }) => kind === 'task');
  expect(told).toMatchObject({
    subject: `Hồ sơ ${dossier}: việc mới, bước “Kiểm tra, tiếp nhận hồ sơ”`,
    body: `Hồ sơ ${dossier} (Đăng ký khai sinh) đang chờ xử lý ở bước “Kiểm tra, tiếp nhận hồ sơ”.`,
  });
  expect(JSON.stringify(items)).not.toContain('Kín');
  // Told in one transaction: had the clerk been told, it would be there by now.
  expect((await inbox(clerk)).items.filter(({ kind }) => kind === 'task')).toEqual([]);
});

it('an alert names its step and procedure', async () => {
  await database.asOwner(`update timer set fires_at = clock_timestamp() where dossier = $1`, [
    dossier,
  ]);
  const alerts = async () =>
    (
      await database.asOwner(
        `select body from notice where dossier = $1 and alert is not null order by id`,
        [dossier],
      )
    ).rows.map(({ body }) => String(body));
  const told = await eventually(alerts, (found) => found.some((body) => body.includes('bước')));
  expect(told.some((body) => body.includes('bước “Kiểm tra, tiếp nhận hồ sơ”:'))).toBe(true);
  expect(told.every((body) => body.startsWith(`Hồ sơ ${dossier} (Đăng ký khai sinh)`))).toBe(true);
});
