import { answerOf } from '#lib/api-client';
import { MASK } from '#lib/directory';

import { testOffice, type TestOffice } from '../support/office.ts';
import { employ, type Person } from '../support/people.ts';
import { eventually } from '../queues/backends.ts';
import { ELSEWHERE } from './askers.ts';
import { act, AGENCY, type Dossier, done, refused, submit } from './story.ts';

const applicant = { name: 'Nguyễn Thị Thử', phone: '0900000000' };

let office: TestOffice;
let desk: Person;
let officer: Person;
let head: Person;
/** Of the agency it is given to. */
let theirDesk: Person;
let theirOfficer: Person;
let theirHead: Person;

beforeAll(async () => {
  office = await testOffice();
  const person = (name: string, role: 'desk' | 'officer' | 'head', agency: string) =>
    employ(office.administrator, name, { role, agency });
  desk = await person('mot-cua', 'desk', AGENCY);
  officer = await person('chuyen-mon', 'officer', AGENCY);
  head = await person('truong', 'head', AGENCY);
  theirDesk = await person('mot-cua-xa', 'desk', ELSEWHERE);
  theirOfficer = await person('chuyen-mon-xa', 'officer', ELSEWHERE);
  theirHead = await person('truong-xa', 'head', ELSEWHERE);
}, 120_000);
afterAll(() => office.close(), 30_000);

const look = ({ api }: Person, { id }: Pick<Dossier, 'id'>) =>
  answerOf(api.GET('/api/v1/dossiers/{id}', { params: { path: { id } } }));
const readsOf = ({ api }: Person, { id }: Pick<Dossier, 'id'>) =>
  answerOf(api.GET('/api/v1/dossiers/{id}/reads', { params: { path: { id } } }));
const tasksOf = async ({ api }: Person): Promise<string[]> =>
  (await answerOf(api.GET('/api/v1/tasks', {}))).items.map(({ dossier }) => dossier);

/** A birth at the officer's step, which the officer has taken. */
const taken = async (): Promise<Dossier> => {
  let of = await submit(desk, { procedure: '1.001193', applicant, facts: { 'qua-han': true } });
  of = await done(desk, of, 'accept');
  of = await done(desk, of, 'step', { action: 'chuyen-chuyen-mon' });
  const [open] = of.tasks;
  return answerOf(
    officer.api.POST('/api/v1/dossiers/{id}/tasks/{task}/claim', {
      params: { path: { id: of.id, task: open?.task ?? '' } },
    }),
  );
};

describe('a dossier that came to the wrong desk', () => {
  let before: Dossier;
  let after: Dossier;
  beforeAll(async () => {
    before = await taken();
    after = await done(desk, before, 'transfer', { to: ELSEWHERE, reason: 'Nộp nhầm nơi' });
  });

  it('is given with a reason, by the owner’s desk or head, to another agency', async () => {
    const other = await taken();
    expect((await refused(act(desk, other, 'transfer', { to: ELSEWHERE }))).code).toBe(
      'reason-required',
    );
    const asked = { to: ELSEWHERE, reason: 'Nhầm' };
    expect((await refused(act(officer, other, 'transfer', asked))).code).toBe('forbidden');
    expect((await done(head, other, 'transfer', asked)).owner.id).toBe(ELSEWHERE);
  });

  it('is theirs to work on: the task nobody’s yet, its term and budget running on', async () => {
    const [was] = before.tasks;
    const now = await look(theirOfficer, before);
    expect(now.due).toBe(before.due);
    expect(now.tasks).toMatchObject([
      { task: was?.task, agency: { id: ELSEWHERE }, due: was?.due, holder: null },
    ]);
    expect(now.applicant).toMatchObject({ ...applicant, masked: false });
    expect(await tasksOf(theirOfficer)).toContain(before.id);
    expect(await tasksOf(officer)).not.toContain(before.id);
    const heard = await eventually(
      () => answerOf(theirOfficer.api.GET('/api/v1/notices', {})),
      ({ items }) => items.some(({ subject }) => subject.includes(before.id)),
    );
    expect(heard.items.map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining(before.id),
    );
  });

  it('shows who had it that it is there and what becomes of it, and no more', async () => {
    expect(after).toMatchObject({ sight: 'past', facts: {}, tasks: [], findings: [] });
    expect(after.applicant).toMatchObject({ name: MASK, masked: true });
    expect(after.actions).toEqual([]);
    const params = { params: { path: { id: before.id } } };
    for (const path of ['files', 'notices', 'attribution'] as const)
      expect((await refused(desk.api.GET(`/api/v1/dossiers/{id}/${path}`, params))).code).toBe(
        'forbidden',
      );
    const { items: entries } = await answerOf(
      desk.api.GET('/api/v1/dossiers/{id}/history', params),
    );
    expect(entries.map(({ event }) => event)).toEqual(['submit', 'accept', 'step', 'transfer']);
    expect(entries.at(-1)?.text).toEqual({ reason: MASK });
    await done(theirOfficer, { id: before.id }, 'step', { action: 'trinh-ky' });
    const later = await answerOf(desk.api.GET('/api/v1/dossiers/{id}/history', params));
    expect(later.items).toEqual(entries);
    const forms = await answerOf(desk.api.GET('/api/v1/dossiers/{id}/forms', params));
    expect(forms.items).toEqual([]);
    const { items } = await answerOf(desk.api.GET('/api/v1/dossiers', {}));
    expect(items.find(({ id }) => id === before.id)?.applicant).toEqual({
      name: MASK,
      masked: true,
    });
  });

  it('is taken back within the window by who gave it', async () => {
    const given = await done(desk, await taken(), 'transfer', { to: ELSEWHERE, reason: 'Nhầm' });
    expect(given.undo).not.toBeNull();
    const back = await answerOf(
      desk.api.POST('/api/v1/dossiers/{id}/undo', {
        params: { path: { id: given.id } },
        body: { entry: given.version },
      }),
    );
    expect(back.owner.id).toBe(AGENCY);
    // Who had taken it has it again.
    expect(back.tasks).toMatchObject([{ agency: { id: AGENCY }, holder: { id: officer.id } }]);
  });
});

