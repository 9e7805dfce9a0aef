import { verifyRule } from './rule-tester.ts';
import { duplicateId } from './duplicate-id.ts';

verifyRule(duplicateId, {
  correct: {
    'ids of their own': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
papers: [{ id: a, name: A }, { id: b, name: B }]
`,
  },
  incorrect: {
    'two papers of one id': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
papers: [{ id: a, name: A }, { id: a, name: B }]
`,
      at: ['papers.1.id'],
    },
    'two variants of one id': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
term: { value: 3, unit: working-day, source: { text: x, certainty: unverified }, variants: [{ id: v, label: V, when: { fact: channel, is: online }, term: { value: 4, unit: working-day }, source: { text: x, certainty: unverified } }, { id: v, label: W, when: { fact: channel, is: postal }, term: { unit: none }, source: { text: x, certainty: unverified } }] }
`,
      at: ['term.variants.1.id'],
    },
  },
});
