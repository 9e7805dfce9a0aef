import {
  type Decision,
  DossierRefusal,
  type DossierState,
  foldControl,
  type Model,
} from '#lib/dossier';
import { type AllowedEvent, explore, holdReasons, type Reached, startsOf } from '#lib/procedure';

import { actsOf, OUTSIDER, recordReturned, type Tried } from './acts.ts';
import { decided, draftOf, modelOf, procedures, stateAfter, submitOf } from './kernel.ts';

/** The flow and the standard life; what only stops or shares the work is tried on top of each configuration. */
const walked =
  /^(accept|refuse|step|receive|decline|supplement|payment|opinion|finish|withdraw|stop|send|sent-back|return|record-returned)/;

const signatureOf = ({ machine }: Model, { snapshot }: Pick<DossierState, 'snapshot'>): string =>
  JSON.stringify([
    snapshot.value,
    snapshot.context.holds,
    snapshot.context.offers,
    machine.allowed(snapshot).map(({ type, blocked }) => [type, blocked?.refused]),
  ]);

/** Every configuration of a procedure, walked to through the kernel. */
const configurationsOf = (model: Model): DossierState[] => {
  const { machine } = model;
  const reached = explore(machine, {
    from: startsOf(machine),
    follow: ({ type }, { value }) =>
      walked.test(type) || (value === 'submitted' && type === 'request-supplement'),
  });
  const states = new Map<string, DossierState>();
  const nameOf = ({ start, path }: Pick<Reached, 'start' | 'path'>) =>
    JSON.stringify([start.context.facts, path]);
  const found = new Map<string, DossierState>();
  for (const { start, path } of reached) {
    const before = states.get(nameOf({ start, path: path.slice(0, -1) }));
    const last = path.at(-1);
    const draft = last ? draftOf(last) : submitOf(model, start.context.facts);
    const given = draft.type === 'record-returned' ? recordReturned.draft(before!) : {};
    const state = stateAfter(before, decided(model, before, { ...given, ...draft }));
    states.set(nameOf({ start, path }), state);
    const signature = signatureOf(model, state);
    if (!found.has(signature)) found.set(signature, state);
  }
  return [...found.values()];
};

/** What the kernel says to an act: done, or refused under a code. */
const answered = (model: Model, state: DossierState, tried: Tried): Decision | DossierRefusal => {
  try {
    return decided(model, state, tried.draft(state));
  } catch (error) {
    if (error instanceof DossierRefusal) return error;
    throw error;
  }
};

const namesOf = ({ snapshot }: DossierState): string =>
  JSON.stringify([snapshot.value, snapshot.context.holds, snapshot.context.offers]);

/** Tries every act on a dossier; what does not come out as the machine allows. */
const otherwise = (
  model: Model,
  state: DossierState,
  acts: readonly Tried[],
): { flaws: string[]; done: number; refused: number } => {
  const offered: readonly AllowedEvent[] = model.machine.allowed(state.snapshot);
  const before = JSON.stringify([state.snapshot, state.rows.length]);
  const told = { flaws: [] as string[], done: 0, refused: 0 };
  for (const tried of acts) {
    const answer = answered(model, state, tried);
    const refused = answer instanceof DossierRefusal;
    told[refused ? 'refused' : 'done'] += 1;
    if (tried.isAllowed(offered, state) === !refused) continue;
    const what = refused ? `refused as ${answer.code}` : 'done';
    told.flaws.push(`${tried.name} ${what} at ${namesOf(state)}`);
  }
  if (JSON.stringify([state.snapshot, state.rows.length]) !== before)
    told.flaws.push(`changed by trying: ${namesOf(state)}`);
  return told;
};

const openSegmentsOf = ({ fold, snapshot }: DossierState): string[] => [
  ...Object.keys(snapshot.context.offers),
  ...(fold?.positions.at(-1)?.segments ?? []).flatMap(({ segment, endedAt }) =>
    endedAt === null ? [segment] : [],
  ),
];

/** The segments that are not open there but one, in turn: what is asked of them differs in nothing else. */
const alikeThere = ({ machine }: Model, state: DossierState, turn: number): string[] => {
  const open = openSegmentsOf(state);
  const closed = Object.keys(machine.config.meta.segments).filter((one) => !open.includes(one));
  return closed.filter((_segment, index) => index !== turn % closed.length);
};

const scopeOf = ({ name }: Tried): string => name.split(' ')[1] ?? '';

