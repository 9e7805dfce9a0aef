import { readCatalogue } from '#lib/catalogue';
import { calendarOf } from '#lib/calendar';
import { type Command, decide, type DossierState, foldControl, foldFacts } from '#lib/dossier';
import { explore, loadMachine, type MachineEvent, outcomes, startsOf } from '#lib/procedure';
import { publishable } from '#lib/desk';

const { procedures, calendar } = await readCatalogue('processes');
const world = {
  calendar: calendarOf(calendar).provisional(),
  serving: (kind: string) => kind,
  salt: () => '00112233445566778899aabbccddeeff',
};

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
  const { config, pin } = publishable(procedure);
  const machine = loadMachine(config);
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
      const folded = foldControl(machine, state.rows);
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
      const accepted = { returnedAt: Date.parse('2024-03-04T09:01:00+07:00'), outcome: 'granted' };
      const { rows } = walked(start.context.facts, path, [
        { type: 'record-returned', ...accepted },
      ]);
      const { tasks, positions } = foldFacts(rows, world.calendar);
      expect(tasks.filter(({ closedSeq }) => closedSeq === null)).toEqual([]);
      const open = positions.at(-1)?.segments.filter(({ endedAt }) => endedAt === null);
      expect(open).toEqual([]);
    }
  });

  /** A path of the machine as commands through the kernel, and what comes after it. */
  function walked(
    facts: Record<string, string | number | boolean>,
    path: readonly MachineEvent[],
    then: readonly object[] = [],
  ) {
    const { channel, ...values } = facts;
    let at = Date.parse('2024-03-04T08:00:00+07:00');
    let state: DossierState | undefined;
    const commands = [
      {
        type: 'submit',
        procedure: procedure.code,
        agency: 'xa',
        channel,
        ...(Object.keys(values).length > 0 && { values }),
      },
      ...path.map(commandOf),
      ...then,
    ];
    for (const [index, command] of commands.entries()) {
      const given = {
        dossier: 'D',
        key: `k${index}`,
        by: 'x',
        reason: 'lý do',
        source: 'log',
        at,
        ...command,
      };
      const { row, snapshot } = decide(
        world,
        { pin, procedure, machine },
        state,
        given as Command,
        at,
      );
      state = { rows: [...(state?.rows ?? []), row], snapshot };
      at += 60 * 60_000;
    }
    if (!state) throw new Error('no command');
    return state;
  }
});

const commandOf = ({ type, segment, facts, outcome }: MachineEvent) => {
  const [name = type, task, action] = type.split('.');
  return {
    type: name,
    ...(name === 'step' && { task, action }),
    ...(typeof segment === 'string' && { segment }),
    ...(/^(receive|decline)$/.test(name) && { segment: task }),
    ...(facts !== undefined && { values: facts }),
    ...(outcome !== undefined && { outcome }),
  };
};
