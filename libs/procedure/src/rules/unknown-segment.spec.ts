import { verifyRule } from './rule-tester.ts';
import { unknownSegment } from './unknown-segment.ts';

verifyRule(unknownSegment, {
  correct: {
    'a declared segment': `segments: { thue: { name: Thuế, agency: tax } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: thue, receive: hai, decline: het } }
  hai: { task: T, lane: cv, segment: thue, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
    'a task without one': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'segments nobody declared': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: thue, receive: hai, decline: het } }
  hai: { task: T, lane: cv, segment: bhxh, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['steps.mot.handOver.segment', 'steps.hai.segment'],
    },
  },
});
