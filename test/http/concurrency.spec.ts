import { randomUUID } from 'node:crypto';

import { answerOf } from '#lib/api-client';
import { verify } from '#lib/desk';
import { type Role } from '#lib/directory';

import { Dice } from '../demo-log/dice.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import { connectSystem, employ, type Person } from '../support/people.ts';
import { act, type Action, AGENCY, type CommandBody, done, type Dossier, submit } from './story.ts';

const CLERKS = 200;
const DOSSIERS = 20;
/** How often each clerk looks for something to do. */
const ATTEMPTS = 6;
const INTAKE = { clerks: 50, dossiers: 2_000 };

let office: TestOffice;
let desk: Person;
beforeAll(async () => {
  office = await testOffice();
  desk = await employ(office.administrator, 'mot-cua', { role: 'desk', agency: AGENCY });
});
afterAll(() => office.close());

type Offered = Dossier['actions'][number];

/** Acts after which little is left to do, or that name what is wrong: taken seldom, so that the work goes on. */
const seldom = new Set([
  ...['withdraw', 'stop', 'finish', 'record-returned', 'return', 'transfer', 'correct', 'extend'],
]);

/** A body with everything an offered action asks for. */
const bodyFor = ({ action, step, task, segment, scopes, needs }: Offered): CommandBody => ({
  reason: 'Theo yêu cầu công việc',
  ...(step !== null && { action: step }),
  ...(task !== null && { task }),
  ...(segment !== null && { segment }),
  ...(needs.segment && { segment: scopes[0] ?? 'xac-minh-them' }),
  ...(action === 'hand-over' && { to: 'cong-an-tt-thanh-ha' }),
  ...(needs.outcome && { outcome: 'granted' as const }),
  ...(needs.fields.includes('due') && { due: new Date(Date.now() + 864e6).toISOString() }),
  ...(needs.fields.includes('returnedAt') && { returnedAt: new Date().toISOString() }),
  ...(needs.fields.includes('to') && { to: 'xa-thanh-son' }),
  ...(needs.fields.includes('void') && { void: [1] }),
});

/** What was tried, and what came of it. */
interface Tried {
  dossier: string;
  key: string;
  actor: string;
  action: string;
  status: number;
  code: string | undefined;
  problem: { state?: unknown; allowed?: unknown } | undefined;
}

it(`${CLERKS} clerks at once on ${DOSSIERS} dossiers lose, double and invent no step`, async () => {
  const seed = Date.now() % 1_000_000;
  const dice = new Dice(seed);
  const dossiers = await Promise.all(
    Array.from({ length: DOSSIERS }, async () => done(desk, await submit(desk), 'accept')),
  );
  const held: Role[] = ['desk', 'desk', 'officer', 'officer', 'officer', 'head', 'chair'];
  const clerks = await Promise.all(
    Array.from({ length: CLERKS }, (_, place) => {
      const role = held[place % held.length] ?? 'desk';
      return connectSystem(office.administrator, `${role}-${place}`, { role, agency: AGENCY });
    }),
  );

  const work = async (clerk: Person): Promise<Tried[]> => {
    const tried: Tried[] = [];
    let { id } = dice.pick(dossiers);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const seen = await answerOf(
        clerk.api.GET('/api/v1/dossiers/{id}', { params: { path: { id } } }),
      );
      // What was offered a moment ago, seldom what was blocked then; by the time it arrives others have acted.
      const open = seen.actions.filter(({ blocked }) => blocked === null);
      const daily = open.filter(({ action }) => !seldom.has(action));
      const choice = dice.chance(0.1) ? seen.actions : dice.chance(0.04) ? open : daily;
      if (choice.length === 0) {
        ({ id } = dice.pick(dossiers));
        continue;
      }
      const offered = dice.pick(choice);
      const key = randomUUID();
      const stale = dice.chance(0.5) ? { version: seen.version } : {};
      const { error, response } = await act(
        clerk,
        { id, ...stale },
        offered.action as Action,
        bodyFor(offered),
        key,
      );
      const problem = error as (Tried['problem'] & { code?: string }) | undefined;
      const { action } = offered;
      const { status } = response;
      tried.push({
        dossier: id,
        key,
        actor: clerk.id,
        action,
        status,
        code: problem?.code,
        problem,
      });
      if (dice.chance(0.3)) ({ id } = dice.pick(dossiers));
    }
    return tried;
  };
  const began = performance.now();
  const tried = (await Promise.all(clerks.map(work))).flat();
  const seconds = (performance.now() - began) / 1000;

  const counted = new Map<string, number>();
  for (const { status, code } of tried) {
    const name = `${status}${code === undefined ? '' : ` ${code}`}`;
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  const figures = [...counted].map(([name, n]) => `${n} × ${name}`).join(', ');
  process.stderr.write(
    `concurrency: seed ${seed}, ${tried.length} commands in ${seconds.toFixed(1)} s: ${figures}\n`,
  );

  expect([...counted.keys()].filter((name) => !/^(200|403|409|422)/.test(name))).toEqual([]);
  const conflicts = tried.filter(({ status }) => status === 409);
  expect(conflicts.length).toBeGreaterThan(0);
  for (const { problem } of conflicts) {
    expect(problem).toMatchObject({ state: { version: expect.any(Number) } });
    expect(Array.isArray(problem?.allowed)).toBe(true);
  }

  const { rows } = await office.database.asOwner(
    `select dossier, seq, key, actor from history where dossier = any ($1) order by dossier, seq`,
    [dossiers.map(({ id }) => id)],
  );
  const recorded = new Map(rows.map((row) => [`${String(row.dossier)} ${String(row.key)}`, row]));
  expect(recorded.size).toBe(rows.length);
  const accepted = tried.filter(({ status }) => status === 200);
  expect(accepted.length).toBeGreaterThan(CLERKS / 2);
  for (const { dossier, key, actor } of accepted)
    expect(recorded.get(`${dossier} ${key}`)).toMatchObject({ actor });
  for (const { dossier, key } of tried.filter(({ status }) => status !== 200))
    expect(recorded.has(`${dossier} ${key}`)).toBe(false);
  // Nothing stands there but the two acts that began each dossier and what was answered with 200.
  expect(rows).toHaveLength(2 * DOSSIERS + accepted.length);
  for (const { id } of dossiers) {
    const seqs = rows.filter(({ dossier }) => dossier === id).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, place) => place + 1));
  }
  expect(await verify(office.database.desk)).toMatchObject({ dossiers: DOSSIERS, mismatches: [] });
});

