/** What may come up while a dossier is in hand: another procedure, money back, opinions, another desk. */
import { answerOf } from '#lib/api-client';
import {
  exportLog,
  fireTimers,
  periodReport,
  rebuildFolds,
  replayLog,
  verify,
  viewDossier,
} from '#lib/desk';
import { workOf, poolOf } from '#lib/persistence';
import { alertWords } from '#lib/service';

import { testDatabase } from '../support/database.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { employ, type Person } from '../support/people.ts';
import {
  act,
  AGENCY,
  type Cast,
  done,
  type Dossier,
  engageCast,
  PROCEDURE,
  refused,
  submit,
} from './story.ts';

/** Giấy xác nhận tình trạng hôn nhân: of a commune too, of the same field. */
const RIGHT = '1.004873';
/** Chứng thực bản sao từ bản chính: given at once. */
const COPIES = '2.000815';
const NEIGHBOUR = 'xa-thanh-son';
const ASKED = 'so-tu-phap';
const reason = 'Ghi bù theo sổ';
const june = (at: string): string => `2023-06-${at}:00+07:00`;

let office: TestOffice;
let cast: Cast;
let neighbour: Person;
let asked: Person;
beforeAll(async () => {
  office = await testOffice();
  cast = await engageCast(office.administrator);
  neighbour = await employ(office.administrator, 'thanh-son', { role: 'desk', agency: NEIGHBOUR });
  asked = await employ(office.administrator, 'so-tp', { role: 'officer', agency: ASKED });
});
afterAll(() => office.close());

const accepted = async (procedure = PROCEDURE): Promise<Dossier> =>
  done(cast.desk, await submit(cast.desk, { procedure, at: june('05T07:50'), reason }), 'accept', {
    at: june('05T08:00'),
    reason,
  });

const seenBy = ({ api }: Person, { id }: Pick<Dossier, 'id'>) =>
  api.GET('/api/v1/dossiers/{id}', { params: { path: { id } } });

const formsOf = async ({ id }: Pick<Dossier, 'id'>, { api }: Person = cast.desk) => {
  const call = api.GET('/api/v1/dossiers/{id}/forms', { params: { path: { id } } });
  return (await answerOf(call)).items.map(({ form, day }) => `${form} ${day}`);
};

const allRight = async () => {
  const { desk } = office.database;
  expect((await verify(desk)).mismatches).toEqual([]);
  expect((await rebuildFolds(desk)).left).toEqual([]);
  expect((await verify(desk)).mismatches).toEqual([]);
};

it.each([
  [
    'when it begins to be at risk',
    'risk-differs',
    'update dossier set risk_from = now() where id = $1',
  ],
  [
    'since when it waits for too long',
    'held-long-differs',
    'update dossier set held_long_from = now() where id = $1',
  ],
  ['a task of another agency', 'tasks-differ', `update task set agency = 'x' where dossier = $1`],
  ['a task that is gone', 'tasks-differ', 'delete from task where dossier = $1'],
  [
    'a reminder that is gone',
    'timers-differ',
    `delete from timer where dossier = $1 and kind = 'overdue'`,
  ],
  [
    'a reminder at another time',
    'timers-differ',
    'update timer set fires_at = now() where dossier = $1',
  ],
])('what is stored is compared with the history and set right: %s', async (_, code, spoil) => {
  const { desk, source } = office.database;
  const { id } = await accepted();
  await source.query(spoil, [id]);
  expect((await verify(desk)).mismatches).toMatchObject([{ dossier: id, code }]);
  expect((await rebuildFolds(desk)).left).toEqual([]);
  expect((await verify(desk)).mismatches).toEqual([]);
});

