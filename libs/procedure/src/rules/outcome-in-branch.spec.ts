import { verifyRule } from './rule-tester.ts';
import { outcomeInBranch } from './outcome-in-branch.ts';

verifyRule(outcomeInBranch, {
  correct: {
    'an outcome of the whole': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'an outcome in a branch': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot:
    parallel:
      branches:
        a:
          start: a1
          steps:
            a1: { outcome: granted }
        b:
          start: b1
          steps:
            b1: { task: T, lane: cv, actions: { xong: { label: Xong, to: join } } }
      then: het
  het: { outcome: granted }
`,
      at: ['steps.mot.parallel.branches.a.steps.a1'],
    },
  },
});
