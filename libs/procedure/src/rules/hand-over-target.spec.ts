import { verifyRule } from './rule-tester.ts';
import { handOverTarget } from './hand-over-target.ts';

verifyRule(handOverTarget, {
  correct: {
    'a task of the segment': `segments: { thue: { name: Thuế, agency: tax } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: thue, receive: hai, decline: het } }
  hai: { task: T, lane: cv, segment: thue, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'a task of none': {
      given: `segments: { thue: { name: Thuế, agency: tax } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: thue, receive: hai, decline: het } }
  hai: { task: T, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['steps.mot.handOver.receive'],
    },
    'an outcome': {
      given: `segments: { thue: { name: Thuế, agency: tax } }
lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: thue, receive: het, decline: het } }
  het: { outcome: granted }
`,
      at: ['steps.mot.handOver.receive'],
    },
  },
});