it('a dossier that waits for longer than its procedure’s policy has it is listed for the leader, who is told once', async () => {
  const { desk, source, asOwner } = office.database;
  const { api } = cast.chair;
  const listed = async () =>
    (
      await answerOf(api.GET('/api/v1/dossiers', { params: { query: { heldLong: 'true' } } }))
    ).items.map(({ id, heldLong }) => ({ id, heldLong }));
  const count = async () => (await answerOf(api.GET('/api/v1/dossiers/summary', {}))).heldLong;
  const { id } = await accepted();
  expect([await listed(), await count()]).toEqual([[], 0]);
  await done(cast.desk, { id }, 'request-supplement', { at: june('06T08:00'), reason });
  expect([await listed(), await count()]).toEqual([[{ id, heldLong: true }], 1]);
  const work = workOf(poolOf(source), null);
  await fireTimers(desk, work, alertWords);
  await fireTimers(desk, work, alertWords);
  const { rows } = await asOwner(
    `select notice.subject, account.username from notice join account on account.id = notice.account
     where dossier = $1 and kind = 'alert' and subject like '%tạm dừng%'`,
    [id],
  );
  expect(rows).toEqual([
    {
      subject: `Hồ sơ ${id}: tạm dừng quá lâu, chờ bổ sung giấy tờ`,
      username: cast.chair.username,
    },
  ]);
  await allRight();
  await done(cast.desk, { id }, 'supplement');
  expect([await listed(), await count()]).toEqual([[], 0]);
  await allRight();
});

