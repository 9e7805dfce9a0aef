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
    'parts in working days and in calendar days, which add up to no number': `term: { value: 5, unit: working-day, source: { text: x, certainty: unverified } }
segments: { so: { name: Sở, agency: department, budget: { value: 4, unit: calendar-day } } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer }, so: { name: Sở, agency: department, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, budget: { value: 2, unit: working-day }, actions: { xong: { label: Xong, to: giao } } }
  giao: { handOver: { segment: so, receive: hai, decline: het } }
  hai: { task: T, lane: so, segment: so, actions: { xong: { label: Xong, to: het } } }
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
