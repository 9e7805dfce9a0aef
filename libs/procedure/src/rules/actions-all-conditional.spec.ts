import { verifyRule } from './rule-tester.ts';
import { actionsAllConditional } from './actions-all-conditional.ts';

verifyRule(actionsAllConditional, {
  correct: {
    'one action always possible': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'conditions everywhere': {
      given: `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: het, when: { fact: gap } } } }
  het: { outcome: granted }
`,
      at: ['steps.mot'],
    },
  },
});
