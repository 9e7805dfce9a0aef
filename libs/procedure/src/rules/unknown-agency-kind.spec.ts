import { verifyRule } from './rule-tester.ts';
import { unknownAgencyKind } from './unknown-agency-kind.ts';

verifyRule(unknownAgencyKind, {
  directory: { kinds: new Set(['ubnd-xa', 'tax']) },
  correct: {
    'kinds in the tree': `segments: { thue: { name: Thuế, agency: tax } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: thue, receive: hai, decline: het } }
  hai: { task: T, lane: cv, segment: thue, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'kinds not in it': {
      given: `segments: { thue: { name: Thuế, agency: tacks } }
owner: { kind: xa }
lanes: { cv: { name: Chuyên môn, agency: ca, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: thue, receive: hai, decline: het } }
  hai: { task: T, lane: cv, segment: thue, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['owner.kind', 'lanes.cv.agency', 'segments.thue.agency'],
    },
  },
});
