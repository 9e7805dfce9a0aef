/**
 * Random dossier logs played through the desk over a real PostgreSQL, and every figure of many reports
 * counted a second time, slowly (slow-count.ts). RANDOM_LOG_SEEDS, RANDOM_LOG_FIRST and RANDOM_LOG_DOSSIERS
 * ask for more seeds, other seeds, and more dossiers a seed.
 */
import { isDeepStrictEqual } from 'node:util';

import { randomOf } from '../clock/random-lines.ts';
import { exportLog, periodReport, replayLog, type Replayed, reportAnnex, verify } from '#lib/desk';
import { foldFacts } from '#lib/dossier';
import { cellKeys, classify, type Counts, cutOf, periodOf, type Report } from '#lib/reporting';

import { testDatabase, type TestDatabase } from '../support/database.ts';
import { type DrawnLine, OWNERS, randomLog } from './generate.ts';
import {
  forget,
  objection,
  type Question,
  rowOf,
  shareOf,
  slowReport,
  type SlowRow,
} from './slow-count.ts';

const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const SEEDS = number('RANDOM_LOG_SEEDS', 20);
const FIRST = number('RANDOM_LOG_FIRST', 1);
const DOSSIERS = number('RANDOM_LOG_DOSSIERS', 40);

const MINUTE = 60_000;
const NOW = Date.parse('2026-12-31T00:00:00+07:00');

/** The lines of all seeds, one log after the other. */
const drawn = (breaches: boolean, seeds = SEEDS, dossiers = DOSSIERS): DrawnLine[] =>
  Array.from({ length: seeds }, (_, n) =>
    randomLog({ seed: FIRST + n, dossiers, breaches }),
  ).flat();

/** What the accepted lines make of each dossier, each line asked on the way whether it may follow. */
const judge = (
  log: readonly DrawnLine[],
  rejected: ReadonlyMap<number, string>,
): { dossiers: Map<string, SlowRow[]>; quarrels: unknown[] } => {
  const dossiers = new Map<string, SlowRow[]>();
  const quarrels: unknown[] = [];
  for (const [place, { text, garbage }] of log.entries()) {
    const line = place + 1;
    const code = rejected.get(line);
    if (garbage !== undefined) {
      if (code === undefined) quarrels.push({ line, garbage, accepted: text });
      continue;
    }
    const json = JSON.parse(text) as Record<string, unknown>;
    if (json.format !== undefined) continue;
    const name = String(json.dossier);
    const rows = dossiers.get(name) ?? [];
    dossiers.set(name, rows);
    const row = rowOf(json, rows);
    const against = objection(rows, row);
    const story = (): unknown => rows.map(({ fields }) => JSON.stringify(fields));
    if (code === undefined) {
      if (against?.by === 'control') quarrels.push({ line, text, against, accepted: story() });
      rows.push(row);
    } else if (!against) quarrels.push({ line, text, rejected: code, story: story() });
  }
  return { dossiers, quarrels };
};

const rejectedBy = ({ rejected }: Replayed): Map<number, string> =>
  new Map(rejected.map(({ line, code }) => [line, code]));

interface Asked {
  period: string;
  agency: string;
  asOf?: number;
  asKnownAt?: number;
}

const UNITS: Record<string, readonly string[]> = {
  'huyen-thanh-ha': ['huyen-thanh-ha', ...OWNERS],
};

const questionOf = ({ period, agency, asOf, asKnownAt }: Asked): Question => {
  const { start, end } = periodOf(period);
  return {
    from: start / MINUTE,
    cut: Math.min(end, asOf ?? NOW) / MINUTE,
    knownAt: asKnownAt === undefined ? Infinity : asKnownAt / MINUTE,
    agencies: UNITS[agency] ?? [agency],
  };
};

