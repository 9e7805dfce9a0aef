import { randomUUID } from 'node:crypto';

import { answerOf, type components } from '#lib/api-client';
import { verify } from '#lib/desk';

import { testOffice, type TestOffice } from '../support/office.ts';
import { employ, type Person } from '../support/people.ts';
import { AGENCY, type Cast, done, type Dossier, engageCast, refused, submit } from './story.ts';

type Item = components['schemas']['ClosingBody']['items'][number];

let office: TestOffice;
let cast: Cast;
let head: Person;
beforeAll(async () => {
  office = await testOffice();
  cast = await engageCast(office.administrator);
  head = await employ(office.administrator, 'truong', { role: 'head', agency: AGENCY });
});
afterAll(() => office.close());

const inHand = async (): Promise<Dossier> => done(cast.desk, await submit(cast.desk), 'accept');
const finished = async (): Promise<Dossier> =>
  done(cast.desk, await inHand(), 'finish', { outcome: 'granted' });

const returning = (dossier: string): Item => ({ action: 'return', dossier, key: randomUUID() });
const returned = (dossier: string, outcome: 'granted' | 'rejected' = 'granted'): Item => ({
  action: 'record-returned',
  dossier,
  key: randomUUID(),
  returnedAt: new Date().toISOString(),
  outcome,
  reason: 'Chốt sổ cuối ngày',
});

const close = ({ api }: Person, items: Item[]) =>
  api.POST('/api/v1/closings', { body: { agency: AGENCY, items } });
const book = ({ api }: Person, day?: string) =>
  answerOf(
    api.GET('/api/v1/closings', {
      params: { query: { agency: AGENCY, ...(day !== undefined && { day }) } },
    }),
  );
const summary = (items: components['schemas']['ClosedItem'][]) =>
  items.map(({ dossier, version, problem }) => [dossier, version ?? problem?.code]);

