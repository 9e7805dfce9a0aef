import { verifyRule } from './rule-tester.ts';
import { fractionalTerm } from './fractional-term.ts';

verifyRule(fractionalTerm, {
  correct: {
    'whole days': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
term: { value: 3, unit: working-day, source: { text: x, certainty: unverified } }
`,
    'half a day': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
term: { value: 0.5, unit: working-day, source: { text: x, certainty: unverified } }
`,
    hours: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
term: { value: 1.5, unit: working-hour, source: { text: x, certainty: unverified } }
`,
  },
  incorrect: {
    'a day and a half': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
term: { value: 1.5, unit: working-day, source: { text: x, certainty: unverified } }
`,
      at: ['term.value'],
    },
    'a variant of two and a half': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
term: { value: 3, unit: working-day, source: { text: x, certainty: unverified }, variants: [{ id: v, label: V, when: { fact: channel, is: online }, term: { value: 2.5, unit: working-day }, source: { text: x, certainty: unverified } }] }
`,
      at: ['term.variants.0.term.value'],
    },
  },
});
