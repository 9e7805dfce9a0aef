import { verifyRule } from './rule-tester.ts';
import { segmentWithoutHandOver } from './segment-without-hand-over.ts';

verifyRule(segmentWithoutHandOver, {
  correct: {
    'a segment handed over': `segments: { thue: { name: Thuế, agency: tax } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: thue, receive: hai, decline: het } }
  hai: { task: T, lane: cv, segment: thue, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'one that is just entered': {
      given: `segments: { thue: { name: Thuế, agency: tax } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, segment: thue, actions: { xong: { label: Xong, to: hai } } }
  hai: { task: T, lane: cv, segment: thue, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['steps.mot.segment'],
    },
  },
});
