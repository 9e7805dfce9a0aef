import { randomUUID } from 'node:crypto';

import { answerOf } from '#lib/api-client';
import { verify } from '#lib/desk';

import { testOffice, type TestOffice } from '../support/office.ts';
import { employ, type Person } from '../support/people.ts';
import { eventually } from '../queues/backends.ts';
import {
  act,
  AGENCY,
  type Cast,
  done,
  type Dossier,
  engageCast,
  refused,
  submit,
} from './story.ts';

let office: TestOffice;
let cast: Cast;
let colleague: Person;
beforeAll(async () => {
  office = await testOffice();
  cast = await engageCast(office.administrator);
  colleague = await employ(office.administrator, 'dong-nghiep', { role: 'desk', agency: AGENCY });
});
afterAll(() => office.close());

const undo = (
  { api }: Person,
  { id }: Pick<Dossier, 'id'>,
  entry: number | string,
  key: string = randomUUID(),
) =>
  api.POST('/api/v1/dossiers/{id}/undo', {
    params: { path: { id }, header: { 'Idempotency-Key': key } },
    body: { entry },
  });

const history = async (id: string) =>
  (await answerOf(cast.desk.api.GET('/api/v1/dossiers/{id}/history', { params: { path: { id } } })))
    .items;

/** Dossiers whose history no longer is as it was sealed. */
const aged = new Set<string>();

/** Makes the last entry as old as so many seconds, past every grant: the clock is the database's. */
const age = async (id: string, seconds: number): Promise<void> => {
  aged.add(id);
  const shift = `make_interval(secs => ${seconds})`;
  await office.database.asOwner('alter table history disable trigger history_append_only');
  await office.database.asOwner(
    `update history set at = at - ${shift}, recorded_at = recorded_at - ${shift} where dossier = $1`,
    [id],
  );
  await office.database.asOwner('alter table history enable trigger history_append_only');
};

const accepted = async (): Promise<Dossier> => done(cast.desk, await submit(cast.desk), 'accept');

/** What is true of a dossier whatever was recorded of it meanwhile. */
const stateOf = ({ phase, tasks, due, standing, holds, actions }: Dossier) => ({
  phase,
  tasks,
  due,
  standing,
  holds,
  actions,
});

describe('one’s own last act', () => {
  it.each([
    ['a step', 'step', { action: 'chuyen-chuyen-mon' }],
    ['a request', 'request-supplement', { reason: 'Thiếu tờ khai' }],
    ['a withdrawal', 'withdraw', {}],
    ['a result', 'finish', { outcome: 'granted' }],
    [
      'a return in reality',
      'record-returned',
      { outcome: 'granted', reason: 'Đã trả', returnedAt: new Date().toISOString() },
    ],
  ] as const)('%s is taken back, and the dossier stands as before', async (_, action, body) => {
    const before = await accepted();
    const after = await done(cast.desk, before, action, body);
    expect(after.undo).toMatchObject({ entry: after.version });
    expect(after.undo?.seconds).toBeLessThanOrEqual(30);
    const undone = await answerOf(undo(cast.desk, after, after.version));
    expect(stateOf(undone)).toEqual(stateOf(before));
    expect(undone).toMatchObject({ version: after.version + 1, undo: null });
    const entries = await history(before.id);
    expect(entries.at(-2)).toMatchObject({ seq: after.version, voided: true });
    expect(entries.at(-1)).toMatchObject({
      kind: 'void',
      targets: [after.version],
      text: { reason: 'Hoàn tác trong 30 giây' },
    });
  });

  it('is named by the key it was sent under too, and sent twice is undone once', async () => {
    const key = randomUUID();
    const again = randomUUID();
    const dossier = await done(cast.desk, await submit(cast.desk), 'accept', {}, key);
    const undone = await answerOf(undo(cast.desk, dossier, key, again));
    expect(undone).toMatchObject({ phase: 'submitted', version: 3 });
    expect((await answerOf(undo(cast.desk, dossier, key, again))).version).toBe(3);
    expect((await done(cast.desk, undone, 'accept')).phase).toBe('in-hand');
  });

  it('is withdrawn from the inboxes it called in', async () => {
    const dossier = await done(cast.desk, await accepted(), 'step', {
      action: 'chuyen-chuyen-mon',
    });
    const subjects = async () =>
      (await answerOf(cast.officer.api.GET('/api/v1/notices', {}))).items
        .filter((notice) => notice.dossier === dossier.id)
        .map(({ subject }) => subject);
    await eventually(subjects, (told) => told.length === 1);
    await answerOf(undo(cast.desk, dossier, dossier.version));
    expect(await eventually(subjects, (told) => told.length === 2)).toEqual([
      `Hồ sơ ${dossier.id}: thu hồi việc, bước “Thẩm tra, ghi sổ, các bên ký sổ”`,
      `Hồ sơ ${dossier.id}: việc mới, bước “Thẩm tra, ghi sổ, các bên ký sổ”`,
    ]);
  });
});

