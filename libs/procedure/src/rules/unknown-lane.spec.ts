import { verifyRule } from './rule-tester.ts';
import { unknownLane } from './unknown-lane.ts';

verifyRule(unknownLane, {
  correct: {
    'a declared lane': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'a lane nobody declared': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: khac, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['steps.mot.lane'],
    },
  },
});
