import { verifyRule } from './rule-tester.ts';
import { joinOutsideBranch } from './join-outside-branch.ts';

verifyRule(joinOutsideBranch, {
  correct: {
    'join in a branch': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
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
    'join in the whole flow': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: join } } }
`,
      at: ['steps.mot.actions.xong.to'],
    },
  },
});
