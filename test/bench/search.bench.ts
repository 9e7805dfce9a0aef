/**
 * Lists and searches over a province's dossiers, each question beside the plain first page of a list asked in the
 * same round. Every question draws a text of its own, so that what it reads was seldom read before; the kinds are
 * mixed. Of the speed nothing is asserted.
 *
 * BENCH_DOSSIERS: how many, default 20,000; a million takes a quarter of an hour to make. BENCH_ROUNDS: how often each
 * kind is asked, default 40. BENCH_ARMS: only kinds with this in their name.
 */
import type { Scope } from '#lib/directory';
import { type DossiersQuery, ListQueries, poolOf, type TasksQuery } from '#lib/persistence';

import { testDatabase, type TestDatabase } from '../support/database.ts';
import { median, quantile } from './measure.ts';
import { agencies, BUSY, fillProvince, YOUNG } from './province.ts';

const DOSSIERS = Number(process.env.BENCH_DOSSIERS ?? 20_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 40);
const MINUTE = 60_000;

let database: TestDatabase;
let lists: ListQueries;
let drawn: { code: string; name: string; phone: string }[];
beforeAll(async () => {
  database = await testDatabase();
  await fillProvince(database, DOSSIERS);
  const { rows } = await database.asOwner(
    `select d.id as code, a.name, a.phone from dossier d join applicant a on a.dossier = d.id
     where a.phone is not null and d.owner in ('${SMALL}', '${BUSY}')
     order by hashtext(d.id) limit $1`,
    [ROUNDS],
  );
  drawn = rows as typeof drawn;
  lists = new ListQueries(poolOf(database.source));
}, 60 * MINUTE);
afterAll(async () => database.drop(), MINUTE);

const SMALL = 'xa-10';

const none: Scope = {
  all: false,
  owned: [],
  takingPart: [],
  partBy: 'agencies',
  fields: {},
  takingPartFields: {},
};
const at = (...owned: string[]): Scope => ({ ...none, owned, takingPart: owned });

const seenAt = (agency: string): Scope => ({ ...at(agency), partBy: 'acquainted' });

/** Whoever asks, with what they may see of applicants. */
const clerkOf = (agency: string) => ({ scope: at(agency), applicants: seenAt(agency) });
const district = {
  scope: { ...at('huyen'), owned: agencies.filter((id) => id !== 'tinh') },
  applicants: seenAt('huyen'),
};
const administrator = { scope: { ...none, all: true }, applicants: none };

type Asker = typeof district;
type Question = (round: number) => Promise<unknown>;

const dossiers =
  (
    { scope, applicants }: Asker,
    textOf?: (round: number) => string,
    rest: Partial<DossiersQuery> = {},
  ): Question =>
  (round) =>
    lists.dossiers({
      scope,
      sort: 'due',
      limit: 50,
      ...(textOf && { search: { text: textOf(round), applicants } }),
      ...rest,
    });

const tasks =
  (rest: Partial<TasksQuery>, textOf?: (round: number) => string): Question =>
  (round) =>
    lists.tasks({
      seats: [{ agency: BUSY, role: 'officer', fields: null }],
      limit: 50,
      ...(textOf && { search: { text: textOf(round), applicants: seenAt(BUSY) } }),
      ...rest,
    });

const of = (round: number) => drawn[round % drawn.length]!;
const last = (text: string) => text.split(' ').at(-1) ?? text;
const nth =
  (...texts: string[]) =>
  (round: number) =>
    texts[round % texts.length] ?? '';

const kinds: Record<string, Question> = {
  'plain list, small commune': dossiers(clerkOf(SMALL)),
  'plain list, young commune': dossiers(clerkOf(YOUNG)),
  'plain list, district': dossiers(district),
  'whole code': dossiers(clerkOf(SMALL), (round) => of(round).code),
  'whole code, administrator': dossiers(administrator, (round) => of(round).code),
  'day and number of a code': dossiers(clerkOf(BUSY), (round) => of(round).code.slice(-11)),
  'number of a code': dossiers(clerkOf(BUSY), (round) => of(round).code.slice(-4)),
  'whole name, small commune': dossiers(clerkOf(SMALL), (round) => of(round).name),
  'whole name, busy commune': dossiers(clerkOf(BUSY), (round) => of(round).name),
  'whole name, in hand': dossiers(clerkOf(BUSY), (round) => of(round).name, {
    phases: ['in-hand'],
  }),
  'whole name, newest first': dossiers(clerkOf(BUSY), (round) => of(round).name, {
    sort: 'submitted',
  }),
  'common name': dossiers(clerkOf(SMALL), nth('nguyễn', 'trần', 'nguyen van', 'thi', 'lê')),
  'common name, young commune': dossiers(clerkOf(YOUNG), nth('nguyễn', 'trần', 'le thi')),
  'given name': dossiers(clerkOf(BUSY), (round) => last(of(round).name)),
  'rare name': dossiers(clerkOf(BUSY), nth('quách', 'doãn', 'giàng', 'nghiem', 'xoan')),
  'whole phone': dossiers(clerkOf(BUSY), (round) => of(round).phone),
  'four digits of a phone': dossiers(clerkOf(BUSY), (round) => of(round).phone.slice(-4)),
  'procedure, small commune': dossiers(clerkOf(SMALL), nth('khai sinh', 'kết hôn', 'chung thuc')),
  'procedure, twenty communes': dossiers(district, nth('khai sinh', 'ket hon', 'liên thông')),
  'two letters': dossiers(clerkOf(SMALL), nth('ng', 'an', 'ho', 'xo', 'uy', '09', '00')),
  'one letter': dossiers(clerkOf(BUSY), nth('n', 'x', 'q', 'u', '0')),
  'nobody’s name': dossiers(clerkOf(BUSY), nth('khong co ai', 'zzz', 'nguyen khong ten')),
  'tasks of a lane': tasks({}),
  'tasks nobody has': tasks({ holder: 'nobody' }),
  'tasks of one of ours': tasks({ holder: { among: ['can-bo-4'] } }),
  'tasks, a name': tasks({}, (round) => of(round).name),
  'tasks, a common name': tasks({ holder: 'nobody' }, nth('nguyễn', 'thi', 'khai sinh')),
};

const BASELINE = 'plain list, small commune';

it(
  'a question beside the plain first page of a list',
  async () => {
    const asked = Object.keys(kinds).filter(
      (name) => name === BASELINE || name.includes(process.env.BENCH_ARMS ?? ''),
    );
    const times = new Map(asked.map((name) => [name, [] as number[]]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of asked) {
        const began = performance.now();
        await kinds[name]?.(round);
        times.get(name)?.push(performance.now() - began);
      }
    }
    const base = median([...(times.get(BASELINE) ?? [])]);
    process.stdout.write(`  ${DOSSIERS.toLocaleString('en')} dossiers, ${ROUNDS} rounds, ms\n`);
    for (const [name, ms] of times) {
      const [half, most] = [quantile(ms, 0.5), quantile(ms, 0.95)];
      process.stdout.write(
        `  ${name.padEnd(30)} p50 ${half.toFixed(1).padStart(7)}  p95 ${most.toFixed(1).padStart(7)}` +
          `  p50 ratio ${(half / base).toFixed(2).padStart(6)}\n`,
      );
    }
  },
  60 * MINUTE,
);
