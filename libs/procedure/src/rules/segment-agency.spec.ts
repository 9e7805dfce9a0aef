import { verifyRule } from './rule-tester.ts';
import { segmentAgency } from './segment-agency.ts';

verifyRule(segmentAgency, {
  correct: {
    'the segment’s own agency': `segments: { thue: { name: Thuế, agency: tax } }
lanes: { cv: { name: Chuyên môn, agency: tax, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, segment: thue, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
    'the owner by its kind': `segments: { thue: { name: X, agency: ubnd-xa } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, segment: thue, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'another agency’s lane outside of any segment': {
      given: `lanes: { cv: { name: Thuế, agency: tax, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['steps.mot.lane'],
    },
    'another agency’s lane': {
      given: `segments: { thue: { name: Thuế, agency: tax } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, segment: thue, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['steps.mot.lane'],
    },
  },
});