describe('closing the day', () => {
  it('records each by itself, and says of each that it was refused why', async () => {
    const ready = await finished();
    const open = await inHand();
    const submitted = await submit(cast.desk);
    const before = (await book(cast.desk)).returned.length;
    const items = [
      returning(ready.id),
      returned(open.id, 'rejected'),
      returned(submitted.id),
      returning('KHONG-CO'),
      returning(' co dau cach '),
    ];
    const closed = (await answerOf(close(cast.desk, items))).items;
    expect(summary(closed)).toEqual([
      [ready.id, ready.version + 1],
      [open.id, open.version + 1],
      [submitted.id, 'not-allowed'],
      ['KHONG-CO', 'dossier-unknown'],
      ['co dau cach', 'dossier-unknown'],
    ]);
    expect(closed[0]?.undo).toMatchObject({ entry: ready.version + 1 });

    const sheet = await book(head);
    expect(sheet.returned).toHaveLength(before + 2);
    expect(sheet.returned.slice(-2)).toMatchObject(
      [
        { dossier: ready.id, action: 'return', outcome: null },
        { dossier: open.id, action: 'record-returned', outcome: 'rejected' },
      ].map((row) => ({ ...row, actor: cast.desk.id, actorName: 'Người mot-cua' })),
    );
    expect(sheet.refused.slice(-3).map(({ dossier, code }) => [dossier, code])).toEqual([
      [submitted.id, 'not-allowed'],
      ['KHONG-CO', 'dossier-unknown'],
      ['co dau cach', 'dossier-unknown'],
    ]);
    expect(sheet.refused.at(-3)?.detail).toMatch(/Mới nộp, chờ tiếp nhận/);
  });

  it('sent again under the same keys changes nothing', async () => {
    const ready = await finished();
    const items = [returning(ready.id), returning('KHONG-CO-2')];
    const first = await answerOf(close(cast.desk, items));
    const again = await answerOf(close(cast.desk, items));
    expect(summary(again.items)).toEqual(summary(first.items));
    const { rows } = await office.database.asOwner(
      `select count(*)::int as n from closing_refusal where dossier = 'KHONG-CO-2'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('the same dossier twice is recorded once', async () => {
    const ready = await finished();
    const closed = await answerOf(close(cast.desk, [returning(ready.id), returning(ready.id)]));
    expect(closed.items.map(({ problem }) => problem?.code ?? 'ok').sort()).toEqual([
      'not-allowed',
      'ok',
    ]);
    const { returned: listed, refused: left } = await book(cast.desk);
    expect(listed.filter(({ dossier }) => dossier === ready.id)).toHaveLength(1);
    expect(left.filter(({ dossier }) => dossier === ready.id)).toEqual([]);
  });

  it('what is taken back is in the book no more', async () => {
    const ready = await finished();
    const [closed] = (await answerOf(close(cast.desk, [returning(ready.id)]))).items;
    await answerOf(
      cast.desk.api.POST('/api/v1/dossiers/{id}/undo', {
        params: { path: { id: ready.id } },
        body: { entry: closed?.undo?.entry ?? 0 },
      }),
    );
    expect((await book(cast.desk)).returned.map(({ dossier }) => dossier)).not.toContain(ready.id);
  });

  it('an actor who may not act is refused each, and one of elsewhere the book', async () => {
    const ready = await finished();
    const closed = await answerOf(close(head, [returning(ready.id)]));
    expect(summary(closed.items)).toEqual([[ready.id, 'forbidden']]);
    const stranger = await employ(office.administrator, 'noi-khac', {
      role: 'desk',
      agency: 'xa-thanh-son',
    });
    expect((await refused(close(stranger, [returning(ready.id)]))).code).toBe('forbidden');
  });

  it('takes fifty at once', async () => {
    const ready = await Promise.all(Array.from({ length: 50 }, () => inHand()));
    const closed = await answerOf(
      close(
        cast.desk,
        ready.map(({ id }) => returned(id)),
      ),
    );
    expect(closed.items.every(({ problem }) => problem === null)).toBe(true);
    const day = (await book(cast.desk)).day;
    const ids = new Set((await book(cast.desk, day)).returned.map(({ dossier }) => dossier));
    expect(ready.every(({ id }) => ids.has(id))).toBe(true);
    expect((await book(cast.desk, '2020-01-02')).returned).toEqual([]);
  });
});

describe('corrections', () => {
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const corrections = ({ api }: Person, rest: { agency?: string; cursor?: string } = {}) =>
    answerOf(
      api.GET('/api/v1/corrections', {
        params: { query: { from: today, to: today, limit: 2, ...rest } },
      }),
    );

  it('are told with who, why, and what was before and is after', async () => {
    const dossier = await done(cast.desk, await inHand(), 'record-returned', {
      returnedAt: new Date().toISOString(),
      outcome: 'granted',
      reason: 'Đã trả tại quầy',
    });
    const reason = 'Kết quả thực tế là không chấp thuận';
    await done(head, dossier, 'correct', {
      reason,
      amend: [{ seq: dossier.version, outcome: 'rejected' }],
    });
    const [told] = (await corrections(head)).items;
    expect(told).toMatchObject({
      dossier: dossier.id,
      seq: dossier.version + 1,
      actorName: 'Người truong',
      reason,
      undo: false,
      entries: [
        {
          seq: dossier.version,
          label: 'Ghi nhận đã trả kết quả trên thực tế',
          actorName: 'Người mot-cua',
          as: 'amended',
          fields: [{ name: 'outcome', before: 'granted', after: 'rejected' }],
        },
      ],
      standing: [{ name: 'closedAs', before: 'granted', after: 'rejected' }],
    });
  });

  it('that void are told with where the dossier went, an undo as what it is; pages follow', async () => {
    const accepted = await inHand();
    await answerOf(
      cast.desk.api.POST('/api/v1/dossiers/{id}/undo', {
        params: { path: { id: accepted.id } },
        body: { entry: accepted.version },
      }),
    );
    const first = await corrections(head);
    expect(first.items[0]).toMatchObject({
      dossier: accepted.id,
      undo: true,
      entries: [{ seq: 2, label: 'Tiếp nhận hồ sơ', as: 'voided', fields: [] }],
    });
    expect(first.items[0]?.standing).toContainEqual({
      name: 'phase',
      before: 'in-hand',
      after: 'submitted',
    });
    const second = await corrections(head, { cursor: first.next ?? '' });
    const all = [...first.items, ...second.items].map(({ dossier, seq }) => `${dossier} ${seq}`);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(2);
    expect((await corrections(head, { agency: 'xa-thanh-son' })).items).toEqual([]);
  });
});

describe('an open question', () => {
  const questions = ({ api }: Person, answered?: 'true' | 'false') =>
    answerOf(
      api.GET('/api/v1/questions', {
        params: { query: { limit: 200, ...(answered && { answered }) } },
      }),
    );
  const answer = ({ api }: Person, id: string, question: string) =>
    api.POST('/api/v1/dossiers/{id}/answers', {
      params: { path: { id } },
      body: { question, answer: 'outside', note: 'Thẩm tra trên giấy' },
    });
  const count = async ({ api }: Person) =>
    (await answerOf(api.GET('/api/v1/dossiers/summary', {}))).questions;

  it('is of the step that was skipped, its owner’s to answer, and answered once for all', async () => {
    const forwarded = await done(cast.desk, await inHand(), 'step', {
      action: 'chuyen-chuyen-mon',
    });
    await done(cast.desk, forwarded, 'record-returned', {
      returnedAt: new Date().toISOString(),
      outcome: 'granted',
      reason: 'Đã trả tại quầy',
    });
    const ofIt = async (who: Person, answered?: 'true' | 'false') =>
      (await questions(who, answered)).items.filter(({ dossier }) => dossier === forwarded.id);
    const [asked] = await ofIt(cast.officer, 'false');
    expect(asked).toMatchObject({
      kind: 'skipped-step',
      text: 'Bước “Thẩm tra, ghi sổ, các bên ký sổ” chưa ghi là xong thì hồ sơ đã được ghi là có kết quả.',
      step: 'tham-tra',
      role: 'officer',
      agency: { id: AGENCY },
      mayAnswer: true,
      answer: null,
    });
    const question = asked?.question ?? '';
    expect((await ofIt(cast.desk))[0]?.mayAnswer).toBe(false);
    expect((await refused(answer(cast.desk, forwarded.id, question))).code).toBe('forbidden');
    expect((await refused(answer(cast.officer, forwarded.id, 'step/tham-tra#99'))).code).toBe(
      'question-unknown',
    );
    const open = await count(head);
    await answerOf(answer(cast.officer, forwarded.id, question));
    expect(await count(head)).toBe(open - 1);
    expect(await ofIt(cast.officer, 'false')).toEqual([]);
    expect((await ofIt(head, 'true'))[0]?.answer).toMatchObject({
      answer: 'outside',
      note: 'Thẩm tra trên giấy',
      actorName: 'Người chuyen-mon',
    });
    // A note is no act: the dossier has not moved.
    const seen = await answerOf(
      head.api.GET('/api/v1/dossiers/{id}', { params: { path: { id: forwarded.id } } }),
    );
    expect(seen.version).toBe(forwarded.version + 1);
  });

  it('is of a breach of order, and gone once it is corrected', async () => {
    const dossier = await done(cast.desk, await finished(), 'return');
    await done(cast.desk, dossier, 'record-returned', {
      returnedAt: new Date().toISOString(),
      outcome: 'granted',
      reason: 'Ghi nhầm lần nữa',
    });
    const found = async () =>
      (await questions(head, 'false')).items.filter(
        (one) => one.dossier === dossier.id && one.kind === 'finding',
      );
    expect((await found()).map(({ text }) => text)).toEqual([
      'Kết quả đã được ghi là trả trước đó; lần ghi đầu được giữ.',
    ]);
    await done(head, { id: dossier.id }, 'correct', {
      void: [dossier.version + 1],
      reason: 'Ghi hai lần',
    });
    expect(await found()).toEqual([]);
  });

  it('cannot be changed once it is answered, nor can a refusal', async () => {
    for (const table of ['question_answer', 'closing_refusal']) {
      await expect(office.database.source.query(`delete from ${table}`)).rejects.toThrow(
        /permission denied/,
      );
      await expect(office.database.asOwner(`update ${table} set actor = 'x'`)).rejects.toThrow(
        /append-only/,
      );
    }
  });
});

it('leaves nothing that does not follow from the history', async () => {
  expect((await verify(office.database.desk)).mismatches).toEqual([]);
});
