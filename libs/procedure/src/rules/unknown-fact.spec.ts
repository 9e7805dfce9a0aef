import { verifyRule } from './rule-tester.ts';
import { unknownFact } from './unknown-fact.ts';

verifyRule(unknownFact, {
  correct: {
    'declared facts': `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: het, when: { all: [{ fact: gap }, { not: { fact: so-ban, above: 2 } }] }, asks: [loai], sets: { gap: false } } } }
  het: { outcome: granted }
`,
    'channel, which always is': `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: het, when: { fact: channel, is: online } } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'facts nobody declared': {
      given: `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: het, when: { any: [{ fact: gap }, { fact: xa }] }, asks: [gap, xb], sets: { xc: 1 } } } }
  het: { outcome: granted }
`,
      at: [
        'steps.mot.actions.xong.when.any.1.fact',
        'steps.mot.actions.xong.sets.xc',
        'steps.mot.actions.xong.asks.1',
      ],
    },
    'one in a variant, a fee and a paper': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
term:
  value: 1
  unit: working-day
  source: { text: x, certainty: unverified }
  variants: [{ id: v, label: V, when: { fact: xa }, term: { unit: none }, source: { text: x, certainty: unverified } }]
fee: { items: [{ label: F, amount: 1, when: { fact: xb } }], source: { text: x, certainty: unverified } }
papers: [{ id: p, name: P, required: { fact: xc } }]
`,
      at: ['term.variants.0.when.fact', 'fee.items.0.when.fact', 'papers.0.required.fact'],
    },
  },
});
