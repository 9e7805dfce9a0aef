import { answerOf } from '#lib/api-client';
import { MASK } from '#lib/directory';

import { docxText } from '../support/docx-text.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { employ, type Person } from '../support/people.ts';
import { eventually } from '../queues/backends.ts';
import { ELSEWHERE, PROVINCE } from './askers.ts';
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
});
afterAll(() => office.close());

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

describe('what was written of a dossier and may name people', () => {
  /** In every place a text is written at. */
  const named = 'Ông Trần Văn Nhầm khai sai';
  let of: Dossier;
  beforeAll(async () => {
    of = await taken();
    const [open] = of.tasks;
    const task = { id: of.id, task: open?.task ?? '' };
    await answerOf(
      officer.api.POST('/api/v1/dossiers/{id}/tasks/{task}/release', {
        params: { path: task },
        body: { reason: named },
      }),
    );
    of = await done(desk, { id: of.id }, 'request-supplement', { reason: named });
    of = await done(desk, of, 'supplement');
    of = await done(desk, of, 'record-returned', {
      returnedAt: new Date().toISOString(),
      outcome: 'granted',
      reason: named,
    });
    of = await done(head, of, 'correct', {
      reason: named,
      amend: [{ seq: of.version, outcome: 'rejected' }],
    });
    const { items } = await answerOf(officer.api.GET('/api/v1/questions', {}));
    const { question = '' } = items.find(({ dossier }) => dossier === of.id) ?? {};
    await answerOf(
      officer.api.POST('/api/v1/dossiers/{id}/answers', {
        params: { path: { id: of.id } },
        body: { question, answer: 'outside', note: named },
      }),
    );
  });

  /** The texts a reader is shown of it, place by place. */
  const textsOf = async ({ api }: Person) => {
    const path = { params: { path: { id: of.id } } };
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const ofIt = <T extends { dossier: string }>({ items }: { items: T[] }) =>
      items.filter(({ dossier }) => dossier === of.id);
    const [entries, assignments, corrections, questions, form] = await Promise.all([
      answerOf(api.GET('/api/v1/dossiers/{id}/history', path)),
      answerOf(api.GET('/api/v1/dossiers/{id}/assignments', path)),
      answerOf(
        api.GET('/api/v1/corrections', { params: { query: { from: today, to: today } } }),
      ).then(ofIt),
      answerOf(api.GET('/api/v1/questions', { params: { query: { answered: 'true' } } })).then(
        ofIt,
      ),
      answerOf(
        api.GET('/api/v1/dossiers/{id}/forms/{form}', {
          params: { path: { id: of.id, form: 'supplement' } },
          parseAs: 'arrayBuffer',
        }),
      ),
    ]);
    return {
      entries: entries.items.map(({ text }) => text?.reason).filter(Boolean),
      assignments: assignments.items.map(({ reason }) => reason).filter(Boolean),
      corrections: corrections.map(({ reason }) => reason),
      questions: questions.map(({ answer }) => answer?.note),
      form: docxText(new Uint8Array(form)).includes(named),
    };
  };

  it('is read by who works on it and who oversees them', async () => {
    const auditor = await employ(office.administrator, 'kiem-tra', {
      role: 'auditor',
      agency: AGENCY,
    });
    for (const reader of [officer, auditor])
      expect(await textsOf(reader)).toEqual({
        entries: [named, named, named],
        assignments: [named],
        corrections: [named],
        questions: [named],
        form: true,
      });
  });

  it('is covered for the agencies above, who see that it is there', async () => {
    const above = await employ(office.administrator, 'cap-tren', {
      role: 'chair',
      agency: PROVINCE,
    });
    expect(await textsOf(above)).toEqual({
      entries: [MASK, MASK, MASK],
      assignments: [MASK],
      corrections: [MASK],
      questions: [MASK],
      form: false,
    });
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
  });
});
