import { type DossierState, foldControl, foldFacts } from '#lib/dossier';
import { explore, type MachineEvent, outcomes, startsOf } from '#lib/procedure';

import {
  decided,
  type Draft,
  draftOf,
  modelOf,
  procedures,
  stateAfter,
  submitOf,
  world,
} from './kernel.ts';

/** The author's flow, with the applicant's two waits: what a dossier really walks. */
const followed =
  /^(accept|step|receive|decline|request-supplement|supplement|payment|finish|withdraw|stop)/;

/**
 * The complaint the project starts from: a result already handed over could not be ticked as returned.
 * Nothing a definition says may bring it back.
 */
describe.each(
  procedures.map((procedure) => [`${procedure.code}@${procedure.version}`, procedure] as const),
)('%s', (_name, procedure) => {
  const model = modelOf(procedure);
  const { machine } = model;
  const reached = explore(machine, {
    from: startsOf(machine),
    follow: ({ type, scopes }) =>
      followed.test(type) && (scopes.length === 0 || scopes.includes('dossier')),
  });

  it('can be recorded as returned from every configuration after acceptance', () => {
    const after = reached.filter(({ snapshot }) => snapshot.context.accepted);
    expect(after.length).toBeGreaterThan(3);
    for (const { snapshot } of after) {
      for (const outcome of outcomes) {
        const acted = machine.act(snapshot, { type: 'record-returned', outcome });
        expect(acted.refused).toBeUndefined();
        if (acted.refused === undefined) {
          expect(machine.view(acted.snapshot)).toMatchObject({
            phase: 'returned',
            status: 10,
            tasks: [],
          });
        }
      }
    }
  });

  it('never rests without a legal next act while in hand', () => {
    for (const { snapshot } of reached) {
      const { phase, holds } = machine.view(snapshot);
      if (phase !== 'in-hand' || holds.length > 0) continue;
      const own = machine
        .allowed(snapshot)
        .filter(({ type, blocked }) => blocked === null && /^(step|receive|decline)/.test(type));
      expect(own.length).toBeGreaterThan(0);
    }
  });

  it('walked to each outcome, folds to what its machine says', () => {
    const ends = reached.filter(({ snapshot }) => snapshot.value === 'finished').slice(0, 40);
    expect(ends.length).toBeGreaterThan(0);
    for (const { start, path, snapshot } of ends) {
      const state = walked(start.context.facts, path);
      const folded = foldControl(() => machine, state.rows);
      expect('snapshot' in folded && machine.view(folded.snapshot).outcome).toBe(
        snapshot.context.outcome,
      );
    }
  });

  it('returned long before its last steps were recorded, leaves no task and no segment open', () => {
    const inHand = reached
      .filter(
        ({ snapshot }) => snapshot.context.accepted && machine.view(snapshot).phase === 'in-hand',
      )
      .slice(0, 40);
    expect(inHand.length).toBeGreaterThan(0);
    for (const { start, path } of inHand) {
      const returnedAt = Date.parse('2024-03-04T09:01:00+07:00');
      const { rows } = walked(start.context.facts, path, [
        { type: 'record-returned', returnedAt, outcome: 'granted' },
      ]);
      const { tasks, positions } = foldFacts(rows, world.calendars);
      expect(tasks.filter(({ closedSeq }) => closedSeq === null)).toEqual([]);
      const open = positions.at(-1)?.segments.filter(({ endedAt }) => endedAt === null);
      expect(open).toEqual([]);
    }
  });

  /** A path of the machine as commands through the kernel, an hour apart, and what comes after it. */
  function walked(
    facts: Readonly<Record<string, unknown>>,
    path: readonly MachineEvent[],
    then: readonly Draft[] = [],
  ): DossierState {
    let state = stateAfter(undefined, decided(model, undefined, submitOf(model, facts)));
    for (const draft of [...path.map(draftOf), ...then])
      state = stateAfter(state, decided(model, state, draft, 60));
    return state;
  }
});
