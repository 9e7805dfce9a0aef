import { verifyRule } from './rule-tester.ts';
import { factDefault } from './fact-default.ts';

verifyRule(factDefault, {
  correct: {
    'an option': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: toan-bo }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
`,
  },
  incorrect: {
    'no option': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
facts:
  gap: { type: boolean, label: Gấp, default: false }
  so-ban: { type: number, label: Số bản, default: 1 }
  loai: { type: choice, label: Loại, options: { mot-phan: Một phần, toan-bo: Toàn bộ }, default: khac }
  ghi-chu: { type: text, label: Ghi chú, default: '' }
`,
      at: ['facts.loai.default'],
    },
  },
});
