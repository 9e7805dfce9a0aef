import { act, exportLog, periodReport, rebuildFolds, replayLog, verify } from '#lib/desk';

import { testDatabase, type TestDatabase } from '../support/database.ts';
import { roundTrips } from '../support/round-trips.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.drop());

const line = (dossier: string, event: string, at: string, rest: object = {}) =>
  JSON.stringify({ dossier, event, at: `2023-${at}:00+07:00`, by: 'mot-cua-1', ...rest });

/** One dossier by its outer events: submitted, accepted, finished, returned. */
const simple = (dossier: string) => [
  line(dossier, 'submit', '03-16T08:05', {
    procedure: '1.001193',
    agency: 'thanh-ha',
    channel: 'online',
  }),
  line(dossier, 'accept', '03-16T08:40', { digitised: true }),
  line(dossier, 'finish', '03-16T15:10', { outcome: 'granted', digitised: true }),
  line(dossier, 'return', '03-17T09:00'),
];

const report = () =>
  periodReport(database.desk, {
    period: '2023-Q2',
    agency: 'thanh-ha',
    now: Date.parse('2026-01-01T00:00:00Z'),
  });

describe('a dossier log', () => {
  it('is played, reported and verified, and a second time changes nothing', async () => {
    const log = [...simple('A'), ...simple('B')];
    expect(await replayLog(database.desk, () => log)).toEqual({
      dossiers: 2,
      events: 8,
      late: 0,
      repeated: 0,
      rejected: [],
    });
    const first = await report();
    expect(first.total).toMatchObject({ received: 2, resolved: { total: 2, early: 2 } });
    expect(await replayLog(database.desk, () => log)).toMatchObject({
      events: 8,
      repeated: 8,
      rejected: [],
    });
    expect(await report()).toEqual(first);
    expect(await verify(database.desk)).toEqual({ dossiers: 2, events: 8, mismatches: [] });
  });

  it('carries in whose place an act was done, and what was paid by which receipt', async () => {
    const paid = { amount: 250_000, receipt: 'BL-0012', inPlaceOf: 'mot-cua-2' };
    const log = [
      ...simple('P').slice(0, 2),
      line('P', 'request-payment', '03-16T09:00', { amount: 250_000 }),
      line('P', 'payment', '03-16T10:00', paid),
    ];
    expect((await replayLog(database.desk, () => log)).rejected).toEqual([]);
    const exported: string[] = [];
    for await (const one of exportLog(database.desk))
      if (one.includes('"dossier":"P"')) exported.push(one);
    expect(JSON.parse(exported.at(-1) ?? '')).toMatchObject({ event: 'payment', ...paid });
    expect(JSON.parse(exported[0] ?? '')).not.toHaveProperty('inPlaceOf');
    // Its hashes hold when it is read in again.
    expect(await replayLog(database.desk, () => exported)).toMatchObject({
      repeated: 4,
      rejected: [],
    });
  });

  it('rejects what is broken by line, code and reason, and stores nothing of it', async () => {
    const before = await database.asOwner('select count(*) from history');
    const { rejected } = await replayLog(database.desk, () => [
      '{"dossier":',
      line('C', 'submit', '03-16T08:05', {
        procedure: '9.999999',
        agency: 'thanh-ha',
        channel: 'online',
      }),
      line('C', 'submit', '03-16T08:05', {
        procedure: '1.001193',
        agency: 'dau-do',
        channel: 'online',
      }),
      line('C', 'accept', '03-16T08:05'),
      line('C', 'dance', '03-16T08:05'),
      line('C', 'submit', '02-30T08:05', {
        procedure: '1.001193',
        agency: 'thanh-ha',
        channel: 'online',
      }),
      line('A', 'accept', '03-18T08:05'),
      line('A', 'finish', '03-18T08:05', { outcome: 'perhaps' }),
    ]);
    expect(rejected.map(({ line: number, code }) => [number, code])).toEqual([
      [1, 'bad-line'],
      [2, 'procedure-unknown'],
      [3, 'agency-unknown'],
      [4, 'dossier-unknown'],
      [5, 'bad-line'],
      [6, 'bad-line'],
      [7, 'not-allowed'],
      [8, 'bad-line'],
    ]);
    expect(await database.asOwner('select count(*) from history')).toMatchObject({
      rows: before.rows,
    });
  });

  it('comes out of an export with the same hashes when played into an empty database', async () => {
    const exported: string[] = [];
    for await (const text of exportLog(database.desk)) exported.push(text);
    const other = await testDatabase();
    try {
      expect(await replayLog(other.desk, () => exported)).toMatchObject({ rejected: [] });
      const again: string[] = [];
      for await (const text of exportLog(other.desk)) again.push(text);
      expect(again).toEqual(exported);
    } finally {
      await other.drop();
    }
  });
});

