import { verifyRule } from './rule-tester.ts';
import { duplicateStep } from './duplicate-step.ts';

verifyRule(duplicateStep, {
  correct: {
    'ids of their own': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
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
    'one id in two branches': {
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
        b:
          start: a1
          steps:
            a1: { task: T, lane: cv, actions: { xong: { label: Xong, to: join } } }
      then: het
  het: { outcome: granted }
`,
      at: ['steps.mot.parallel.branches.b.steps.a1'],
    },
  },
});