/** Every quarter, with some half-years and years; each whole, cut short, as known then, and both. */
const asked = (): Asked[] => {
  const random = randomOf(FIRST);
  const periods = [2022, 2023, 2024, 2025, 2026].flatMap((year) =>
    ['-Q1', '-Q2', '-Q3', '-Q4', '-H1', ''].map((kind) => `${year}${kind}`),
  );
  return periods.flatMap((period) => {
    const { start, end } = periodOf(period);
    const within = (): number => start + Math.floor((random() * (end - start)) / MINUTE) * MINUTE;
    const after = (): number => end + Math.floor(random() * 60 * 1440) * MINUTE;
    const district = end < Date.parse('2025-06-30T00:00:00+07:00');
    const [asOf, early] = [within(), within()];
    return [
      ...OWNERS.slice(0, 2).map((agency) => ({ period, agency })),
      { period, agency: OWNERS[0], asOf },
      { period, agency: OWNERS[0], asKnownAt: after() },
      { period, agency: OWNERS[0], asKnownAt: end },
      { period, agency: OWNERS[1], asOf: Math.max(asOf, early), asKnownAt: asOf },
      ...(district
        ? [
            { period, agency: 'huyen-thanh-ha' },
            { period, agency: 'huyen-thanh-ha', asOf, asKnownAt: after() },
          ]
        : []),
    ];
  });
};

/** The figures of a report in the form of the slow count. */
const figures = ({ total, fields, units }: Report) => ({
  total,
  fields: Object.fromEntries(fields.map(({ field, ...counts }) => [field, counts])),
  units: Object.fromEntries(
    (units ?? []).map(({ agency, name: _name, ...counts }) => [agency, counts]),
  ),
});

/** For the reader of a failure: the dossiers that the two count differently, with their lines. */
const suspects = async (
  { desk }: TestDatabase,
  dossiers: ReadonlyMap<string, SlowRow[]>,
  ask: Asked,
): Promise<unknown[]> => {
  const question = questionOf(ask);
  const period = periodOf(ask.period);
  const cut = cutOf(period, question.cut * MINUTE);
  const standing = await desk.history.positionsAt({
    cut,
    knownAt: ask.asKnownAt ?? NOW * 2,
    agencies: [...question.agencies],
    from: period.start,
    petitions: false,
  });
  const theirs = new Map(standing.map((one) => [one.dossier, one.position]));
  const found: unknown[] = [];
  for (const [dossier, rows] of dossiers) {
    const position = theirs.get(dossier);
    const counted = position ? classify(position, period, cut) : [];
    const cells = cellKeys.filter((key) => counted.includes(key));
    const share = shareOf(rows, question)?.share;
    const mine = cellKeys.filter((key) => {
      const [group, cell] = key.split('.') as [keyof Counts, string?];
      const value = share?.[group];
      return typeof value === 'object'
        ? (value as Record<string, number>)[cell!] === 1
        : value === 1;
    });
    const only = (a: readonly string[], b: readonly string[]): string[] =>
      a.filter((key) => !b.includes(key));
    if (only(cells, mine).length + only(mine, cells).length === 0) continue;
    found.push({
      report: only(cells, mine),
      slow: only(mine, cells),
      log: rows.map(({ fields }) => JSON.stringify(fields)),
    });
  }
  return found.sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length).slice(0, 4);
};

/** An expectation that names the first few, since thousands of lines help nobody. */
const expectNone = (found: readonly unknown[]): void => {
  expect({ count: found.length, first: found.slice(0, 4) }).toEqual({ count: 0, first: [] });
};

const exportOf = async ({ desk }: TestDatabase): Promise<string[]> => {
  const lines: string[] = [];
  for await (const line of exportLog(desk)) lines.push(line);
  return lines;
};

const databases: TestDatabase[] = [];
const emptyDatabase = async (): Promise<TestDatabase> => {
  const database = await testDatabase();
  databases.push(database);
  return database;
};
afterAll(async () => {
  for (const database of databases) await database.drop();
});

