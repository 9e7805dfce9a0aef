import { verifyRule } from './rule-tester.ts';
import { segmentBudget } from './segment-budget.ts';

verifyRule(segmentBudget, {
  correct: {
    'tasks that add up': `segments: { thue: { name: T, agency: tax, budget: { value: 3, unit: working-day } } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: thue, receive: hai, decline: het } }
  hai: { task: T, lane: cv, segment: thue, budget: { value: 1, unit: working-day }, actions: { xong: { label: Xong, to: ba } } }
  ba: { task: T, lane: cv, segment: thue, budget: { value: 2, unit: working-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
    'a segment without task budgets': `segments: { thue: { name: T, agency: tax, budget: { value: 3, unit: working-day } } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: thue, receive: hai, decline: het } }
  hai: { task: T, lane: cv, segment: thue, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'tasks that add up to more': {
      given: `segments: { thue: { name: T, agency: tax, budget: { value: 3, unit: working-day } } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: thue, receive: hai, decline: het } }
  hai: { task: T, lane: cv, segment: thue, budget: { value: 2, unit: working-day }, actions: { xong: { label: Xong, to: ba } } }
  ba: { task: T, lane: cv, segment: thue, budget: { value: 2, unit: working-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['segments.thue.budget'],
    },
    'tasks that add up to less': {
      given: `segments: { thue: { name: T, agency: tax, budget: { value: 3, unit: working-day } } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: thue, receive: hai, decline: het } }
  hai: { task: T, lane: cv, segment: thue, budget: { value: 1, unit: working-day }, actions: { xong: { label: Xong, to: ba } } }
  ba: { task: T, lane: cv, segment: thue, budget: { value: 1, unit: working-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['segments.thue.budget'],
    },
    'a task longer than its segment': {
      given: `segments: { thue: { name: T, agency: tax, budget: { value: 3, unit: working-day } } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: thue, receive: hai, decline: het } }
  hai: { task: T, lane: cv, segment: thue, budget: { value: 4, unit: working-day }, actions: { xong: { label: Xong, to: ba } } }
  ba: { task: T, lane: cv, segment: thue, budget: { value: 1, unit: working-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['steps.hai.budget'],
    },
  },
});