it('the same command five times in parallel has one effect, and every answer tells it', async () => {
  const submitted = await submit(desk);
  for (const action of ['accept', 'request-supplement', 'supplement'] as const) {
    const key = randomUUID();
    const before = await answerOf(
      desk.api.GET('/api/v1/dossiers/{id}', { params: { path: { id: submitted.id } } }),
    );
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => done(desk, before, action, { reason: 'Một lần' }, key)),
    );
    expect(answers.map(({ version }) => version)).toEqual(
      Array.from({ length: 5 }, () => before.version + 1),
    );
  }
  const key = randomUUID();
  const opened = await Promise.all(Array.from({ length: 5 }, () => submit(desk, {}, key)));
  expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
});

it(`${INTAKE.clerks} clerks take in ${INTAKE.dossiers} dossiers at once: codes without gap or double`, async () => {
  const clerks = await Promise.all(
    Array.from({ length: INTAKE.clerks }, (_, place) =>
      connectSystem(office.administrator, `tiep-nhan-${place}`, { role: 'desk', agency: AGENCY }),
    ),
  );
  const began = performance.now();
  const takeIn = async (clerk: Person): Promise<string[]> => {
    const ids: string[] = [];
    for (let each = 0; each < INTAKE.dossiers / INTAKE.clerks; each += 1) {
      ids.push((await submit(clerk)).id);
    }
    return ids;
  };
  const taken = (await Promise.all(clerks.map(takeIn))).flat();
  const seconds = (performance.now() - began) / 1000;
  process.stderr.write(`concurrency: ${INTAKE.dossiers} taken in within ${seconds.toFixed(1)} s\n`);
  expect(new Set(taken).size).toBe(INTAKE.dossiers);
  // A run over midnight numbers two days, each from one.
  const { rows } = await office.database.asOwner(
    `select id from dossier where id like '000.22.24.H23-%'`,
  );
  const codes = rows.map(({ id }) => String(id));
  expect(taken.filter((code) => !codes.includes(code))).toEqual([]);
  for (const prefix of new Set(codes.map(prefixOf))) {
    const numbers = codes
      .filter((code) => prefixOf(code) === prefix)
      .map((code) => Number(code.slice(prefix.length)))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
  }
});

const prefixOf = (code: string): string => code.slice(0, code.lastIndexOf('-') + 1);
