import { randomUUID } from 'node:crypto';

import { answerOf } from '#lib/api-client';
import type { Grant } from '#lib/directory';
import { instantOf, refusalWords } from '#lib/dossier';
import { type AllowedEvent, isPetition, type Machine, type Snapshot } from '#lib/procedure';

import { type Draft, draftOf, modelOf, procedures } from '../catalogue/kernel.ts';
import { Dice } from '../demo-log/dice.ts';
import { connectSystem, type Person } from '../support/people.ts';
import { testOffice, type TestOffice } from '../support/office.ts';
import {
  act,
  type Action,
  AGENCY,
  type CommandBody,
  done,
  type Dossier,
  refused,
} from './story.ts';

const SEED = 20_261_125;
/** Acts through HTTP, done and refused; the kernel is tried with all there are. */
const ENOUGH = 150;
const ELSEWHERE = 'xa-thanh-son';
/** No procedure takes more acts than this in one walk. */
const LONGEST = 14;

let office: TestOffice;
let everybody: Person;
beforeAll(async () => {
  office = await testOffice();
  const { directory } = office.database.desk;
  const day = new Date().toISOString().slice(0, 10);
  const kinds = procedures.flatMap(({ lanes, segments }) =>
    [...Object.values(lanes), ...Object.values(segments)].map(({ agency }) => agency),
  );
  const served = [...new Set(kinds)].flatMap(
    (kind) => directory.serving(kind, AGENCY, day)?.id ?? [],
  );
  const agencies = [...new Set([AGENCY, ELSEWHERE, ...served])];
  const grants = agencies.flatMap((id): Grant[] =>
    (['desk', 'head', 'chair'] as const).map((role) => ({ role, agency: id })),
  );
  // Who may do what is another test's matter: whoever asks here holds every role everywhere.
  everybody = await connectSystem(office.administrator, 'Mọi vai', ...grants);
});
afterAll(() => office.close());

const nameOf = ({ type }: Pick<AllowedEvent, 'type'>): string => type;

/** The machine knows no clock: that an offer just made expired is not to be said yet. */
const tooSoon = ({ type }: AllowedEvent): boolean => type.startsWith('expire.');

/** What the machine takes and facts speak against: no refund of nothing, no withdrawal once decided, no receipt lost that was not given. */
const isBlocked = (event: AllowedEvent, { money, actions }: Dossier): boolean =>
  event.blocked !== null ||
  tooSoon(event) ||
  (event.type === 'refund' && money.refundable <= 0) ||
  (/^(withdraw|lose-receipt)$/.test(event.type) &&
    actions.some(({ action, blocked }) => action === event.type && blocked !== null));

/** What the answer offers and what it blocks, in the machine's names. */
const offeredBy = ({ actions }: Dossier, blocked: boolean): string[] =>
  actions
    .filter((one) => (one.blocked !== null) === blocked)
    .map(({ action, task, step, segment }) =>
      [action, task, step, action === 'step' ? null : segment]
        .filter((part) => part !== null)
        .join('.'),
    )
    .sort();

const allowedBy = (
  machine: Machine,
  snapshot: Snapshot,
  dossier: Dossier,
  blocked: boolean,
): AllowedEvent[] =>
  machine
    .allowed(snapshot)
    .filter((one) => one.type !== 'rate' && isBlocked(one, dossier) === blocked);

/** One event an offer stands for, as a body of the API. */
const bodyOf = (
  machine: Machine,
  { type, needs, scopes }: AllowedEvent,
  dossier: Dossier,
): { action: Action; body: CommandBody } => {
  const [scope = 'dossier'] = scopes;
  const {
    type: action,
    task,
    action: step,
    segment,
  } = draftOf({ type }) as Draft & {
    task?: string;
    action?: string;
    segment?: string;
  };
  const facts = Object.fromEntries(
    needs.facts.map((fact) => [fact, machine.config.meta.facts[fact]?.default ?? false]),
  );
  const due = new Date((instantOf(dossier.due ?? undefined) ?? Date.now()) + 20 * 86_400_000);
  return {
    action: action as Action,
    body: {
      reason: 'lý do',
      ...(task !== undefined && { task }),
      ...(step !== undefined && { action: step }),
      ...(segment !== undefined && { segment }),
      ...(needs.segment && { segment: `thue-${dossier.version}` }),
      ...(scope !== 'dossier' && { segment: scope }),
      ...(needs.facts.length > 0 && { facts }),
      ...(/^(finish|record-returned)$/.test(action) && { outcome: 'granted' as const }),
      ...(action === 'record-returned' && { returnedAt: new Date().toISOString() }),
      ...(action === 'extend' && { due: due.toISOString() }),
      ...(action === 'transfer' && { to: ELSEWHERE }),
      ...(action === 'choose-return' && { way: 'post' as const }),
      ...(action === 'send' && { carrier: 'Bưu điện' }),
      ...(action === 'archive' && { place: 'Kho 1' }),
      ...(action === 'return' && {
        collectedBy: 'applicant' as const,
        collectorPaper: 'Căn cước',
      }),
      ...(action === 'request-payment' && { amount: 20_000 }),
      ...(action === 'refund' && { amount: 20_000 }),
      ...(action === 'reclassify' && { procedure: anotherThan(dossier.procedure.code) }),
      ...(action === 'request-opinion' && { outside: `Viện ${dossier.version}` }),
      ...(action === 'opinion' && answerer(dossier, scope)),
      ...(action === 'correct' && { void: [dossier.version] }),
    },
  };
};

