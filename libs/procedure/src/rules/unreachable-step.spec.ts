import { verifyRule } from './rule-tester.ts';
import { unreachableStep } from './unreachable-step.ts';

verifyRule(unreachableStep, {
  correct: {
    'every step on a way': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
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
    'a step nobody leads to': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
  roi: { task: T, lane: cv, actions: { xong: { label: X, to: het } } }
`,
      at: ['steps.roi'],
    },
    'one in a branch': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot:
    parallel:
      branches:
        a:
          start: a1
          steps:
            a1: { task: T, lane: cv, actions: { xong: { label: Xong, to: join } } }
            a2: { task: T, lane: cv, actions: { xong: { label: Xong, to: join } } }
        b:
          start: b1
          steps:
            b1: { task: T, lane: cv, actions: { xong: { label: Xong, to: join } } }
      then: het
  het: { outcome: granted }
`,
      at: ['steps.mot.parallel.branches.a.steps.a2'],
    },
  },
});