/**
 * A configuration as it is once something holds it, or somebody outside the flow has a part: the dossier, each open
 * part of it and one that is not open held, each for one reason, in turn.
 */
const burdenedOf = (
  model: Model,
  state: DossierState,
  acts: readonly Tried[],
  turn: number,
): DossierState[] => {
  const alike = alikeThere(model, state, turn);
  const requests = acts.filter(
    (one) => one.name.startsWith('request-') && !alike.includes(scopeOf(one)),
  );
  const burdens = [
    ...[...new Set(requests.map(scopeOf))].flatMap((scope, index) => {
      const reason = holdReasons[(turn + index) % holdReasons.length];
      return requests.filter(({ name }) => name === `request-${reason ?? ''} ${scope}`);
    }),
    ...acts.filter(({ name }) => name === `hand-over ${OUTSIDER}`),
  ];
  return burdens.flatMap((tried) => {
    const answer = answered(model, state, tried);
    return answer instanceof DossierRefusal ? [] : [stateAfter(state, answer)];
  });
};

/** The acts that differ from one another there: the rest is tried where nothing is held. */
const inReach = (
  model: Model,
  state: DossierState,
  acts: readonly Tried[],
  turn: number,
): Tried[] => {
  const open = model.machine.view(state.snapshot).tasks.map(({ step }) => `step.${step}.`);
  const alike = alikeThere(model, state, turn);
  return acts.filter((one) =>
    one.name.startsWith('step.')
      ? open.some((task) => one.name.startsWith(task))
      : !alike.includes(scopeOf(one)),
  );
};

/** What is left open once the result is recorded as given; nothing may be. */
const leftOpen = (model: Model, state: DossierState): string[] => {
  const answer = answered(model, state, recordReturned);
  if (answer instanceof DossierRefusal) return [`${answer.code} at ${namesOf(state)}`];
  const { after, view } = answer;
  const open = [
    ...after.tasks.filter(({ closedSeq }) => closedSeq === null).map(({ step }) => step),
    ...(after.positions.at(-1)?.segments ?? [])
      .filter(({ endedAt }) => endedAt === null)
      .map(({ segment }) => segment),
    ...view.tasks.map(({ step }) => step),
    ...view.holds.map(({ reason }) => reason),
    ...Object.keys(view.offers),
    ...(view.phase === 'returned' ? [] : [view.phase]),
  ];
  return open.map((part) => `${part} at ${namesOf(state)}`);
};

let tries = 0;
let states = 0;
afterAll(() => {
  process.stderr.write(`every action: ${tries} tries in ${states} states\n`);
});

describe.each(
  procedures.map((procedure) => [`${procedure.code}@${procedure.version}`, procedure] as const),
)('%s', (_name, procedure) => {
  const model = modelOf(procedure);
  const acts = actsOf(model.machine);
  const configurations = configurationsOf(model);
  const burdened = configurations
    .filter(({ snapshot }) => model.machine.view(snapshot).phase === 'in-hand')
    .flatMap((state, index) => burdenedOf(model, state, acts, index));

  it('takes every act exactly where its machine allows it', () => {
    const flaws: string[] = [];
    let done = 0;
    for (const state of configurations) {
      const told = otherwise(model, state, acts);
      flaws.push(...told.flaws);
      done += told.done;
      tries += told.done + told.refused;
      expect(foldControl(() => model.machine, state.rows)).toEqual({
        snapshot: state.snapshot,
        pin: model.pin,
      });
    }
    states += configurations.length;
    expect(flaws).toEqual([]);
    expect(done).toBeGreaterThan(configurations.length);
  });

  it('and where work is held or shared', () => {
    const flaws: string[] = [];
    for (const [turn, state] of burdened.entries()) {
      const told = otherwise(model, state, inReach(model, state, acts, turn));
      flaws.push(...told.flaws);
      tries += told.done + told.refused;
    }
    states += burdened.length;
    expect(flaws).toEqual([]);
    expect(burdened.length).toBeGreaterThan(3);
  });

  it('is recorded as returned from all of them once accepted, and nothing stays open', () => {
    const accepted = [...configurations, ...burdened].filter(
      ({ snapshot }) => snapshot.context.accepted,
    );
    expect(accepted.length).toBeGreaterThan(burdened.length);
    expect(accepted.flatMap((state) => leftOpen(model, state))).toEqual([]);
  });
});