describe('who looked at personal data', () => {
  it('is kept: page, list, form, each with who, and shown to who looks after it', async () => {
    const of = await taken();
    await look(officer, of);
    await answerOf(officer.api.GET('/api/v1/dossiers', {}));
    await look(office.administrator, of);
    await answerOf(
      officer.api.GET('/api/v1/dossiers/{id}/history', { params: { path: { id: of.id } } }),
    );
    await officer.api.GET('/api/v1/dossiers/{id}/forms/{form}', {
      params: { path: { id: of.id, form: 'receipt' } },
      parseAs: 'arrayBuffer',
    });
    const { items } = await eventually(
      () => readsOf(head, of),
      (page) => page.items.some(({ purpose }) => purpose === 'form'),
    );
    const told = items.map(({ actor, purpose, detail }) => [actor.id, purpose, detail]);
    expect(told).toContainEqual([officer.id, 'page', null]);
    expect(told).toContainEqual([officer.id, 'page', 'history']);
    expect(told).toContainEqual([officer.id, 'list', null]);
    expect(told).toContainEqual([officer.id, 'form', 'receipt']);
    // The administrator was shown a covered name: that is no read.
    expect(told.map(([who]) => who)).not.toContain(office.administrator.id);
    expect((await readsOf(office.administrator, of)).items.length).toBeGreaterThan(0);
    for (const other of [desk, officer]) {
      const asked = other.api.GET('/api/v1/dossiers/{id}/reads', {
        params: { path: { id: of.id } },
      });
      expect((await refused(asked)).code).toBe('forbidden');
    }
    const elsewhere = theirHead.api.GET('/api/v1/dossiers/{id}/reads', {
      params: { path: { id: of.id } },
    });
    expect((await refused(elsewhere)).code).toBe('dossier-unknown');
  });

  it('is one row for a list, and none for a list of covered names', async () => {
    const count = async (who: Person): Promise<unknown> =>
      (
        await office.database.asOwner(
          `select count(*)::int as n from personal_read where actor = $1 and purpose = 'list'`,
          [who.id],
        )
      ).rows[0]?.n;
    await answerOf(theirDesk.api.GET('/api/v1/dossiers', {}));
    await answerOf(office.administrator.api.GET('/api/v1/dossiers', {}));
    expect(
      await eventually(
        () => count(theirDesk),
        (n) => n === 1,
      ),
    ).toBe(1);
    expect(await count(office.administrator)).toBe(0);
  });

  it('can be neither changed nor deleted before its days are over', async () => {
    const { source, asOwner } = office.database;
    for (const sql of [
      'update personal_read set actor = $1',
      'delete from personal_read where actor <> $1',
    ])
      await expect(source.query(sql, ['ai-do'])).rejects.toThrow(/append-only|permission/);
    await asOwner(
      `insert into personal_read (at, actor, purpose, dossiers)
       select clock_timestamp() - make_interval(days => days + 1), 'lau-roi', 'page', '{X}'
       from retention where what = 'personal_read'`,
    );
    await source.query(`delete from personal_read where actor = 'lau-roi'`);
    const { rows } = await asOwner(`select 1 from personal_read where actor = 'lau-roi'`);
    expect(rows).toEqual([]);
  });

  it('survives the end of the server: what was read last is written before it goes', async () => {
    const other = await testOffice();
    const clerk = await employ(other.administrator, 'mot-cua', { role: 'desk', agency: AGENCY });
    const of = await submit(clerk, { applicant });
    await other.server.close();
    const { rows } = await other.database.asOwner(
      'select actor, purpose from personal_read where $1 = any (dossiers)',
      [of.id],
    );
    expect(rows).toEqual([{ actor: clerk.id, purpose: 'page' }]);
    await other.database.drop();
  }, 60_000);
});