describe('a dossier taken in under the wrong procedure', () => {
  const reclassified = async (): Promise<Dossier> => {
    const dossier = await done(cast.desk, await accepted(), 'step', {
      action: 'chuyen-chuyen-mon',
      at: june('05T08:30'),
      reason,
    });
    return done(cast.officer, dossier, 'reclassify', {
      procedure: RIGHT,
      at: june('06T09:00'),
      reason: 'Người dân cần giấy xác nhận, tiếp nhận nhầm thủ tục',
    });
  };

  it('goes on in the right one, and everything that knows of it says so', async () => {
    const dossier = await reclassified();
    expect(dossier).toMatchObject({
      procedure: { code: RIGHT },
      phase: 'in-hand',
      position: { acceptedAt: june('05T08:00') },
      originalDue: '2023-06-08T17:00:00+07:00',
    });
    expect(dossier.explanation.map(({ kind }) => kind)).toContain('vary');
    expect(dossier.tasks).toHaveLength(1);
    // Its receipt is written anew; the control slip names the steps of both.
    expect(await formsOf(dossier)).toEqual(['receipt 2023-06-06', 'control 2023-06-05']);
    const listed = await answerOf(
      cast.desk.api.GET('/api/v1/dossiers', { params: { query: { procedure: RIGHT } } }),
    );
    expect(listed.items.map(({ id }) => id)).toContain(dossier.id);
    const { items } = await answerOf(
      cast.desk.api.GET('/api/v1/dossiers/{id}/history', { params: { path: { id: dossier.id } } }),
    );
    expect(items.map(({ label }) => label)).toEqual([
      'Nộp hồ sơ',
      'Tiếp nhận hồ sơ',
      'Tiếp nhận, chuyển chuyên môn',
      'Chuyển sang thủ tục khác',
    ]);
    await allRight();
  });

  it('is exported and replayed to the same history', async () => {
    const dossier = await reclassified();
    const lines: string[] = [];
    for await (const line of exportLog(office.database.desk)) lines.push(line);
    const own = lines.filter((line) => line.includes(dossier.id));
    const elsewhere = await testDatabase();
    try {
      expect(await replayLog(elsewhere.desk, () => own)).toMatchObject({
        events: 4,
        rejected: [],
      });
      expect((await verify(elsewhere.desk)).mismatches).toEqual([]);
      expect((await viewDossier(elsewhere.desk, dossier.id))?.position).toMatchObject({
        procedure: RIGHT,
      });
    } finally {
      await elsewhere.drop();
    }
  });

  it('is counted under the procedure it has at the cut, and every field adds up', async () => {
    const dossier = await accepted(COPIES);
    const report = (asOf: string) =>
      periodReport(office.database.desk, {
        period: '2023-Q2',
        agency: AGENCY,
        asOf: Date.parse(june(asOf)),
        now: Date.now(),
      });
    const certified = ({ fields }: Awaited<ReturnType<typeof report>>) =>
      fields.find(({ field }) => field === 'Chứng thực')?.received ?? 0;
    const before = await report('13T09:00');
    await done(cast.officer, dossier, 'reclassify', {
      procedure: RIGHT,
      at: june('12T09:00'),
      reason,
    });
    const after = await report('13T09:00');
    expect(certified(after)).toBe(certified(before) - 1);
    expect(after.total.received).toBe(before.total.received);
    expect(after.identities.every(({ holds }) => holds)).toBe(true);
    // Looked at before it was reclassified, the period is as it was.
    expect(certified(await report('11T09:00'))).toBe(certified(before));
  });

  it('is taken back by whoever did it by mistake', async () => {
    const dossier = await submit(cast.desk);
    const wrong = await done(cast.desk, dossier, 'reclassify', {
      procedure: RIGHT,
      reason: 'Nhầm',
    });
    expect(wrong.phase).toBe('submitted');
    const back = await answerOf(
      cast.desk.api.POST('/api/v1/dossiers/{id}/undo', {
        params: { path: { id: dossier.id } },
        body: { entry: wrong.version },
      }),
    );
    expect(back.procedure.code).toBe(PROCEDURE);
    await allRight();
  });

  it.each([
    ['a procedure nobody knows', '9.999999', 'procedure-unknown'],
    ['one of another kind of agency', '2.000908.000.00.00.H23', 'procedure-unknown'],
    ['a petition', 'PAKN-01', 'not-allowed'],
    ['the one it has', PROCEDURE, 'not-allowed'],
    ['one not in force any more', '1.003003', 'procedure-not-effective'],
  ])('does not go to %s', async (_name, procedure, code) => {
    const dossier = await submit(cast.desk);
    const problem = await refused(act(cast.desk, dossier, 'reclassify', { procedure, reason }));
    expect(problem.code).toBe(code);
  });

  it('does not go to a procedure of another kind of agency, nor by who may not act', async () => {
    const dossier = await submit(cast.desk);
    const { items } = await answerOf(cast.desk.api.GET('/api/v1/procedures'));
    const { code } = items.find(
      ({ ownerKind, effective }) => ownerKind !== 'commune' && effective.to === null,
    )!;
    const body = { procedure: code, reason };
    expect(await refused(act(cast.desk, dossier, 'reclassify', body))).toMatchObject({
      code: 'not-allowed',
      status: 409,
    });
    expect(await refused(act(cast.chair, dossier, 'reclassify', body))).toMatchObject({
      status: 403,
    });
  });
});

it('money that was paid is given back, no more than it was, and shown with what was paid', async () => {
  let dossier = await accepted();
  const refund = ({ actions }: Dossier) => actions.find(({ action }) => action === 'refund');
  expect(refund(dossier)?.blocked).toMatchObject({ code: 'refund-exceeds' });
  dossier = await done(cast.officer, dossier, 'request-payment', { amount: 300_000, reason });
  dossier = await done(cast.desk, dossier, 'payment', { amount: 300_000, receipt: 'BL-1' });
  expect(refund(dossier)?.blocked).toBeNull();
  expect(
    await refused(act(cast.desk, dossier, 'refund', { amount: 300_001, reason })),
  ).toMatchObject({ code: 'refund-exceeds', status: 422 });
  dossier = await done(cast.desk, dossier, 'refund', {
    amount: 120_000,
    receipt: 'PC-9',
    reason: 'Thu thừa',
  });
  expect(dossier.money).toMatchObject({
    obligations: [{ amount: 300_000, payment: { amount: 300_000, receipt: 'BL-1' } }],
    refunds: [{ amount: 120_000, receipt: 'PC-9' }],
    refundable: 180_000,
  });
  await allRight();
});

