import { compile } from './compile.ts';
import { eventsOf, startsOf, tellingValues } from './explore.ts';
import { definition, joint, simple } from './machine.examples.ts';
import { loadMachine, type Machine } from './machine.ts';
import { passedBy } from './passage.ts';
import { stateGraph } from './state-graph.ts';

const work = /^(accept|step|receive|decline)/;

const graphOf = (machine: Machine) => {
  const values = tellingValues(machine.config);
  return stateGraph(machine, startsOf(machine), (snapshot) =>
    machine
      .allowed(snapshot)
      .filter(({ type, blocked }) => !blocked && work.test(type))
      .flatMap((offered) => eventsOf(offered, values, [])),
  );
};

/** Decisions, a parallel that nobody stops in, one inside another: what is passed without rest. */
const winding = () =>
  definition(`
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
facts: { gap: { type: boolean, label: Gấp, default: false } }
start: re
steps:
  re: { decision: [{ when: { fact: gap }, to: ngoai }, { to: mot }] }
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: ngoai, asks: [gap] } } }
  ngoai:
    parallel:
      branches:
        a:
          start: trong
          steps:
            trong:
              parallel:
                branches:
                  b: { start: b1, steps: { b1: { task: B, lane: cv, actions: { xong: { label: Xong, to: join } } } } }
                  c: { start: c0, steps: { c0: { decision: [{ when: { fact: gap }, to: c1 }, { to: join }] }, c1: { task: C, lane: cv, actions: { xong: { label: Xong, to: join } } } } }
                then: join
        d: { start: d0, steps: { d0: { decision: [{ to: join }] } } }
      then: sau
  sau: { decision: [{ when: { fact: gap }, to: lai }, { to: het }] }
  lai: { task: Làm lại, lane: cv, actions: { lai: { label: Làm lại, to: ngoai, asks: [gap] } } }
  het: { outcome: granted }
`);

it.each([
  ['simple', simple()],
  ['joint', joint()],
  ['winding', winding()],
])('%s: what an act leads to is where the machine then stands', (_name, procedure) => {
  const machine = loadMachine(compile(procedure).config);
  const { places, moves } = graphOf(machine);
  expect(moves.length).toBeGreaterThan(10);
  const standing = (place: number): string[] => {
    const { tasks, waiting } = machine.view(places[place]!);
    return [...tasks, ...waiting].map(({ step }) => step);
  };
  for (const { from, event, to } of moves) {
    const passed = passedBy(machine.config, places[from]!, event.type, places[to]!);
    const rested = passed.map(({ step }) => step).filter((step) => standing(to).includes(step));
    const come = standing(to).filter((step) => !standing(from).includes(step));
    expect(rested).toEqual(expect.arrayContaining(come));
    const ended = machine.view(places[to]!).phase === 'finished';
    const outcomes = passed.filter(({ step }) => 'outcome' in (procedure.steps[step] ?? {}));
    expect(outcomes).toHaveLength(ended ? 1 : 0);
  }
});

it('tells which branch of a decision was taken, in order', () => {
  const machine = loadMachine(compile(winding()).config);
  const start = machine.init();
  const accepted = machine.act(start, { type: 'accept' });
  if (accepted.refused) throw new Error('refused');
  expect(passedBy(machine.config, start, 'accept', accepted.snapshot)).toEqual([
    { step: 're', branch: 1 },
    { step: 'mot' },
  ]);
  const done = machine.act(accepted.snapshot, { type: 'step.mot.xong', facts: { gap: false } });
  if (done.refused) throw new Error('refused');
  const passed = passedBy(machine.config, accepted.snapshot, 'step.mot.xong', done.snapshot);
  expect(passed).toContainEqual({ step: 'c0', branch: 1 });
  expect(passed.map(({ step }) => step)).toEqual(['ngoai', 'trong', 'd0', 'b1', 'c0']);
  expect(passedBy(machine.config, start, 'step.mot.xong', start)).toEqual([]);
});

it('ends where a decision leads to itself', () => {
  const machine = loadMachine(
    compile(
      definition(`
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
facts: { gap: { type: boolean, label: Gấp, default: false } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: re } } }
  re: { decision: [{ when: { fact: gap }, to: het }, { to: re }] }
  het: { outcome: granted }
`),
    ).config,
  );
  const { places, moves } = graphOf(machine);
  const round = moves.filter(({ event }) => event.type === 'step.mot.xong');
  expect(
    round.map(({ from, to }) =>
      passedBy(machine.config, places[from]!, 'step.mot.xong', places[to]!),
    ),
  ).toEqual([[{ step: 're', branch: 0 }, { step: 'het' }], [{ step: 're', branch: 1 }]]);
});