/** One who was asked in a scope and has not answered. */
const answerer = ({ opinions }: Dossier, scope: string): CommandBody => {
  const open = opinions.find((one) => one.closedAt === null && one.scope === scope);
  return open?.agency ? { outside: open.agency.id } : {};
};

/** A procedure in force that a dossier of a commune may turn out to be of. */
const anotherThan = (code: string): string =>
  procedures.find(
    (one) =>
      one.code !== code &&
      !isPetition(one.code) &&
      one.owner.kind === 'commune' &&
      one.effective.to === undefined,
  )!.code;

/** Acts that leave the flow where it is, or end it: a walk takes them only where nothing else is left. */
const aside =
  /^(correct|extend|vary|reclassify|refund|transfer|choose-return|lose-receipt|withdraw|stop|refuse|finish|record-returned)$/;

it('a walk through HTTP is offered what the machine allows, and gets exactly that', async () => {
  const chance = new Dice(SEED);
  const pick = <T>(list: readonly T[]): T | undefined =>
    list.length === 0 ? undefined : chance.pick(list);
  let acted = 0;
  let denied = 0;
  for (let turn = 0; acted < ENOUGH; turn += 1) {
    const procedure = procedures[turn % procedures.length]!;
    const inForce = procedure.effective.to === undefined;
    if (!inForce || procedure.owner.kind !== 'commune') continue;
    const { machine } = modelOf(procedure);
    let dossier: Dossier = await answerOf(
      everybody.api.POST('/api/v1/dossiers', {
        params: { header: { 'Idempotency-Key': randomUUID() } },
        body: { procedure: procedure.code, agency: AGENCY, channel: 'direct' },
      }),
    );
    for (let length = 0; length < LONGEST && acted < ENOUGH; length += 1) {
      const { snapshot } = (await office.database.desk.dossiers.read([dossier.id])).dossiers[0]!;
      expect([dossier.id, offeredBy(dossier, false)]).toEqual([
        dossier.id,
        allowedBy(machine, snapshot, dossier, false).map(nameOf).sort(),
      ]);
      const blocked = allowedBy(machine, snapshot, dossier, true);
      expect(offeredBy(dossier, true)).toEqual(blocked.map(nameOf).sort());

      const not = pick(
        blocked.filter(
          (one) =>
            tooSoon(one) ||
            (one.blocked && refusalWords(machine, one.blocked).code !== 'bad-input'),
        ),
      );
      if (not) {
        const { action, body } = bodyOf(machine, not, dossier);
        // What needs a segment to be refused about is given one that is not there.
        const problem = await refused(
          act(everybody, dossier, action, {
            ...(/^(receive|decline|recall|expire|hand-over)$/.test(action) && { segment: 'thue' }),
            ...body,
          }),
        );
        expect([not.type, problem.status, problem.state]).toEqual([
          not.type,
          409,
          expect.objectContaining({ phase: dossier.phase, version: dossier.version }),
        ]);
        denied += 1;
      }

      const open = allowedBy(machine, snapshot, dossier, false);
      const onward = open.filter(({ type }) => !aside.test(type));
      // Now and then the dossier is given out as it stands: reality first.
      const chosen = pick(chance.chance(0.85) && onward.length > 0 ? onward : open);
      if (!chosen) break;
      const { action, body } = bodyOf(machine, chosen, dossier);
      if (action === 'extend' || action === 'correct') continue;
      if (action === 'reclassify' && isPetition(procedure.code)) continue;
      const after = await done(everybody, dossier, action, body);
      if (action === 'reclassify') {
        expect([after.procedure.code, after.phase]).toEqual([body.procedure, dossier.phase]);
        acted += 1;
        break;
      }
      const local = machine.act(snapshot, {
        ...chosen,
        ...eventOf(body, chosen),
        type: chosen.type,
      } as never);
      if (local.refused !== undefined) throw new Error(`${chosen.type}: ${local.refused}`);
      const view = machine.view(local.snapshot);
      expect([chosen.type, after.phase, after.tasks.map(({ task }) => task).sort()]).toEqual([
        chosen.type,
        view.phase,
        view.tasks.map(({ step }) => step).sort(),
      ]);
      dossier = after;
      acted += 1;
    }
  }
  process.stderr.write(`every action over HTTP: ${acted} done, ${denied} refused\n`);
  expect(denied).toBeGreaterThan(ENOUGH / 2);
});

const eventOf = ({ segment, facts, outcome, outside }: CommandBody, { needs }: AllowedEvent) => ({
  reason: true,
  ...(outside !== undefined && { from: outside }),
  ...(segment !== undefined && { segment }),
  ...(needs.facts.length > 0 && { facts: facts ?? {} }),
  ...(outcome !== undefined && { outcome }),
});
