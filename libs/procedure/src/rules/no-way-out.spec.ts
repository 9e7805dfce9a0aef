import { verifyRule } from './rule-tester.ts';
import { noWayOut } from './no-way-out.ts';

verifyRule(noWayOut, {
  correct: {
    'a loop with an exit': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { lai: { label: L, to: mot }, xong: { label: X, to: het } } }
  het: { outcome: granted }
`,
    'branches that join': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot:
    parallel:
      branches:
        a:
          start: a1
          steps:
            a1: { task: T, lane: cv, actions: { xong: { label: Xong, to: join } } }
        b:
          start: b1
          steps:
            b1: { task: T, lane: cv, actions: { xong: { label: Xong, to: join } } }
      then: het
  het: { outcome: granted }
`,
  },
  incorrect: {
    'two tasks for ever': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: X, to: het }, vong: { label: V, to: hai } } }
  hai: { task: T, lane: cv, actions: { xong: { label: Xong, to: ba } } }
  ba: { task: T, lane: cv, actions: { xong: { label: Xong, to: hai } } }
  het: { outcome: granted }
`,
      at: ['steps.hai', 'steps.ba'],
    },
    'a branch that never joins, and what waits for it': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot:
    parallel:
      branches:
        a:
          start: a1
          steps:
            a1: { task: T, lane: cv, actions: { xong: { label: Xong, to: a1 } } }
        b:
          start: b1
          steps:
            b1: { task: T, lane: cv, actions: { xong: { label: Xong, to: join } } }
      then: het
  het: { outcome: granted }
`,
      at: ['steps.mot', 'steps.mot.parallel.branches.a.steps.a1'],
    },
  },
});
