import { randomUUID } from 'node:crypto';

import { answerOf } from '#lib/api-client';
import { verify } from '#lib/desk';

import { testOffice, type TestOffice } from '../support/office.ts';
import { act, type Cast, done, type Dossier, engageCast, refused, submit } from './story.ts';

let office: TestOffice;
let cast: Cast;
beforeAll(async () => {
  office = await testOffice();
  cast = await engageCast(office.administrator);
});
afterAll(() => office.close());

const view = (id: string): Promise<Dossier> =>
  answerOf(cast.desk.api.GET('/api/v1/dossiers/{id}', { params: { path: { id } } }));

/** A dossier at the officer's task: accepted and forwarded. */
const forwarded = async (): Promise<Dossier> => {
  const accepted = await done(cast.desk, await submit(cast.desk), 'accept');
  return done(cast.desk, accepted, 'step', { action: 'chuyen-chuyen-mon' });
};
const DAY = 86_400_000;
const withReason = { reason: 'Theo đơn của công dân' };

describe('an act the dossier does not take', () => {
  it('is answered 409 with where it stands and what may be done instead', async () => {
    const dossier = await forwarded();
    const problem = await refused(act(cast.desk, dossier, 'accept'));
    expect(problem).toMatchObject({
      status: 409,
      code: 'not-allowed',
      state: { phase: 'in-hand', version: dossier.version, tasks: ['tham-tra'] },
    });
    const allowed = (problem.allowed ?? []) as { action: string; blocked: unknown }[];
    const offered = dossier.actions.filter(({ blocked }) => blocked === null);
    expect(allowed).toEqual(offered);
    expect(allowed.map(({ action }) => action)).toContain('request-supplement');
    expect((await view(dossier.id)).version).toBe(dossier.version);
  });

  it('because the clock stands still is told so', async () => {
    const dossier = await forwarded();
    const held = await done(cast.officer, dossier, 'request-supplement', withReason);
    const problem = await refused(act(cast.officer, held, 'step', { action: 'trinh-ky' }));
    expect(problem).toMatchObject({ status: 409, code: 'held', state: { version: held.version } });
    const again = await refused(act(cast.officer, held, 'request-supplement', withReason));
    expect(again).toMatchObject({
      status: 409,
      code: 'hold-open',
      state: { version: held.version },
      allowed: expect.arrayContaining([expect.objectContaining({ action: 'supplement' })]),
    });
  });

  it('because somebody else has just done it is a conflict, not a lack of rights', async () => {
    const dossier = await forwarded();
    await done(cast.officer, dossier, 'step', { action: 'trinh-ky' });
    const late = await refused(
      act(cast.officer, { id: dossier.id }, 'step', { action: 'trinh-ky' }),
    );
    expect(late).toMatchObject({
      status: 409,
      state: { phase: 'in-hand', tasks: ['ky-duyet'] },
    });
  });
});

describe('a version that has passed', () => {
  it('is no obstacle where only something else moved', async () => {
    const dossier = await forwarded();
    const moved = await done(cast.desk, dossier, 'request-opinion', {
      ...withReason,
      outside: 'Phòng Tư pháp',
    });
    const stepped = await done(cast.officer, dossier, 'step', { action: 'trinh-ky' });
    expect(stepped.version).toBe(moved.version + 1);
    const handed = await done(cast.desk, dossier, 'extend', {
      ...withReason,
      due: new Date(Date.now() + 20 * DAY).toISOString(),
    });
    expect(handed.version).toBe(stepped.version + 1);
  });

  it('is one where the task was done and came back', async () => {
    const dossier = await forwarded();
    const signed = await done(cast.officer, dossier, 'step', { action: 'trinh-ky' });
    const back = await done(cast.chair, signed, 'step', { action: 'tra-lai', ...withReason });
    expect(back.tasks.map(({ task }) => task)).toEqual(['tham-tra']);
    const problem = await refused(act(cast.officer, dossier, 'step', { action: 'trinh-ky' }));
    expect(problem).toMatchObject({
      status: 409,
      code: 'stale-version',
      state: { version: back.version },
    });
    expect((await done(cast.officer, back, 'step', { action: 'trinh-ky' })).version).toBe(
      back.version + 1,
    );
  });
});

