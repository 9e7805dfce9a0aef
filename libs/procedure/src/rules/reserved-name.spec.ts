import { verifyRule } from './rule-tester.ts';
import { reservedName } from './reserved-name.ts';

verifyRule(reservedName, {
  correct: {
    'names of one’s own': `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
  },
  incorrect: {
    'a step, an action and a branch': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot:
    parallel:
      branches:
        return:
          start: accept
          steps:
            accept: { task: T, lane: cv, actions: { finish: { label: X, to: join } } }
        b:
          start: b1
          steps:
            b1: { task: T, lane: cv, actions: { xong: { label: Xong, to: join } } }
      then: het
  het: { outcome: granted }
`,
      at: [
        'steps.mot.parallel.branches.return',
        'steps.mot.parallel.branches.return.steps.accept',
        'steps.mot.parallel.branches.return.steps.accept.actions.finish',
      ],
    },
    'segments and facts': {
      given: `lanes: { cv: { name: Chuyên môn, agency: owner, role: officer } }
start: mot
steps:
  mot: { task: Một, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
segments: { transfer: { name: T, agency: tax }, dossier: { name: D, agency: tax } }
facts: { hold: { type: boolean, label: H, default: false }, channel: { type: boolean, label: C, default: false } }
`,
      at: ['segments.transfer', 'segments.dossier', 'facts.hold', 'facts.channel'],
    },
  },
});
