import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { stringify } from 'yaml';

import {
  type Desk,
  movedPeople,
  openDesk,
  periodReport,
  type ReorganisationSummary,
  verify,
  viewDossier,
} from '#lib/desk';
import {
  AccountStore,
  CatalogueStore,
  poolOf,
  ReorganisationStore,
  SessionStore,
} from '#lib/persistence';
import { Accounts } from '#lib/service';

import { build, cleanUp, documentOf, motcua, start, temporaryFolder } from '../cli/run.ts';
import { eventually } from '../queues/backends.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import {
  doneBefore,
  line,
  NEW,
  NEW_POLICE,
  OLD,
  plan,
  playAll,
  PROVINCE,
  reorganisedDirectory,
  STAYS,
  storiesOf,
} from './office.ts';

import.meta.jest.setTimeout(900_000);

/** Open dossiers, a number with no remainder by twenty; those of a district with REORGANISE_DOSSIERS=5000. */
const OPEN = Number(process.env.REORGANISE_DOSSIERS ?? '300');
const DONE = 40;
const [Q2, Q3] = ['2025-Q2', '2025-Q3'] as const;
const BEFORE = Date.parse('2025-12-31T00:00:00+07:00');

let database: TestDatabase;
let desk: Desk;
let file: string;

beforeAll(async () => {
  await build();
  database = await testDatabase();
  const catalogue = new CatalogueStore(database.source);
  await catalogue.putReference('directory', 'reorganised', await reorganisedDirectory());
  desk = await openDesk(database.source);
  file = join(temporaryFolder('reorganise'), 'ke-hoach.yaml');
  writeFileSync(file, stringify(plan));
  const accounts = new Accounts(
    new AccountStore(database.source),
    new SessionStore(database.source),
    Date.now,
  );
  const employ = (username: string, role: 'desk' | 'officer' | 'chair', agency: string) =>
    accounts.create({ username, name: username, grants: [{ role, agency }] });
  await employ('chu-tich-tinh', 'chair', PROVINCE);
  await employ('mot-cua', 'desk', OLD[0]);
  await employ('phong-cv', 'officer', 'phong-ldtbxh');
  await employ('phong-tp', 'officer', 'phong-tu-phap');
  const began = performance.now();
  await playAll(desk, [
    ...storiesOf(OPEN),
    ...doneBefore(DONE),
    // Of nobody that ends, and no step to come is.
    [
      line('O-LAI', 'submit', '2025-06-20T08:00', {
        procedure: '2.000635',
        agency: STAYS,
        channel: 'direct',
      }),
      line('O-LAI', 'accept', '2025-06-20T09:00'),
    ],
  ]);
  process.stderr.write(
    `reorganise: ${OPEN} open dossiers made in ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
  );
});
afterAll(async () => {
  await database.drop();
  await cleanUp();
});

const figures = async (period: string, agency: string, asKnownAt?: number) =>
  periodReport(desk, {
    period,
    agency,
    now: Date.now(),
    ...(asKnownAt !== undefined && { asKnownAt }),
  });

const moved = async (): Promise<number> => {
  const { rows } = await database.asOwner(
    `select count(*)::int as n from history where fact ->> 'plan' = $1`,
    [plan.id],
  );
  return rows[0]?.n as number;
};

/** Statements that wait for what this test holds. */
const HELD =
  'select pid from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))';
const held = async (): Promise<number> => (await database.asOwner(HELD)).rows.length;

const run = async (...args: string[]) =>
  motcua(['reorganise', file, '--json', ...args], { url: database.url });

it('tells what it would do, and does nothing', async () => {
  const ran = await run();
  const summary = documentOf(ran) as ReorganisationSummary;
  process.stderr.write(`reorganise: previewed in ${ran.seconds.toFixed(1)} s\n`);
  expect(summary).toMatchObject({ dossiers: OPEN, before: 0, leftOver: [] });
  expect(summary.agencies.map(({ agency, to }) => [agency, to]).slice(0, 2)).toEqual(
    OLD.map((old) => [old, NEW]),
  );
  expect(summary.agencies.reduce((sum, one) => sum + one.submitted + one.inHand, 0)).toBe(OPEN);
  expect(summary.agencies.reduce((sum, { toReturn }) => sum + toReturn, 0)).toBe(DONE);
  expect(summary.people.map(({ name, unplaced }) => [name, unplaced])).toEqual([
    ['mot-cua', false],
    ['phong-cv', false],
    ['phong-tp', true],
  ]);
  expect(await moved()).toBe(0);
});

it('previews that no dossier goes to an agency that works on a partner’s system', async () => {
  await database.asOwner(
    `insert into partner (id, name, url, hosts, agencies, procedures, wants, secrets)
     values ('tinh', 'Tỉnh', 'https://tinh.example.vn/', true, '{"${NEW}":"${NEW}"}', '{}', '{}', '[]')`,
  );
  const { leftOver } = documentOf(await run(), 1) as ReorganisationSummary;
  await database.asOwner("delete from partner where id = 'tinh'");
  expect(leftOver.length).toBeGreaterThan(0);
  expect(new Set(leftOver.map(({ code }) => code))).toEqual(new Set(['owner-elsewhere']));
});

describe('carried out, killed half-way once', () => {
  const kept: Record<string, Awaited<ReturnType<typeof figures>>> = {};

  beforeAll(async () => {
    for (const period of [Q2, Q3])
      for (const agency of [PROVINCE, ...OLD])
        kept[`${period} ${agency}`] = await figures(period, agency);
    // Somebody holds one of the middle fast: there the run stands, and is killed.
    await database.asOwner('begin');
    await database.asOwner('select from dossier where id = $1 for update', [
      `HS-${String(OPEN / 2).padStart(5, '0')}`,
    ]);
    const { child, ended } = start(['reorganise', file, '--apply', '--by', 'chu-tich-tinh'], {
      url: database.url,
    });
    expect(await eventually(held, (n) => n > 0)).toBe(1);
    child.kill('SIGKILL');
    await ended;
    await database.asOwner(`select pg_terminate_backend(pid, 60000) from (${HELD}) held`);
    await database.asOwner('rollback');
    const half = await moved();
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(OPEN);
    const ran = await run('--apply', '--by', 'chu-tich-tinh');
    const summary = documentOf(ran) as ReorganisationSummary;
    process.stderr.write(
      `reorganise: killed after ${half}, the other ${summary.dossiers} in ${ran.seconds.toFixed(1)} s\n`,
    );
    expect(summary).toMatchObject({ before: half, dossiers: OPEN - half, leftOver: [] });
  });

  it('moves each dossier once, and again none', async () => {
    const { rows } = await database.asOwner(
      `select dossier from history where fact ->> 'plan' = $1 group by dossier having count(*) > 1`,
      [plan.id],
    );
    expect(rows).toEqual([]);
    expect(documentOf(await run('--apply', '--by', 'chu-tich-tinh'))).toMatchObject({
      dossiers: 0,
      before: OPEN,
      people: [
        { name: 'mot-cua', unplaced: false },
        { name: 'phong-cv', unplaced: false },
        { name: 'phong-tp', unplaced: true, before: [{ agency: 'phong-tu-phap' }] },
      ],
    });
    expect(await moved()).toBe(OPEN);
    const left = await database.asOwner(
      `select id from dossier where phase in ('submitted', 'in-hand') and (owner = any ($1) or working && $1)`,
      [[...OLD, 'phong-ldtbxh']],
    );
    expect(left.rows).toEqual([]);
  });

  it('keeps the clocks running, and says of each dossier why it moved', async () => {
    const [police, labour] = await Promise.all(
      ['HS-00000', 'HS-00001'].map((id) => viewDossier(desk, id)),
    );
    if (!police || !labour) throw new Error('the dossiers are gone');
    const before = police.fold.positions.findLast(({ owner }) => owner === OLD[0]);
    expect(police.position).toMatchObject({ owner: NEW, due: before?.due });
    expect(police.position.segments.find(({ segment }) => segment === 'cu-tru')).toEqual({
      ...before?.segments.find(({ segment }) => segment === 'cu-tru'),
      agency: NEW_POLICE,
    });
    const open = police.fold.tasks.filter(({ closedSeq }) => closedSeq === null);
    expect(open.map(({ step, agency, due }) => [step, agency, due])).toEqual([
      [
        'dang-ky-thuong-tru',
        NEW_POLICE,
        police.fold.tasks.find(({ closedAs }) => closedAs === 'moved')?.due,
      ],
    ]);
    // The commune does what the district's labour office did, and what its chairman would.
    const work = labour.fold.tasks.filter(({ closedSeq }) => closedSeq === null);
    expect(work).toMatchObject([{ step: 'tham-dinh', agency: NEW, role: 'officer' }]);
    expect(labour.stored.rows.at(-1)?.fact).toMatchObject({ type: 'transfer', plan: plan.id });
    const texts = await desk.history.textsOf('HS-00001');
    expect(texts.get(labour.stored.rows.length)).toEqual({ reason: plan.reason });
    const stays = await viewDossier(desk, 'O-LAI');
    expect(stays?.stored.rows).toHaveLength(2);
  });

  it('addresses the steps that come to who does their work now', async () => {
    const at = '2025-07-03T09:00';
    await playAll(desk, [
      [
        {
          ...line('HS-00001', 'step', at, { action: 'trinh-lanh-dao-phong' }),
          recorded: 'database',
        },
        {
          ...line('HS-00001', 'step', at, { action: 'trinh-huyen', key: 'sau-do' }),
          recorded: 'database',
        },
      ],
    ]);
    const view = await viewDossier(desk, 'HS-00001');
    expect(view?.position.segments.at(-1)).toMatchObject({
      segment: 'quyet-dinh-huyen',
      agency: NEW,
      state: 'offered',
    });
  });

  it('moves people with their days', async () => {
    const store = new AccountStore(database.source);
    const last = { to: '2025-06-30' };
    expect((await store.byUsername('mot-cua'))?.grants).toEqual([
      { role: 'desk', agency: OLD[0], ...last },
      { role: 'desk', agency: NEW, from: '2025-07-01' },
    ]);
    expect((await store.byUsername('phong-cv'))?.grants).toEqual([
      { role: 'officer', agency: 'phong-ldtbxh', ...last },
      { role: 'officer', agency: NEW, fields: ['Bảo trợ xã hội'], from: '2025-07-01' },
    ]);
    expect((await store.byUsername('phong-tp'))?.grants).toEqual([
      { role: 'officer', agency: 'phong-tu-phap', ...last },
    ]);
  });

  it('lists who has no place until somebody gives them one, and keeps that they were moved', async () => {
    const accounts = new AccountStore(database.source);
    const plans = new ReorganisationStore(poolOf(database.source));
    const unplaced = async () =>
      (await movedPeople(plans, plan)).map((person) => [person.name, person.unplaced]);
    const [first, second] = [
      ['mot-cua', false],
      ['phong-cv', false],
    ];
    expect(await unplaced()).toEqual([first, second, ['phong-tp', true]]);
    const person = await accounts.byUsername('phong-tp');
    if (!person) throw new Error('the officer is gone');
    await accounts.change(person.id, {
      grants: [...person.grants, { role: 'officer', agency: NEW }],
    });
    expect(await unplaced()).toEqual([first, second, ['phong-tp', false]]);
    await accounts.change(person.id, { grants: person.grants });
    expect(await unplaced()).toEqual([first, second, ['phong-tp', true]]);
  });

  // semantics.md §5: in hand of the old until t, carried over of the new from then; roll-ups see one dossier.
  it('leaves the quarter before as it was, and the quarter it falls into adds up', async () => {
    for (const agency of [PROVINCE, ...OLD]) {
      const { total, units, fields } = await figures(Q2, agency);
      const was = kept[`${Q2} ${agency}`];
      expect({ total, units, fields }).toEqual({
        total: was?.total,
        units: was?.units,
        fields: was?.fields,
      });
    }
    const province = await figures(Q3, PROVINCE);
    const was = kept[`${Q3} ${PROVINCE}`];
    expect(province.identities.every(({ holds }) => holds)).toBe(true);
    expect(province.total.received).toBe(was?.total.received);
    expect(province.total.resolved).toEqual(was?.total.resolved);
    expect(province.total.inHand).toEqual(was?.total.inHand);
    const unit = (id: string) => province.units?.find(({ agency }) => agency === id);
    for (const old of OLD) expect(unit(old)?.inHand.total).toBe(0);
    expect(OLD.reduce((sum, old) => sum + (unit(old)?.resolved.total ?? 0), 0)).toBe(DONE);
    // All that was in hand there, but one in ten had not been accepted.
    expect(unit(NEW)).toMatchObject({ received: OPEN * 0.9, carriedOver: OPEN * 0.9 });
    for (const agency of [...OLD, NEW]) {
      const alone = await figures(Q3, agency);
      expect(alone.total.received).toBe(unit(agency)?.received);
      expect(alone.identities.every(({ holds }) => holds)).toBe(true);
    }
  });

  it('tells the quarter as it was known before, to the figure', async () => {
    for (const agency of [PROVINCE, ...OLD]) {
      const { total, units, identities } = await figures(Q3, agency, BEFORE);
      const was = kept[`${Q3} ${agency}`];
      expect(total).toEqual(was?.total);
      expect(units).toEqual(was?.units);
      expect(identities.every(({ holds }) => holds)).toBe(true);
    }
  });

  it('counts a late record once, in both quarters, where the dossier is', async () => {
    const before = { q2: await figures(Q2, PROVINCE), q3: await figures(Q3, PROVINCE) };
    // The desk had given the result in May, and says so only now.
    const returnedAt = Date.parse('2025-06-10T09:00:00+07:00');
    const told = { outcome: 'granted', returnedAt, at: undefined, reason: 'Ghi bù', key: 'muon' };
    await playAll(desk, [
      [{ ...line('HS-00004', 'record-returned', '2025-06-10T09:00', told), recorded: 'database' }],
    ]);
    const after = { q2: await figures(Q2, PROVINCE), q3: await figures(Q3, PROVINCE) };
    expect(after.q2.total.received).toBe(before.q2.total.received);
    expect(after.q2.total.resolved.total).toBe(before.q2.total.resolved.total + 1);
    expect(after.q3.total.received).toBe(before.q3.total.received - 1);
    const { resolved } = (await figures(Q2, OLD[0])).total;
    expect(resolved.total).toBe((kept[`${Q2} ${OLD[0]}`]?.total.resolved.total ?? 0) + 1);
  });

  it('leaves every history whole', async () => {
    const { mismatches, dossiers } = await verify(desk);
    expect(mismatches).toEqual([]);
    expect(dossiers).toBe(OPEN + DONE + 1);
  });
});
