import { verifyRule } from './rule-tester.ts';
import { effectiveDates } from './effective-dates.ts';

verifyRule(effectiveDates, {
  correct: {
    'one day': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
effective: { from: 2023-01-01, to: 2023-01-01 }
`,
    'no end': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'an end before the beginning': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
effective: { from: 2023-01-02, to: 2023-01-01 }
`,
      at: ['effective.to'],
    },
  },
});
