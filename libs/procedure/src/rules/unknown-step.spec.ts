import { verifyRule } from './rule-tester.ts';
import { unknownStep } from './unknown-step.ts';

verifyRule(unknownStep, {
  correct: {
    'a straight flow': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
    'branches that join': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot:
    parallel:
      branches:
        a:
          start: a1
          steps:
            a1: { task: T, lane: cv, actions: { xong: { label: Xong, to: join } } }
        b:
          start: b1
          steps:
            b1: { task: T, lane: cv, actions: { xong: { label: Xong, to: join } } }
      then: het
  het: { outcome: granted }
`,
  },
  incorrect: {
    'a typo in a target': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: T, lane: cv, actions: { xong: { label: Xong, to: hett } } }
  het: { outcome: granted }
`,
      at: ['steps.mot.actions.xong.to'],
    },
    'an unknown start': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: khong
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
      at: ['start'],
    },
    'a jump across branches': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot:
    parallel:
      branches:
        a:
          start: a1
          steps:
            a1: { task: T, lane: cv, actions: { xong: { label: Xong, to: b1 } } }
        b:
          start: b1
          steps:
            b1: { task: T, lane: cv, actions: { xong: { label: Xong, to: join } } }
      then: het
  het: { outcome: granted }
`,
      at: ['steps.mot.parallel.branches.a.steps.a1.actions.xong.to'],
    },
    'a jump out of a branch': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot:
    parallel:
      branches:
        a:
          start: a1
          steps:
            a1: { task: T, lane: cv, actions: { xong: { label: Xong, to: het } } }
        b:
          start: b1
          steps:
            b1: { task: T, lane: cv, actions: { xong: { label: Xong, to: join } } }
      then: het
  het: { outcome: granted }
`,
      at: ['steps.mot.parallel.branches.a.steps.a1.actions.xong.to'],
    },
    'an unknown decision target': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { decision: [{ to: x }] }
  het: { outcome: granted }
`,
      at: ['steps.mot.decision.0.to'],
    },
    'unknown ways of a hand-over and after a parallel': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { handOver: { segment: s, receive: x, decline: y } }
  het: { outcome: granted }
`,
      at: ['steps.mot.handOver.receive', 'steps.mot.handOver.decline'],
    },
  },
});