describe('random dossier logs', () => {
  const log = drawn(false);
  const texts = log.map(({ text }) => text);
  let database: TestDatabase;
  let played: Replayed;
  let dossiers: Map<string, SlowRow[]>;
  let quarrels: unknown[];

  beforeAll(async () => {
    database = await emptyDatabase();
    played = await replayLog(database.desk, () => texts);
    ({ dossiers, quarrels } = judge(log, rejectedBy(played)));
  });

  it('no garbage is accepted, and what is refused or taken is so by the rules', () => {
    expect(log.some(({ garbage }) => garbage !== undefined)).toBe(true);
    expect(played.rejected.length).toBeLessThan(log.length / 2);
    expectNone(quarrels);
  });

  it('every figure of every report is that of the slow count', async () => {
    forget();
    const differing: unknown[] = [];
    let count = 0;
    for (const ask of asked()) {
      const report = await periodReport(database.desk, { ...ask, now: NOW });
      const { units, ...slow } = slowReport(dossiers.values(), questionOf(ask));
      const expected = { ...slow, units: UNITS[ask.agency] ? units : {} };
      count += report.total.received;
      expect(report.identities.filter(({ holds }) => !holds)).toEqual([]);
      if (!isDeepStrictEqual(figures(report), expected))
        differing.push({ ask, suspects: await suspects(database, dossiers, ask) });
    }
    expect(count).toBeGreaterThan(SEEDS * DOSSIERS);
    expectNone(differing);
  }, 600_000);

  it('the annex lists exactly the dossiers the slow count calls overdue, their time whole', async () => {
    const differing: unknown[] = [];
    let listed = 0;
    for (const ask of asked().filter((_, place) => place % 2 === 0)) {
      const { overdue, overdueTotal } = await reportAnnex(database.desk, { ...ask, now: NOW });
      const late = [...dossiers].filter(([, rows]) => {
        const share = shareOf(rows, questionOf(ask))?.share;
        return share && share.resolved.overdue + share.inHand.overdue > 0;
      });
      listed += overdue.length;
      const names = overdue.map(({ dossier }) => dossier).sort();
      if (!isDeepStrictEqual(names, late.map(([name]) => name).sort()))
        differing.push({ ask, names, late: late.map(([name]) => name) });
      const { agency, applicant, transit, total } = overdueTotal.late;
      expect(agency + applicant + transit).toBe(total);
      expect(overdue.reduce((sum, row) => sum + row.late.total, 0)).toBe(total);
    }
    expect(listed).toBeGreaterThan(SEEDS);
    expectNone(differing);
  }, 600_000);

  it('a history folded up to the cut of a report stands where the report found it', async () => {
    const { history, calendars } = database.desk;
    const differing: unknown[] = [];
    for (const ask of asked().filter((_, place) => place % 9 === 4)) {
      const { cut, agencies } = questionOf(ask);
      const heads = await history.positionsAt({
        cut: cut * MINUTE,
        knownAt: ask.asKnownAt ?? NOW * 2,
        agencies: [...agencies],
        from: periodOf(ask.period).start,
        petitions: false,
      });
      const counted = new Map(heads.map(({ dossier, position }) => [dossier, position]));
      for await (const { dossier, rows } of history.historiesUpTo(heads, 7)) {
        const { positions } = foldFacts(rows, calendars, cut * MINUTE);
        if (!isDeepStrictEqual(positions.at(-1), counted.get(dossier))) differing.push(dossier);
        counted.delete(dossier);
      }
      expect(counted.size).toBe(0);
    }
    expectNone(differing);
  });

  it('verify finds nothing', async () => {
    const { mismatches } = await verify(database.desk);
    expectNone(mismatches);
  });

  it('played again they change nothing and the same lines are refused', async () => {
    const before = await exportOf(database);
    const again = await replayLog(database.desk, () => texts);
    expect(again).toEqual({ ...played, repeated: played.events });
    expect(await exportOf(database)).toEqual(before);
  });

  it('exported and played into an empty database they give an equal export and equal reports', async () => {
    const exported = await exportOf(database);
    const other = await emptyDatabase();
    const replayed = await replayLog(other.desk, () => exported);
    expectNone(replayed.rejected);
    const back = await exportOf(other);
    expectNone(exported.filter((line, place) => line !== back[place]));
    expect(back).toHaveLength(exported.length);
    for (const period of ['2022-Q2', '2023-Q3', '2024', '2025-Q2']) {
      const order = { period, agency: OWNERS[0], now: NOW };
      expect(await periodReport(other.desk, order)).toEqual(
        await periodReport(database.desk, order),
      );
    }
  });
});

