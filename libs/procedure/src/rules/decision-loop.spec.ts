import { verifyRule } from './rule-tester.ts';
import { decisionLoop } from './decision-loop.ts';

verifyRule(decisionLoop, {
  correct: {
    'a loop through a task': `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { decision: [{ when: { fact: gap }, to: hai }, { to: het }] }
  hai: { task: T, lane: cv, actions: { xong: { label: Xong, to: mot } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'two decisions in a ring': {
      given: `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { decision: [{ when: { fact: gap }, to: hai }, { to: het }] }
  hai: { decision: [{ to: mot }] }
  het: { outcome: granted }
`,
      at: ['steps.mot'],
    },
    'a decision that leads to itself': {
      given: `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { decision: [{ when: { fact: gap }, to: mot }, { to: het }] }
  het: { outcome: granted }
`,
      at: ['steps.mot'],
    },
    'a ring through a parallel of decisions': {
      given: `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot:
    parallel:
      branches:
        a:
          start: a1
          steps:
            a1: { decision: [{ to: join }] }
        b:
          start: b1
          steps:
            b1: { decision: [{ to: join }] }
      then: hai
  het: { outcome: granted }
  hai: { decision: [{ when: { fact: gap }, to: mot }, { to: het }] }
`,
      at: ['steps.mot'],
    },
  },
});
