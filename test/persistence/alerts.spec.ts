import { type AlertWords, fireTimers } from '#lib/desk';
import { poolOf, type Work, workOf } from '#lib/persistence';

import { openDossier } from '../queues/office.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

const MINUTE = 60_000;

let database: TestDatabase;
let work: Work;
let count = 0;
beforeAll(async () => {
  database = await testDatabase();
  work = workOf(poolOf(database.source), null);
});
afterAll(() => database.drop());

const words: AlertWords = ({ kind }) => ({ subject: kind, body: kind });

/** A timer as a case names it: what it is about, and minutes until it fires; below 0: it is due. */
type Armed = readonly [kind: string, minutes: number];

const STEP = 'tham-tra';

/** A dossier with these timers and no other. @returns its id */
const armed = async (timers: readonly Armed[]): Promise<string> => {
  count += 1;
  const id = `NHAC-${count}`;
  await openDossier(database.desk, id, Date.now() - MINUTE);
  await database.asOwner('delete from timer where dossier = $1', [id]);
  for (const [kind, minutes] of timers) {
    const [, about, seq] = /^(?:task|opinion|offer):([^#]*)#(\d+)/.exec(kind) ?? [];
    await database.asOwner(
      `insert into timer (dossier, kind, fires_at, armed_seq, due, step, opened_seq, replayed)
       values ($1, $2, clock_timestamp() + make_interval(mins => $3), 2, clock_timestamp(), $4, $5, false)`,
      [id, kind, minutes, kind.startsWith('task:') ? about : null, seq ?? null],
    );
  }
  return id;
};

const statesOf = async (id: string): Promise<Record<string, string>> => {
  const { rows } = await database.asOwner(`select kind, state from alert where dossier = $1`, [id]);
  return Object.fromEntries(rows.map(({ kind, state }) => [String(kind), String(state)]));
};

describe('timers that are due at once', () => {
  const task = `task:${STEP}#5`;
  it.each<[string, Armed[], Record<string, string>]>([
    [
      'tell the last threshold of a clock, and superiors all the same',
      [
        ['due-2d', -50],
        ['due-1d', -40],
        ['overdue', -30],
        ['escalate-head', -20],
      ],
      {
        'due-2d': 'overtaken',
        'due-1d': 'overtaken',
        overdue: 'announced',
        'escalate-head': 'announced',
      },
    ],
    [
      'tell of a step what the dossier does not say',
      [
        [`${task}/overdue`, -50],
        ['due-today', -40],
      ],
      { [`${task}/overdue`]: 'announced', 'due-today': 'announced' },
    ],
    [
      'tell that a step is overdue though its rest no longer fits since',
      [
        [`${task}/due-today`, -50],
        [`${task}/overdue`, -40],
        [`${task}/at-risk`, -30],
        [`${task}/at-risk-owner`, -30],
      ],
      {
        [`${task}/due-today`]: 'overtaken',
        [`${task}/overdue`]: 'announced',
        [`${task}/at-risk`]: 'announced',
        [`${task}/at-risk-owner`]: 'announced',
      },
    ],
    [
      'tell that the rest no longer fits though the step is overdue since, but not once the whole is',
      [
        [`${task}/at-risk`, -50],
        [`${task}/overdue`, -40],
        ['overdue', 60],
      ],
      { [`${task}/at-risk`]: 'announced', [`${task}/overdue`]: 'announced' },
    ],
    [
      'say nothing of a rest that does not fit where the whole is overdue',
      [
        [`${task}/at-risk`, -50],
        ['offer:cu-tru#6/at-risk', -45],
        ['overdue', -40],
      ],
      {
        [`${task}/at-risk`]: 'overtaken',
        'offer:cu-tru#6/at-risk': 'overtaken',
        overdue: 'announced',
      },
    ],
  ])('%s', async (_name, timers, states) => {
    const id = await armed(timers);
    await fireTimers(database.desk, work, words);
    expect(await statesOf(id)).toEqual(states);
  });
});

describe('an alert that cannot be told', () => {
  it('holds up no other, is put off longer each time, and is told once it can be', async () => {
    const ids = [
      await armed([['overdue', -3]]),
      await armed([['overdue', -2]]),
      await armed([['overdue', -1]]),
    ];
    const [first, broken, last] = ids as [string, string, string];
    const breaking: AlertWords = (alert) => {
      if (alert.dossier === broken) throw new Error('không có lời');
      return words(alert);
    };
    const stateOf = async (id: string) => (await statesOf(id)).overdue;
    const tried = async () => {
      const { rows } = await database.asOwner(
        `select attempts, failure, round(extract(epoch from not_before - clock_timestamp())) as wait
         from alert where dossier = $1`,
        [broken],
      );
      return rows[0] as { attempts: number; failure: string; wait: string };
    };
    const swept = await fireTimers(database.desk, work, breaking);
    expect(swept).toMatchObject({
      announced: 2,
      untold: [{ dossier: broken, kind: 'overdue', error: expect.any(Error) as Error }],
    });
    expect([await stateOf(first), await stateOf(broken), await stateOf(last)]).toEqual([
      'announced',
      'raised',
      'announced',
    ]);
    expect(await tried()).toMatchObject({ attempts: 1, failure: 'không có lời' });
    expect(Number((await tried()).wait)).toBeGreaterThan(25);
    const notices = async () =>
      (await database.asOwner('select count(*)::int as n from notice where dossier = $1', [broken]))
        .rows[0]?.n;
    const before = await notices();
    expect((await fireTimers(database.desk, work, words)).announced).toBe(0);
    const soon = `update alert set not_before = '-infinity' where dossier = $1`;
    await database.asOwner(soon, [broken]);
    await fireTimers(database.desk, work, breaking);
    expect(await tried()).toMatchObject({ attempts: 2 });
    expect(Number((await tried()).wait)).toBeGreaterThan(55);
    await database.asOwner(soon, [broken]);
    expect(await fireTimers(database.desk, work, words)).toMatchObject({
      announced: 1,
      untold: [],
    });
    expect(await stateOf(broken)).toBe('announced');
    expect(await notices()).toBeGreaterThanOrEqual(before as number);
  });
});

it('is told to whoever leads next, where nobody has the role', async () => {
  const account = (id: string, role: string) =>
    database.asOwner(
      `insert into account (id, username, name, must_change_password, administrator, grants, created_at)
       values ($1, $1, $1, false, false, $2, now())`,
      [id, JSON.stringify([{ role, agency: 'thanh-ha' }])],
    );
  const told = async (timers: readonly Armed[]) => {
    const id = await armed(timers);
    await fireTimers(database.desk, work, words);
    const { rows } = await database.asOwner(
      `select body, account from notice where dossier = $1 and kind <> 'task' order by 1, 2`,
      [id],
    );
    return rows.map(({ body, account: of }) => [body, of]);
  };
  const due: readonly Armed[] = [
    ['overdue', -3],
    ['escalate-head', -2],
  ];
  expect(await told(due)).toEqual([]);
  await account('chu-tich', 'chair');
  expect(await told(due)).toEqual([
    ['escalate-head', 'chu-tich'],
    ['overdue', 'chu-tich'],
  ]);
  await account('truong-phong', 'head');
  expect(await told(due)).toEqual([
    ['escalate-head', 'truong-phong'],
    ['overdue', 'truong-phong'],
  ]);
  await account('cong-chuc', 'officer');
  expect(await told(due)).toEqual([
    ['escalate-head', 'truong-phong'],
    ['overdue', 'cong-chuc'],
  ]);
});
