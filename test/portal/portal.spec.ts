import { answerOf } from '#lib/api-client';
import { nationalStatus } from '#lib/procedure';

import { applicant, personal } from '../citizen/stations.ts';
import { type Cast, done, type Dossier, engageCast, submit } from '../http/story.ts';
import { eventually } from '../queues/backends.ts';
import { workOn } from '../queues/office.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { type ServiceProcess, startService } from '../support/service-process.ts';

interface Held {
  MaHoSo: string;
  MaThongDiep: string;
  TrangThai: string;
}
interface Looked {
  held: Record<string, Held[]>;
  done: Record<string, number>;
}

let office: TestOffice;
let cast: Cast;
let portal: ServiceProcess;
/** What the queue's clock is ahead of the machine's: a failed try is due again at once. */
let ahead = 0;
beforeAll(async () => {
  portal = await startService('test/portal/portal.js');
  office = await testOffice({
    work: {
      now: () => Date.now() + ahead,
      portal: { url: portal.url, secret: portal.secret, timeoutSeconds: 1 },
      forgottenAfter: 1,
      sweepEvery: 200,
    },
  });
  cast = await engageCast(office.administrator);
});
afterAll(async () => {
  await office.close();
  await portal.stop();
});

const store = () => workOn(office.database).portal;
const look = () => portal.look<Looked>();
const statusesOf = ({ held }: Looked, { id }: Pick<Dossier, 'id'>): number[] =>
  (held[id] ?? []).map(({ TrangThai }) => Number(TrangThai));
/** Waits until the portal has acknowledged everything; each look an hour later, so that what failed is due. */
const allAcknowledged = () =>
  eventually(
    async () => {
      ahead += 3_600_000;
      const { rows } = await office.database.asOwner(
        'select count(*)::int as n from outbox where done_at is null',
      );
      const left = await store().unacknowledged(false);
      return Number(rows[0]?.n) + left.length;
    },
    (left) => left === 0,
  );

/** Lives and the statuses they pass through, one per change and not per act. */
const lives: [name: string, statuses: number[], play: () => Promise<Dossier>][] = [
  [
    'to the applicant’s hand, with a supplement and a payment',
    [1, 2, 4, 5, 4, 6, 4, 9, 10],
    async () => {
      let dossier = await submit(cast.desk, { applicant });
      dossier = await done(cast.desk, dossier, 'accept');
      dossier = await done(cast.desk, dossier, 'step', { action: 'chuyen-chuyen-mon' });
      const reason = 'Thiếu tờ khai';
      dossier = await done(cast.officer, dossier, 'request-supplement', { reason });
      dossier = await done(cast.desk, dossier, 'supplement');
      dossier = await done(cast.officer, dossier, 'request-payment', { amount: 8_000 });
      dossier = await done(cast.desk, dossier, 'payment');
      dossier = await done(cast.officer, dossier, 'step', { action: 'trinh-ky' });
      dossier = await done(cast.chair, dossier, 'step', { action: 'ky' });
      dossier = await done(cast.desk, dossier, 'step', { action: 'hoan-tat' });
      return done(cast.desk, dossier, 'return');
    },
  ],
  [
    'taken in under the wrong procedure: the same status, of another procedure',
    [1, 2, 4, 4],
    async () => {
      const dossier = await done(cast.desk, await submit(cast.desk, { applicant }), 'accept');
      return done(cast.desk, dossier, 'reclassify', { procedure: '1.004873', reason: 'Nhầm' });
    },
  ],
  [
    'refused',
    [1, 3],
    async () =>
      done(cast.desk, await submit(cast.desk, { applicant }), 'refuse', { reason: 'Sai nơi nộp' }),
  ],
  [
    'withdrawn',
    [1, 2, 4, 7],
    async () => {
      const dossier = await done(cast.desk, await submit(cast.desk, { applicant }), 'accept');
      return done(cast.desk, dossier, 'withdraw', { reason: 'Đổi ý' });
    },
  ],
  [
    'stopped, and the stop corrected',
    [1, 2, 4, 8, 4],
    async () => {
      let dossier = await done(cast.desk, await submit(cast.desk, { applicant }), 'accept');
      dossier = await done(cast.desk, dossier, 'stop', { reason: 'Nhầm hồ sơ' });
      return done(cast.chair, dossier, 'correct', { void: [3], reason: 'Dừng nhầm' });
    },
  ],
];

