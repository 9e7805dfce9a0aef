import { verifyRule } from './rule-tester.ts';
import { budgetUnderTerm } from './budget-under-term.ts';

verifyRule(budgetUnderTerm, {
  correct: {
    'budgets that use the term up': `term: { value: 3, unit: working-day, source: { text: x, certainty: unverified } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, budget: { value: 3, unit: working-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
    'no budgets at all': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'a day nobody answers for': {
      given: `term: { value: 3, unit: working-day, source: { text: x, certainty: unverified } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, budget: { value: 2, unit: working-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['term'],
    },
  },
});