describe('a command', () => {
  it('takes two round trips, and its write is one statement and one commit', async () => {
    await replayLog(database.desk, () => simple('S').slice(0, 1));
    const trips = await roundTrips(database.source, async () => {
      await act(database.desk, {
        command: {
          dossier: 'S',
          key: 'k',
          by: 'x',
          type: 'accept',
          source: 'log',
          at: Date.parse('2023-03-17T08:00+07:00'),
        },
        recorded: { at: undefined },
      });
    });
    expect(trips).toEqual(['read-dossiers', 'write-acts']);
    const { rows } = await database.asOwner(`
      select distinct xmin from (
        select xmin::text from history where dossier = 'S' and seq = 2
        union all select xmin::text from dossier where id = 'S'
        union all select xmin::text from span where dossier = 'S' and known_from = '2023-03-17T08:00+07:00'
        union all select xmin::text from task where dossier = 'S'
        union all select xmin::text from timer where dossier = 'S'
        union all select xmin::text from outbox where dossier = 'S' and seq = 2
      ) written`);
    expect(rows).toHaveLength(1);
  });

  it('given five times at once has one effect', async () => {
    const order = {
      command: {
        dossier: 'S',
        key: 'finish-once',
        by: 'x',
        type: 'finish' as const,
        outcome: 'granted' as const,
        source: 'log' as const,
        at: Date.parse('2023-03-17T09:00+07:00'),
      },
      recorded: { at: undefined },
    };
    const acted = await Promise.all([1, 2, 3, 4, 5].map(() => act(database.desk, order)));
    expect(new Set(acted.map(({ row }) => row.hash)).size).toBe(1);
    expect(acted.filter(({ repeated }) => !repeated)).toHaveLength(1);
  });
});

describe('what is derived of a history', () => {
  it('spoilt by hand is found by verify, and put right from the history', async () => {
    await database.asOwner(
      `update span set position = jsonb_set(position, '{due}', 'null') where dossier = 'B'`,
    );
    await database.asOwner(
      `update dossier set due = null, paused = true, agencies = '{}', questions = '[{}]' where id = 'B'`,
    );
    await database.asOwner(`delete from task where dossier = 'B'`);
    const { mismatches } = await verify(database.desk);
    expect(mismatches.map(({ dossier, code }) => [dossier, code])).toEqual([
      ['B', 'spans-differ'],
      ['B', 'paused-differs'],
      ['B', 'agencies-differ'],
      ['B', 'questions-differ'],
      ['B', 'due-differs'],
      ['B', 'tasks-differ'],
    ]);
    expect(await rebuildFolds(database.desk)).toMatchObject({ left: [] });
    expect(await verify(database.desk)).toMatchObject({ mismatches: [] });
    const { rows } = await database.asOwner(`select step from task where dossier = 'B'`);
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('history', () => {
  it('cannot be changed by the application, nor by the owner while the trigger stands', async () => {
    await expect(database.source.query(`update history set actor = 'x'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(database.source.query(`delete from history`)).rejects.toThrow(/permission denied/);
    await expect(database.asOwner(`update history set actor = 'x'`)).rejects.toThrow(/append-only/);
    await expect(database.asOwner(`truncate history cascade`)).rejects.toThrow(/append-only/);
  });

  it('changed by hand as the database owner is found by verify', async () => {
    await database.asOwner('alter table history disable trigger user');
    await database.asOwner(
      `update history set at = at - interval '1 day' where dossier = 'A' and seq = 3`,
    );
    await database.asOwner('alter table history enable trigger user');
    const { mismatches } = await verify(database.desk);
    expect(mismatches.map(({ dossier, seq, code }) => [dossier, seq, code])).toContainEqual([
      'A',
      3,
      'row-changed',
    ]);
  });

  it('is found by verify too where a correction then states what no machine can rest in', async () => {
    const fact = { type: 'correct', void: [], amend: [], configuration: 'khong-co', effects: [] };
    await database.asOwner('alter table history disable trigger user');
    await database.asOwner(`update history set fact = $1 where dossier = 'A' and seq = 3`, [fact]);
    await database.asOwner('alter table history enable trigger user');
    const { mismatches } = await verify(database.desk);
    expect(mismatches.map(({ dossier, seq, code }) => [dossier, seq, code])).toContainEqual([
      'A',
      3,
      'act-illegal',
    ]);
  });
});
