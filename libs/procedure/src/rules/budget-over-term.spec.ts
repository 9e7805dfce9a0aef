import { verifyRule } from './rule-tester.ts';
import { budgetOverTerm } from './budget-over-term.ts';

verifyRule(budgetOverTerm, {
  correct: {
    'steps that fit': `term: { value: 3, unit: working-day, source: { text: x, certainty: unverified } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, budget: { value: 1, unit: working-day }, actions: { xong: { label: Xong, to: hai } } }
  hai: { task: T, lane: cv, budget: { value: 2, unit: working-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
    'hours and same-day as parts of a day': `term: { value: 2, unit: working-day, source: { text: x, certainty: unverified } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, budget: { value: 8, unit: working-hour }, actions: { xong: { label: Xong, to: hai } } }
  hai: { task: T, lane: cv, budget: { unit: same-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
    'parallel branches side by side': `term: { value: 3, unit: working-day, source: { text: x, certainty: unverified } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot:
    parallel:
      branches:
        a:
          start: a1
          steps:
            a1: { task: T, lane: cv, budget: { value: 3, unit: working-day }, actions: { xong: { label: Xong, to: join } } }
        b:
          start: b1
          steps:
            b1: { task: T, lane: cv, budget: { value: 2, unit: working-day }, actions: { xong: { label: Xong, to: join } } }
      then: het
  het: { outcome: granted }
`,
    'a loop back, counted once': `term: { value: 2, unit: working-day, source: { text: x, certainty: unverified } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, budget: { value: 1, unit: working-day }, actions: { xong: { label: Xong, to: hai } } }
  hai: { task: T, lane: cv, budget: { value: 1, unit: working-day }, actions: { lai: { label: L, to: mot }, xong: { label: X, to: het } } }
  het: { outcome: granted }
`,
    'what only dossiers of the longer term go': `term: { value: 3, unit: working-day, source: { text: x, certainty: unverified }, variants: [{ id: v, label: V, when: { fact: lau, is: true }, term: { value: 5, unit: working-day }, source: { text: x, certainty: unverified } }] }
facts: { lau: { type: boolean, label: L, default: false } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { decision: [{ when: { fact: lau, is: true }, to: dai }, { to: ngan }] }
  dai: { task: T, lane: cv, budget: { value: 5, unit: working-day }, actions: { xong: { label: Xong, to: het } } }
  ngan: { task: T, lane: cv, budget: { value: 3, unit: working-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
    'steps that exclude each other': `term: { value: 3, unit: working-day, source: { text: x, certainty: unverified }, variants: [{ id: v, label: V, when: { fact: lau, is: true }, term: { value: 5, unit: working-day }, source: { text: x, certainty: unverified } }] }
facts: { lau: { type: boolean, label: L, default: false } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { decision: [{ when: { fact: lau, is: true }, to: dai }, { to: ngan }] }
  dai: { task: T, lane: cv, budget: { value: 3, unit: working-day }, actions: { xong: { label: Xong, to: hai } } }
  ngan: { task: T, lane: cv, budget: { value: 1, unit: working-day }, actions: { xong: { label: Xong, to: hai } } }
  hai: { decision: [{ when: { fact: lau, is: true }, to: het }, { to: ba }] }
  ba: { task: T, lane: cv, budget: { value: 2, unit: working-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
    'no appointment, no limit': `term: { unit: none, source: { text: x, certainty: unverified } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, budget: { value: 99, unit: working-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
    'calendar days beside working days': `term: { value: 3, unit: working-day, source: { text: x, certainty: unverified } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, budget: { value: 99, unit: calendar-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'what fits a longer variant alone': {
      given: `term: { value: 3, unit: working-day, source: { text: x, certainty: unverified }, variants: [{ id: v, label: V, when: { fact: lau, is: true }, term: { value: 5, unit: working-day }, source: { text: x, certainty: unverified } }] }
facts: { lau: { type: boolean, label: L, default: false } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, budget: { value: 5, unit: working-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['term'],
    },
    'a sum over the term': {
      given: `term: { value: 3, unit: working-day, source: { text: x, certainty: unverified } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, budget: { value: 2, unit: working-day }, actions: { xong: { label: Xong, to: hai } } }
  hai: { task: T, lane: cv, budget: { value: 1.5, unit: working-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['term'],
    },
    'the longer branch and what follows': {
      given: `term: { value: 3, unit: working-day, source: { text: x, certainty: unverified } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot:
    parallel:
      branches:
        a:
          start: a1
          steps:
            a1: { task: T, lane: cv, budget: { value: 3, unit: working-day }, actions: { xong: { label: Xong, to: join } } }
        b:
          start: b1
          steps:
            b1: { task: T, lane: cv, budget: { value: 2, unit: working-day }, actions: { xong: { label: Xong, to: join } } }
      then: ba
  het: { outcome: granted }
  ba: { task: T, lane: cv, budget: { value: 0.5, unit: working-day }, actions: { xong: { label: Xong, to: het } } }
`,
      at: ['term'],
    },
    'a segment’s budget at its hand-over': {
      given: `segments: { thue: { name: T, agency: tax, budget: { value: 4, unit: working-day } } }
term: { value: 3, unit: working-day, source: { text: x, certainty: unverified } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: thue, receive: hai, decline: het } }
  hai: { task: T, lane: cv, segment: thue, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['term'],
    },
    'more than a same-day term': {
      given: `term: { unit: same-day, source: { text: x, certainty: unverified } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, budget: { value: 9, unit: working-hour }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['term'],
    },
    'calendar days over calendar days': {
      given: `term: { value: 7, unit: calendar-day, source: { text: x, certainty: unverified } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, budget: { value: 8, unit: calendar-day }, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['term'],
    },
  },
});