describe('opinions of other agencies', () => {
  it('are read by who is asked, answered each by name, and alerted about when late', async () => {
    const { desk, source, asOwner } = office.database;
    let dossier = await accepted();
    expect((await seenBy(asked, dossier)).response.status).toBe(404);
    dossier = await done(cast.officer, dossier, 'request-opinion', {
      agency: ASKED,
      within: { value: 3, unit: 'working-day' },
      reason: 'Có được công nhận bản án ở nước ngoài không?',
    });
    dossier = await done(cast.officer, dossier, 'request-opinion', {
      outside: 'Đại sứ quán',
      reason: 'Xác nhận giấy tờ',
    });
    expect((await seenBy(asked, dossier)).response.status).toBe(200);
    expect(await refused(act(asked, dossier, 'opinion', { agency: ASKED }))).toMatchObject({
      status: 403,
    });
    expect(dossier.opinions).toMatchObject([
      { agency: { name: 'Sở Tư pháp tỉnh Hải Dương' }, outside: false, overdue: false },
      { agency: { name: 'Đại sứ quán' }, outside: true, due: null },
    ]);

    // Time goes by, as far as the timers of the opinion are concerned.
    await asOwner(
      `update timer set fires_at = clock_timestamp() where dossier = $1 and kind like 'opinion:%/overdue'`,
      [dossier.id],
    );
    await fireTimers(desk, workOf(poolOf(source), null), alertWords);
    const { rows } = await asOwner(
      `select notice.subject, account.username from notice join account on account.id = notice.account
       where dossier = $1 and kind = 'alert' and subject like '%ý kiến%'`,
      [dossier.id],
    );
    expect(rows).toEqual([
      {
        subject: `Hồ sơ ${dossier.id}, ý kiến cơ quan khác: đã quá hạn`,
        username: cast.officer.username,
      },
    ]);

    expect(await refused(act(cast.officer, dossier, 'opinion'))).toMatchObject({
      code: 'opinion-ambiguous',
      status: 422,
    });
    dossier = await done(cast.officer, dossier, 'opinion', { agency: ASKED });
    dossier = await done(cast.officer, dossier, 'opinion');
    expect(dossier.opinions.map(({ closedAs, standing }) => [closedAs, standing])).toEqual([
      ['answered', 'early'],
      ['answered', 'none'],
    ]);
    await allRight();
  });

  it.each([
    ['nobody', {}, 'bad-input'],
    ['an agency that is not there', { agency: 'khong-co' }, 'agency-unknown'],
    ['two at once', { agency: ASKED, outside: 'Viện' }, 'bad-input'],
  ])('are not asked of %s', async (_name, body, code) => {
    const dossier = await accepted();
    const problem = await refused(
      act(cast.officer, dossier, 'request-opinion', { reason, ...body }),
    );
    expect(problem).toMatchObject({ code, status: 422 });
  });
});

it('an applicant withdraws until the decision is signed, and not after it', async () => {
  let dossier = await accepted();
  const step = (by: Person, action: string) => done(by, dossier, 'step', { action });
  dossier = await step(cast.desk, 'chuyen-chuyen-mon');
  dossier = await step(cast.officer, 'trinh-ky');
  const withdraw = () => dossier.actions.find(({ action }) => action === 'withdraw');
  dossier = await answerOf(seenBy(cast.desk, dossier));
  expect(withdraw()?.blocked).toBeNull();
  dossier = await step(cast.chair, 'ky');
  dossier = await answerOf(seenBy(cast.desk, dossier));
  expect(withdraw()?.blocked).toMatchObject({ code: 'decided' });
  expect(await refused(act(cast.desk, dossier, 'withdraw'))).toMatchObject({
    code: 'decided',
    status: 409,
  });
});