describe('what is not taken back', () => {
  const refusedUndo = (who: Person, dossier: Dossier, entry: number | string) =>
    refused(undo(who, dossier, entry));

  it('an act somebody else did', async () => {
    const dossier = await accepted();
    expect(await refusedUndo(colleague, dossier, dossier.version)).toMatchObject({
      status: 409,
      code: 'undo-refused',
      detail: 'Chỉ người vừa ghi mới hoàn tác được lần ghi này.',
      state: { phase: 'in-hand', version: dossier.version },
    });
    const seen = await answerOf(
      colleague.api.GET('/api/v1/dossiers/{id}', { params: { path: { id: dossier.id } } }),
    );
    expect(seen.undo).toBeNull();
  });

  it('an act something came after', async () => {
    const dossier = await accepted();
    await done(colleague, dossier, 'request-opinion', {
      outside: 'Phòng Tư pháp',
      reason: 'Hỏi thêm',
    });
    expect(await refusedUndo(cast.desk, dossier, dossier.version)).toMatchObject({
      code: 'undo-refused',
      detail: 'Sau lần ghi này hồ sơ đã có ghi nhận khác, không hoàn tác được.',
    });
  });

  it('an act of longer ago, by the database’s clock', async () => {
    const dossier = await accepted();
    await age(dossier.id, 31);
    expect(await refusedUndo(cast.desk, dossier, dossier.version)).toMatchObject({
      code: 'undo-refused',
      detail: 'Đã quá 30 giây từ lúc ghi: lãnh đạo cơ quan chủ trì đính chính được.',
    });
  });

  it('a submission, a correction, an entry that is not there', async () => {
    const submitted = await submit(cast.desk);
    expect(submitted.undo).toBeNull();
    expect(await refusedUndo(cast.desk, submitted, 1)).toMatchObject({ code: 'undo-refused' });
    expect(await refusedUndo(cast.desk, submitted, 7)).toMatchObject({
      status: 422,
      code: 'correction-target',
    });
    const dossier = await accepted();
    await answerOf(undo(cast.desk, dossier, dossier.version));
    expect(await refusedUndo(cast.desk, dossier, dossier.version + 1)).toMatchObject({
      code: 'undo-refused',
    });
  });

  it('an act after which a colleague’s is on its way: exactly one of the two is recorded', async () => {
    const dossier = await accepted();
    const both = await Promise.allSettled([
      answerOf(undo(cast.desk, dossier, dossier.version)),
      done(colleague, dossier, 'step', { action: 'chuyen-chuyen-mon' }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

it('leaves nothing that does not follow from the history', async () => {
  const { dossiers, mismatches } = await verify(office.database.desk);
  expect(dossiers).toBeGreaterThan(aged.size + 5);
  expect(mismatches.filter(({ dossier }) => !aged.has(dossier))).toEqual([]);
});

it('an act is still what it was for whoever does not take it back', async () => {
  const dossier = await accepted();
  expect((await refused(act(cast.desk, dossier, 'accept'))).code).toBe('not-allowed');
});
