import { verifyRule } from './rule-tester.ts';
import { expressionType } from './expression-type.ts';

verifyRule(expressionType, {
  correct: {
    'values that fit': `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: het, when: { all: [{ fact: gap }, { fact: gap, is: false }, { fact: so-ban, atLeast: 1, below: 9 }, { fact: loai, in: [mot-phan] }, { fact: ghi-chu, is: x }] }, sets: { loai: mot-phan } } } }
  het: { outcome: granted }
`,
    'an unknown fact, another rule’s': `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: het, when: { fact: xa, above: 1 } } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'a number asked of a text': {
      given: `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: het, when: { fact: ghi-chu, above: 1 } } } }
  het: { outcome: granted }
`,
      at: ['steps.mot.actions.xong.when.above'],
    },
    'a number alone': {
      given: `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: het, when: { fact: so-ban } } } }
  het: { outcome: granted }
`,
      at: ['steps.mot.actions.xong.when.fact'],
    },
    'a word for a number': {
      given: `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: het, when: { fact: so-ban, is: hai } } } }
  het: { outcome: granted }
`,
      at: ['steps.mot.actions.xong.when.is'],
    },
    'an option the choice has not': {
      given: `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: het, when: { not: { fact: loai, is: khac } } } } }
  het: { outcome: granted }
`,
      at: ['steps.mot.actions.xong.when.not.is'],
    },
    'an odd one in a list': {
      given: `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: het, when: { fact: loai, in: [mot-phan, khac] } } } }
  het: { outcome: granted }
`,
      at: ['steps.mot.actions.xong.when.in'],
    },
    'a channel there is not': {
      given: `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: het, when: { fact: channel, is: fax } } } }
  het: { outcome: granted }
`,
      at: ['steps.mot.actions.xong.when.is'],
    },
    'a value set that doesn’t fit': {
      given: `facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: het, sets: { gap: 1, loai: khac } } } }
  het: { outcome: granted }
`,
      at: ['steps.mot.actions.xong.sets.gap', 'steps.mot.actions.xong.sets.loai'],
    },
  },
});
