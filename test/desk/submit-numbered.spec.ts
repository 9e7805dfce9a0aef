import { randomUUID } from 'node:crypto';

import { type Acted, act, type Submission, SubmitNumbered, verify } from '#lib/desk';
import { ErasureStore, poolOf } from '#lib/persistence';

import { testDatabase, type TestDatabase } from '../support/database.ts';
import { roundTrips } from '../support/round-trips.ts';
import { AGENCY, anotherDesk, OWNER, PROCEDURE, submit } from './orders.ts';

let database: TestDatabase;
let other: Awaited<ReturnType<typeof anotherDesk>>;
let desks: [SubmitNumbered, SubmitNumbered];
beforeAll(async () => {
  database = await testDatabase();
  other = await anotherDesk(database.url);
  desks = [new SubmitNumbered(database.desk), new SubmitNumbered(other.desk)];
});
afterAll(async () => {
  await other.close();
  await database.drop();
});

const applicant = {
  name: 'Trần Thị Bình',
  phone: '0912345678',
  email: null,
  idNumber: '030185001234',
  address: 'Khu 3, thị trấn Thanh Hà',
  representative: null,
};

const submission = (day: string, rest: Partial<Submission['command']> = {}): Submission => ({
  command: {
    type: 'submit',
    key: randomUUID(),
    by: 'mot-cua-1',
    source: 'log',
    procedure: PROCEDURE,
    agency: OWNER,
    channel: 'direct',
    at: Date.parse(`${day}T08:00:00+07:00`),
    ...rest,
  },
});

/** The codes of a day as the database has them, and those expected of so many dossiers. */
const codesOf = async (day: string): Promise<unknown[]> => {
  const { rows } = await database.asOwner(
    `select id from dossier where id like $1 order by char_length(id), id`,
    [`${prefixOf(day)}%`],
  );
  return rows.map(({ id }) => id);
};
const prefixOf = (day: string) => `${AGENCY}-${day.slice(2).replaceAll('-', '')}-`;
const numbers = (day: string, count: number) =>
  Array.from(
    { length: count },
    (_, index) => `${prefixOf(day)}${String(index + 1).padStart(4, '0')}`,
  );

const none = Date.parse('2023-01-01T00:00:00Z');