describe('random dossier logs with breaches of the order of facts', () => {
  it('are told, not a crash: every identity holds and verify finds nothing', async () => {
    const database = await emptyDatabase();
    const log = drawn(true, Math.ceil(SEEDS / 5));
    await replayLog(database.desk, () => log.map(({ text }) => text));
    const broken: unknown[] = [];
    for (const ask of asked().filter((_, place) => place % 3 === 0)) {
      const report = await periodReport(database.desk, { ...ask, now: NOW });
      const annex = await reportAnnex(database.desk, { ...ask, now: NOW });
      broken.push(...[...report.identities, ...annex.identities].filter(({ holds }) => !holds));
    }
    expectNone(broken);
    expectNone((await verify(database.desk)).mismatches);
  });
});

describe('what random logs have found', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await emptyDatabase();
  });

  const line = (dossier: string, event: string, at: string, rest: object = {}): string =>
    JSON.stringify({ dossier, event, at: `2023-${at}:00+07:00`, ...rest });
  const submitted = (dossier: string): string =>
    line(dossier, 'submit', '03-16T08:00', {
      procedure: '1.001193',
      agency: 'thanh-ha',
      channel: 'online',
    });

  // contracts.md, Dossier log: "Playing a log again changes nothing". A line the state did not allow is
  // taken the second time, because the state has moved on since.
  it('a refused line stays refused when the log is played again', async () => {
    const log = [
      submitted('again'),
      line('again', 'return', '03-16T08:30'),
      line('again', 'accept', '03-16T09:00'),
      line('again', 'finish', '03-16T10:00', { outcome: 'granted' }),
    ];
    const first = await replayLog(database.desk, () => log);
    expect(first.rejected).toMatchObject([{ line: 2, code: 'not-allowed' }]);
    expect(await replayLog(database.desk, () => log)).toEqual({ ...first, repeated: first.events });
  });

  // semantics.md §5: in period is from ≤ A < to; nobody took the dossier over.
  it('a transfer to the owner itself moves no figure', async () => {
    await replayLog(database.desk, () => [
      submitted('self'),
      line('self', 'accept', '03-16T09:00'),
      line('self', 'transfer', '03-16T10:00', { to: 'thanh-ha' }),
    ]);
    const { total } = await periodReport(database.desk, {
      period: '2023-Q2',
      agency: 'thanh-ha',
      asOf: Date.parse('2023-03-17T00:00:00+07:00'),
      now: NOW,
    });
    expect(total.carriedOver).toBe(0);
  });

  // semantics.md §3 and §6: control says a hold is open, the ledger that none is, and so neither act is legal.
  it('a supplement asked for before acceptance can be brought or asked for again', async () => {
    const { rejected } = await replayLog(database.desk, () => [
      submitted('asked'),
      line('asked', 'request-supplement', '03-16T08:30', { reason: 'thiếu' }),
      line('asked', 'accept', '03-16T09:00'),
      line('asked', 'supplement', '03-16T10:00'),
      line('asked', 'request-supplement', '03-16T11:00', { reason: 'thiếu' }),
    ]);
    expect(rejected.length).toBeLessThan(2);
  });

  // The same two folds disagree when the supplement came after an acceptance that was recorded late.
  it('a supplement brought after a late acceptance closes what was asked for', async () => {
    const { rejected } = await replayLog(database.desk, () => [
      submitted('late'),
      line('late', 'request-supplement', '03-16T08:30', { reason: 'thiếu' }),
      line('late', 'supplement', '03-17T15:00'),
      line('late', 'accept', '03-17T08:00', { recordedAt: '2023-03-17T15:00:00+07:00' }),
      line('late', 'request-supplement', '03-20T10:00', { reason: 'thiếu' }),
    ]);
    expect(rejected).toEqual([]);
  });
});