it('ends with what every dossier is, each change once and in order, whatever the portal does', async () => {
  portal.order('mischief 72 0');
  const played = await Promise.all(
    [...lives, ...lives].map(async ([name, statuses, play]) => ({
      name,
      statuses,
      dossier: await play(),
    })),
  );
  expect(await allAcknowledged()).toBe(0);
  const looked = await look();
  // Every kind of mischief was done, most of them often.
  expect(Object.keys(looked.done).sort()).toEqual(
    ['answer-late', 'code', 'drop', 'fault', 'forget', 'page', 'take-late', 'twice'].sort(),
  );
  for (const { name, statuses, dossier } of played) {
    expect([name, statusesOf(looked, dossier)]).toEqual([name, statuses]);
    const now = await answerOf(
      cast.desk.api.GET('/api/v1/dossiers/{id}', { params: { path: { id: dossier.id } } }),
    );
    expect(statusesOf(looked, dossier).at(-1)).toBe(now.status.code);
  }
  const ids = Object.values(looked.held).flatMap((of) => of.map(({ MaThongDiep }) => MaThongDiep));
  expect(new Set(ids).size).toBe(ids.length);
  process.stderr.write(`portal: ${ids.length} messages, mischief ${JSON.stringify(looked.done)}\n`);
});

it('says what the message is about and names no person', async () => {
  portal.order('behave');
  const dossier = await done(
    cast.desk,
    await submit(cast.desk, {
      applicant,
      at: '2023-06-05T07:50:00+07:00',
      reason: 'Ghi bù',
    }),
    'accept',
    { at: '2023-06-05T08:00:00+07:00', reason: 'Ghi bù' },
  );
  expect(await allAcknowledged()).toBe(0);
  const { held } = await look();
  expect(held[dossier.id]?.at(-1)).toEqual({
    MaThongDiep: expect.stringMatching(/^[0-9a-f]{32}$/),
    MaHoSo: dossier.id,
    MaTTHC: '1.001022',
    NguoiXuLy: 'Ủy ban nhân dân thị trấn Thanh Hà',
    ChucDanh: '',
    ThoiDiemXuLy: '2023-06-05T08:00:00',
    PhongBanXuLy: 'Ủy ban nhân dân thị trấn Thanh Hà',
    NoiDungXuLy: nationalStatus[4],
    TrangThai: '4',
    NgayBatDau: '2023-06-05T08:00:00',
    NgayKetThucTheoQuyDinh: '2023-06-08T17:00:00',
  });
  const said = JSON.stringify(held);
  for (const part of personal.filter(({ length }) => length > 4))
    expect([part, said.includes(part)]).toEqual([part, false]);
});

it('leaves to the operator what is refused for good, listed, and goes on from there once replayed', async () => {
  portal.order('refuse');
  const dossier = await done(cast.desk, await submit(cast.desk, { applicant }), 'accept');
  const dead = await eventually(
    () => store().unacknowledged(true),
    (found) => found.length === 1,
  );
  expect(dead).toMatchObject([
    { dossier: dossier.id, state: 'dead', acknowledged: 0, status: null, attempts: 1 },
  ]);
  expect(dead[0]?.failure).toMatch(/trả lời 400$/);
  // What happens to it meanwhile waits behind, and is not lost.
  await done(cast.desk, dossier, 'withdraw', { reason: 'Đổi ý' });
  portal.order('behave');
  expect(await store().replay('khong-co')).toBe(0);
  expect(await store().replay(dossier.id)).toBe(1);
  expect(await allAcknowledged()).toBe(0);
  expect(statusesOf(await look(), dossier)).toEqual([1, 2, 4, 7]);
});
