import { verifyRule } from './rule-tester.ts';
import { decisionDefault } from './decision-default.ts';

verifyRule(decisionDefault, {
  correct: {
    'a last branch without condition': `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { decision: [{ when: { fact: gap }, to: het }, { to: het }] }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'conditions to the end': {
      given: `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { decision: [{ when: { fact: gap }, to: het }] }
  het: { outcome: granted }
`,
      at: ['steps.mot.decision.0'],
    },
    'a branch behind an open one': {
      given: `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { decision: [{ to: het }, { when: { fact: gap }, to: het }, { to: het }] }
  het: { outcome: granted }
`,
      at: ['steps.mot.decision.1'],
    },
  },
});