describe('a result that was given before the system knew', () => {
  const at = (): string => new Date().toISOString();
  const returned = () => ({
    returnedAt: at(),
    outcome: 'granted' as const,
    reason: 'Đã trả tại nhà',
  });
  const inHand = async (): Promise<Dossier> => done(cast.desk, await submit(cast.desk), 'accept');

  const phases: Record<string, () => Promise<Dossier>> = {
    'just accepted': inHand,
    'at the officer’s': forwarded,
    'at the chair’s': async () =>
      done(cast.officer, await forwarded(), 'step', { action: 'trinh-ky' }),
    'waiting for a supplement': async () =>
      done(cast.officer, await forwarded(), 'request-supplement', withReason),
    finished: async () =>
      done(cast.desk, await inHand(), 'finish', { outcome: 'rejected', ...withReason }),
    withdrawn: async () => done(cast.desk, await inHand(), 'withdraw', withReason),
    stopped: async () => done(cast.desk, await inHand(), 'stop', withReason),
    returned: async () =>
      done(cast.desk, await inHand(), 'record-returned', { ...returned(), outcome: 'rejected' }),
  };

  it.each(Object.entries(phases))('is recorded of a dossier %s', async (_phase, reach) => {
    const dossier = await reach();
    const after = await done(cast.desk, dossier, 'record-returned', returned());
    expect(after).toMatchObject({
      phase: 'returned',
      outcome: 'granted',
      version: dossier.version + 1,
      tasks: [],
      holds: [],
    });
  });

  it('is not recorded of one nobody has accepted', async () => {
    const submitted = await submit(cast.desk);
    const problem = await refused(act(cast.desk, submitted, 'record-returned', returned()));
    expect(problem).toMatchObject({
      status: 409,
      code: 'not-allowed',
      state: { phase: 'submitted' },
    });
  });
});

describe('a key', () => {
  it('means one act, whoever sends it again', async () => {
    const key = randomUUID();
    const submitted = await submit(cast.desk, {}, key);
    expect((await submit(cast.desk, {}, key)).id).toBe(submitted.id);
    const accept = randomUUID();
    const accepted = await done(cast.desk, submitted, 'accept', {}, accept);
    const again = await done(cast.desk, submitted, 'accept', {}, accept);
    expect(again.version).toBe(accepted.version);
    const problem = await refused(act(cast.desk, accepted, 'withdraw', {}, accept));
    expect(problem).toMatchObject({ status: 422, code: 'key-reused' });
  });

  const applicant = { name: 'Nguyễn Thị Hạnh', phone: '0912000111' };

  it.each([
    ['applicant', { applicant: { ...applicant, name: 'Trần Văn Bảy' } }],
    ['phone', { applicant: { ...applicant, phone: '0912000222' } }],
    ['procedure', { applicant, procedure: '1.001193' }],
    ['channel', { applicant, channel: 'postal' as const }],
  ])('under which another %s is submitted opens and tells nothing', async (_what, body) => {
    const key = randomUUID();
    const { id } = await submit(cast.desk, { applicant }, key);
    expect((await submit(cast.desk, { applicant }, key)).id).toBe(id);
    const problem = await submit(cast.desk, body, key).catch((reason: unknown) => reason);
    expect(problem).toMatchObject({ problem: { status: 422, code: 'key-reused' } });
    expect(JSON.stringify(problem)).not.toContain(id);
  });

  it('under which another reason is given is refused', async () => {
    const dossier = await forwarded();
    const key = randomUUID();
    await done(cast.officer, dossier, 'request-supplement', withReason, key);
    const again = await done(cast.officer, dossier, 'request-supplement', withReason, key);
    const problem = await refused(
      act(cast.officer, again, 'request-supplement', { reason: 'Thiếu tờ khai' }, key),
    );
    expect(problem).toMatchObject({ status: 422, code: 'key-reused' });
  });
});

it('leaves nothing that does not follow from the history', async () => {
  const verified = await verify(office.database.desk);
  expect(verified.mismatches).toEqual([]);
  expect(verified.dossiers).toBeGreaterThan(10);
});