describe('a dossier filed at another desk', () => {
  const filed = (body: object = {}) =>
    submit(neighbour, { procedure: PROCEDURE, agency: AGENCY, receivedBy: NEIGHBOUR, ...body });

  it('is served by the desk that took it, decided and counted where it belongs', async () => {
    let dossier = await filed();
    expect(dossier).toMatchObject({ owner: { id: AGENCY }, receivedBy: { id: NEIGHBOUR } });
    dossier = await done(neighbour, dossier, 'accept');
    expect((await formsOf(dossier, neighbour))[0]).toMatch(/^receipt/);
    const allowed = dossier.actions
      .filter(({ blocked }) => blocked === null)
      .map(({ action }) => action)
      .sort();
    expect(allowed).toEqual([
      'choose-return',
      'lose-receipt',
      'record-returned',
      'request-supplement',
      'withdraw',
    ]);
    dossier = await done(neighbour, dossier, 'request-supplement', { reason: 'Thiếu bản sao' });
    dossier = await done(neighbour, dossier, 'supplement');
    expect(await refused(act(neighbour, dossier, 'stop', { reason }))).toMatchObject({
      status: 403,
    });
    dossier = await done(cast.officer, dossier, 'finish', { outcome: 'granted' });
    // It waits at the counter of the desk that took it, and is in that desk's book.
    const waiting = async ({ api }: Person, desk: string) => {
      const query = { desk, phase: 'finished', way: 'counter' } as const;
      const { items } = await answerOf(api.GET('/api/v1/dossiers', { params: { query } }));
      return items.some(({ id }) => id === dossier.id);
    };
    const booked = async ({ api }: Person, agency: string) => {
      const book = api.GET('/api/v1/closings', { params: { query: { agency } } });
      return (await answerOf(book)).returned.some((one) => one.dossier === dossier.id);
    };
    expect(await waiting(neighbour, NEIGHBOUR)).toBe(true);
    expect(await waiting(cast.desk, AGENCY)).toBe(false);
    dossier = await done(neighbour, dossier, 'return');
    expect(dossier.phase).toBe('returned');
    expect(await waiting(neighbour, NEIGHBOUR)).toBe(false);
    expect(await booked(neighbour, NEIGHBOUR)).toBe(true);
    expect(await booked(cast.desk, AGENCY)).toBe(false);
    const view = await viewDossier(office.database.desk, dossier.id);
    expect(view?.position).toMatchObject({
      owner: AGENCY,
      receivedBy: NEIGHBOUR,
      decidedBy: AGENCY,
    });
    await allRight();
  });

  it('is refused where the procedure does not allow it, or the desk is not the clerk’s', async () => {
    const call = (body: object) =>
      refused(
        neighbour.api.POST('/api/v1/dossiers', {
          body: {
            procedure: PROCEDURE,
            agency: AGENCY,
            receivedBy: NEIGHBOUR,
            channel: 'direct',
            ...body,
          },
        }),
      );
    // Before 1 July 2025 nobody did.
    expect(await call({ at: june('05T08:00'), reason })).toMatchObject({
      code: 'elsewhere-refused',
      status: 422,
    });
    expect(await call({ receivedBy: undefined })).toMatchObject({ status: 403 });
  });
});

it('what is given at once has no receipt, unless it is for another day', async () => {
  const day = { at: june('05T08:00'), reason };
  const copy = await submit(cast.desk, { procedure: COPIES, at: june('05T07:50'), reason });
  expect(await formsOf(await done(cast.desk, copy, 'accept', day))).toEqual(['control 2023-06-05']);
  const many = await submit(cast.desk, {
    procedure: COPIES,
    at: june('05T07:50'),
    reason,
    facts: { 'phuc-tap': true },
  });
  expect(await formsOf(await done(cast.desk, many, 'accept', day))).toEqual([
    'receipt 2023-06-05',
    'control 2023-06-05',
  ]);
});