describe('a submission', () => {
  it('takes two round trips and one commit, its applicant with it and in no history', async () => {
    let acted: Acted | undefined;
    const trips = await roundTrips(database.source, async () => {
      acted = await desks[0].submit({ ...submission('2023-03-01'), applicant }, none);
    });
    expect(trips).toEqual(['read-numbers', 'write-acts']);
    expect(acted?.row.dossier).toBe(`${prefixOf('2023-03-01')}0001`);
    expect(acted?.dossier.stored.applicant).toEqual(applicant);
    const { rows } = await database.asOwner(`
      select distinct xmin from (
        select xmin::text from history union all select xmin::text from dossier
        union all select xmin::text from applicant union all select xmin::text from outbox
      ) written`);
    expect(rows).toHaveLength(1);
    const kept = await database.asOwner(`
      select h::text || d::text || coalesce(t::text, '') as all
      from dossier d join history h on h.dossier = d.id left join history_text t on t.dossier = d.id`);
    expect(String(kept.rows[0]?.all)).toContain(PROCEDURE);
    expect(String(kept.rows[0]?.all)).not.toMatch(/Bình|0912345678|030185001234/);
  });

  it('sent again is answered in one, with the dossier as it now stands and who it is for', async () => {
    const once = { ...submission('2023-03-01', { key: 'again' }), applicant };
    const first = await desks[0].submit(once, none);
    await act(database.desk, {
      command: {
        dossier: first.row.dossier,
        type: 'accept',
        key: 'a',
        by: 'mot-cua-1',
        source: 'log',
      },
      recorded: 'database',
    });
    let again: Acted | undefined;
    const trips = await roundTrips(database.source, async () => {
      again = await desks[0].submit(once, none);
    });
    expect(trips).toEqual(['read-numbers']);
    expect(again).toMatchObject({ repeated: true, row: { hash: first.row.hash } });
    expect(again?.dossier.view.phase).toBe('in-hand');
    expect(again?.dossier.stored.applicant).toEqual(applicant);
  });

  it('whose applicant was erased by law still stands', async () => {
    const { row } = await desks[0].submit({ ...submission('2023-03-01'), applicant }, none);
    const erasures = new ErasureStore(poolOf(database.source));
    await erasures.erase({ dossier: row.dossier, ground: 'thử', actor: 'test' });
    const { rows } = await database.asOwner('select * from applicant where dossier = $1', [
      row.dossier,
    ]);
    expect(rows).toEqual([]);
    expect((await verify(database.desk)).mismatches).toEqual([]);
  });

  it('that is not admitted takes no number', async () => {
    const forbidden = new Error('forbidden');
    const admit = (): never => {
      throw forbidden;
    };
    await expect(desks[0].submit({ ...submission('2023-03-02'), admit }, none)).rejects.toBe(
      forbidden,
    );
    expect(await codesOf('2023-03-02')).toEqual([]);
  });

  it('to an agency without an identifier, or to none, is refused', async () => {
    await expect(
      desks[0].submit(submission('2023-03-02', { agency: 'huyen-khong-co' }), none),
    ).rejects.toMatchObject({ code: 'agency-unknown' });
    await expect(
      desks[0].submit(submission('2023-03-02', { agency: 'van-phong-ubnd-tinh' }), none),
    ).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('numbers of a day', () => {
  it('of 500 submissions at once over two desks have no gap; the refused ones leave none', async () => {
    const day = '2023-03-03';
    const all = Array.from({ length: 500 }, (_, index) =>
      submission(day, index % 5 === 3 ? { values: { 'khong-co': true } } : {}),
    );
    const settled = await Promise.allSettled(
      all.map((one, index) => desks[index % 2]!.submit(one, none)),
    );
    const opened = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refusals = settled.flatMap((one): unknown[] =>
      one.status === 'rejected' ? [one.reason] : [],
    );
    expect(opened).toHaveLength(400);
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'fact-invalid' });
    expect(new Set(opened.map(({ row }) => row.dossier))).toEqual(new Set(numbers(day, 400)));
    expect(await codesOf(day)).toEqual(numbers(day, 400));
    expect((await verify(database.desk)).mismatches).toEqual([]);
  });

  it('are given once to one key, whichever desks it is sent to at the same time', async () => {
    const day = '2023-03-04';
    const rounds = 20;
    const acted = await Promise.all(
      Array.from({ length: rounds * 6 }, (_, index) =>
        desks[index % 2]!.submit(submission(day, { key: `round-${Math.floor(index / 6)}` }), none),
      ),
    );
    expect(await codesOf(day)).toEqual(numbers(day, rounds));
    expect(acted.filter(({ repeated }) => !repeated)).toHaveLength(rounds);
  });

  it('have no gap where one submission of a party spoils the statement', async () => {
    const day = '2023-03-05';
    const settled = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        desks[0].submit(submission(day, index === 6 ? { reason: 'a\u0000b' } : {}), none),
      ),
    );
    expect(settled.filter(({ status }) => status === 'rejected')).toEqual([
      { status: 'rejected', reason: expect.objectContaining({ code: 'bad-input' }) },
    ]);
    expect(await codesOf(day)).toEqual(numbers(day, 11));
  });

  it('go to who waits for them when the process that held them is gone', async () => {
    const day = '2023-03-06';
    await desks[0].submit(submission(day), none);
    const [, second] = numbers(day, 2);
    await database.asOwner('begin');
    await database.asOwner(
      `insert into dossier select (jsonb_populate_record(d, jsonb_build_object('id', $1::text))).*
       from dossier d where id = $2`,
      [second, numbers(day, 1)[0]],
    );
    const waiting = Promise.all(
      Array.from({ length: 5 }, () => desks[0].submit(submission(day), none)),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await codesOf(day)).toEqual(numbers(day, 2));
    await database.asOwner('rollback');
    await waiting;
    expect(await codesOf(day)).toEqual(numbers(day, 6));
  });

  it('count a code that somebody chose', async () => {
    const day = '2023-03-07';
    await act(database.desk, submit(`${prefixOf(day)}0009`));
    const { row } = await desks[0].submit(submission(day), none);
    expect(row.dossier).toBe(`${prefixOf(day)}0010`);
  });
});
