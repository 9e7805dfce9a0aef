import { compile } from '../compile.ts';
import type { Procedure } from '../definition.ts';
import type { MachineConfig } from '../machine-config.ts';
import { definition, joint, simple } from '../machine.examples.ts';
import { loadMachine, type Machine, type Snapshot } from '../machine.ts';
import { ExplorationLimit } from '../state-graph.ts';
import { certify } from './certify.ts';
import { certificateInWords } from './in-words.ts';
import type { CounterExample, TroubleCode } from './trouble.ts';

const lanes = `lanes:
  mot-cua: { name: Một cửa, agency: owner, role: desk }
  cv: { name: Chuyên môn, agency: owner, role: officer }
`;

/** Where a counter-example leads, played on the machine; the last act may be one at which it breaks. */
const play = (machine: Machine, { facts, path }: CounterExample): Snapshot =>
  path.reduce((snapshot, { event }) => {
    const acted = machine.act(snapshot, event);
    if (acted.refused !== undefined) throw new Error(`${event.type}: ${acted.refused}`);
    return acted.snapshot;
  }, machine.init(facts));

const worksOn = (machine: Machine, snapshot: Snapshot): string[] =>
  machine
    .allowed(snapshot)
    .filter(({ type, blocked }) => !blocked && /^(step|receive|decline|recall|expire)\./.test(type))
    .map(({ type }) => type);

const openTasks = (machine: Machine, snapshot: Snapshot): string[] =>
  machine
    .view(snapshot)
    .tasks.map(({ step }) => step)
    .sort();

interface Broken {
  given: string;
  code: TroubleCode;
  steps: string[];
  /** The events of the counter-example; null where there is no way. */
  path: string[] | null;
  /** What is true where it leads. */
  there?: (machine: Machine, snapshot: Snapshot) => void;
}

const lies =
  (...tasks: string[]) =>
  (machine: Machine, snapshot: Snapshot): void => {
    expect(openTasks(machine, snapshot)).toEqual(tasks);
    expect(worksOn(machine, snapshot)).toEqual([]);
  };

const broken: Record<string, Broken> = {
  'a dead end: an action whose condition is never met there': {
    given: `${lanes}facts: { gap: { type: boolean, label: Việc gấp, default: false } }
start: mot
steps:
  mot: { task: Kiểm tra, lane: mot-cua, actions: { xong: { label: Chuyển, to: hai } } }
  hai: { task: Ký, lane: cv, actions: { ky: { label: Ký gấp, to: het, when: { fact: gap } } } }
  het: { outcome: granted }
`,
    code: 'dead-end',
    steps: ['hai'],
    path: ['accept', 'step.mot.xong'],
    there: lies('hai'),
  },
  'a decision without a way for some facts': {
    given: `${lanes}facts: { so-ban: { type: number, label: Số bản, default: 1 } }
start: mot
steps:
  mot: { task: Kiểm tra, lane: mot-cua, actions: { xong: { label: Chuyển, to: re } } }
  re: { decision: [{ when: { fact: so-ban, atLeast: 1 }, to: het }] }
  het: { outcome: granted }
`,
    code: 'dead-end',
    steps: ['re'],
    path: ['accept', 'step.mot.xong'],
    there: lies(),
  },
  'a decision that leads to itself': {
    given: `${lanes}facts: { gap: { type: boolean, label: Việc gấp, default: false } }
start: mot
steps:
  mot: { task: Kiểm tra, lane: mot-cua, actions: { xong: { label: Chuyển, to: re } } }
  re: { decision: [{ when: { fact: gap }, to: het }, { to: re }] }
  het: { outcome: granted }
`,
    code: 'dead-end',
    steps: ['re'],
    path: ['accept', 'step.mot.xong'],
    there: lies(),
  },
  'a trap: two tasks that send the dossier to each other': {
    given: `${lanes}start: mot
steps:
  mot: { task: Kiểm tra, lane: mot-cua, actions: { xong: { label: Xong, to: het }, hoi: { label: Hỏi, to: hai } } }
  hai: { task: Trả lời, lane: cv, actions: { dap: { label: Đáp, to: ba } } }
  ba: { task: Xem lại, lane: cv, actions: { lai: { label: Hỏi lại, to: hai } } }
  het: { outcome: granted }
`,
    code: 'trap',
    steps: ['hai'],
    path: ['accept', 'step.mot.hoi'],
    there: (machine, snapshot) => expect(worksOn(machine, snapshot)).toEqual(['step.hai.dap']),
  },
  'a join that never completes': {
    given: `${lanes}facts: { gap: { type: boolean, label: Việc gấp, default: false } }
start: doi
steps:
  doi:
    parallel:
      branches:
        a: { start: a1, steps: { a1: { task: Việc A, lane: cv, actions: { xong: { label: Xong, to: join } } } } }
        b: { start: b1, steps: { b1: { task: Việc B, lane: cv, actions: { xong: { label: Xong, to: join, when: { fact: gap } } } } } }
      then: het
  het: { outcome: granted }
`,
    code: 'join-incomplete',
    steps: ['b1'],
    path: ['accept', 'step.a1.xong'],
    there: lies('b1'),
  },
  'an unreachable step': {
    given: `${lanes}start: mot
steps:
  mot: { task: Kiểm tra, lane: mot-cua, actions: { xong: { label: Xong, to: het } } }
  hai: { task: Bỏ quên, lane: cv, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
    code: 'step-unreachable',
    steps: ['hai'],
    path: null,
  },
  'a dead action': {
    given: `${lanes}facts: { so-ban: { type: number, label: Số bản, default: 1 } }
start: mot
steps:
  mot:
    task: Kiểm tra
    lane: mot-cua
    actions:
      xong: { label: Xong, to: het }
      khac: { label: Cách khác, to: het, when: { fact: so-ban, above: 2, below: 1 } }
  het: { outcome: granted }
`,
    code: 'action-dead',
    steps: ['mot'],
    path: ['accept'],
    there: (machine, snapshot) => expect(openTasks(machine, snapshot)).toEqual(['mot']),
  },
  'a branch no facts lead to': {
    given: `${lanes}facts: { gap: { type: boolean, label: Việc gấp, default: false } }
start: mot
steps:
  mot: { task: Kiểm tra, lane: mot-cua, actions: { xong: { label: Xong, to: re } } }
  re: { decision: [{ when: { fact: gap }, to: het }, { when: { all: [{ fact: gap }, { fact: channel, is: online }] }, to: khong }, { to: khong }] }
  het: { outcome: granted }
  khong: { outcome: rejected }
`,
    code: 'branch-dead',
    steps: ['re'],
    path: ['accept', 'step.mot.xong'],
  },
  'a budget over the term on one way': {
    given: `${lanes}facts: { gap: { type: boolean, label: Cần xác minh, default: false } }
term:
  value: 3
  unit: working-day
  source: { text: ví dụ, certainty: unverified }
  variants: [{ id: dai, label: Việc khó, when: { fact: channel, is: postal }, term: { value: 9, unit: working-day }, source: { text: ví dụ, certainty: unverified } }]
start: mot
steps:
  mot: { task: Kiểm tra, lane: mot-cua, budget: { value: 1, unit: working-day }, actions: { xong: { label: Xong, to: re } } }
  re: { decision: [{ when: { fact: gap }, to: hai }, { to: ba }] }
  hai: { task: Xác minh, lane: cv, budget: { value: 2, unit: working-day }, actions: { xong: { label: Đã rõ, to: ba } } }
  ba: { task: Ký, lane: cv, budget: { value: 1, unit: working-day }, actions: { ky: { label: Ký, to: het } } }
  het: { outcome: granted }
`,
    code: 'term-exceeded',
    steps: ['mot', 'hai', 'ba'],
    path: ['accept', 'step.mot.xong', 'step.hai.xong', 'step.ba.ky'],
    there: (machine, snapshot) => expect(machine.view(snapshot).phase).toBe('finished'),
  },
  'a task left open at the end': {
    given: `${lanes}start: doi
steps:
  doi:
    parallel:
      branches:
        a:
          start: a1
          steps:
            a1: { task: Việc A, lane: cv, actions: { xong: { label: Xong, to: join }, tra: { label: Trả, to: khong } } }
            khong: { outcome: rejected }
        b: { start: b1, steps: { b1: { task: Việc B, lane: cv, actions: { xong: { label: Xong, to: join } } } } }
      then: het
  het: { outcome: granted }
`,
    code: 'end-improper',
    steps: ['b1'],
    path: ['accept', 'step.a1.tra'],
    there: (machine, snapshot) => expect(machine.view(snapshot).phase).toBe('finished'),
  },
  'a jump that takes another’s task away': {
    given: `${lanes}start: doi
steps:
  doi:
    parallel:
      branches:
        a: { start: a1, steps: { a1: { task: Việc A, lane: cv, actions: { xong: { label: Xong, to: join }, nhay: { label: Nhảy, to: ba } } } } }
        b: { start: b1, steps: { b1: { task: Việc B, lane: cv, actions: { xong: { label: Xong, to: join } } } } }
      then: ba
  ba: { task: Tổng hợp, lane: mot-cua, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`,
    code: 'work-abandoned',
    steps: ['b1'],
    path: ['accept', 'step.a1.nhay'],
    there: (machine, snapshot) => expect(openTasks(machine, snapshot)).toEqual(['ba']),
  },
};

describe.each(Object.entries(broken))('%s', (_name, { given, code, steps, path, there }) => {
  const procedure = definition(given);
  const machine = loadMachine(compile(procedure).config);
  const certificate = certify(procedure);
  const found = certificate.troubles.find((trouble) => trouble.code === code);

  it('is not certified', () => {
    expect(certificate.certified).toBe(false);
    expect(certificate.checks.filter(({ holds }) => !holds).length).toBeGreaterThan(0);
    expect(found).toMatchObject({ code, steps });
    expect(found?.message).toMatch(/\S\.$/);
  });

  it('has a shortest way there that the machine plays', () => {
    const counterExample = found?.counterExample ?? null;
    expect(counterExample?.path.map(({ event }) => event.type) ?? null).toEqual(path);
    if (!counterExample) return;
    const snapshot = play(machine, counterExample);
    there?.(machine, snapshot);
    for (const { words } of counterExample.path) expect(words).not.toMatch(/^step\./);
  });
});

it('an endless round of decisions is named with the act that sets it off', () => {
  const certificate = certify(
    definition(`${lanes}facts: { gap: { type: boolean, label: Việc gấp, default: false } }
start: mot
steps:
  mot: { task: Kiểm tra, lane: mot-cua, actions: { xong: { label: Xong, to: re } } }
  re: { decision: [{ when: { fact: gap }, to: re-lai }, { to: het }] }
  re-lai: { decision: [{ when: { fact: gap }, to: re }, { to: het }] }
  het: { outcome: granted }
`),
  );
  expect(certificate.troubles[0]).toMatchObject({
    code: 'endless-decision',
    counterExample: {
      given: ['Việc gấp'],
      path: [
        { event: { type: 'accept' }, words: 'Tiếp nhận hồ sơ' },
        { event: { type: 'step.mot.xong' }, words: 'Một cửa – Kiểm tra: “Xong”' },
      ],
    },
  });
  expect(certificate.findings).toEqual([]);
});

/** A machine some other code might have compiled. */
const altered = (procedure: Procedure, alter: (config: MachineConfig) => void): Machine => {
  const config = structuredClone(compile(procedure).config);
  alter(config);
  return loadMachine(config);
};

describe('a machine that is not as this code compiles it', () => {
  it('a hold that can never be released, opened by the flow and beside it', () => {
    const machine = altered(simple(), ({ states }) => delete states['in-hand']?.on?.payment);
    const { troubles } = certify(simple(), { machine });
    expect(troubles.map(({ code }) => code)).toEqual(['hold-unanswered', 'hold-unanswered']);
    expect(troubles.map(({ counterExample }) => counterExample?.path.at(-1)?.event.type)).toEqual([
      'step.tham-dinh.cho-nop-tien',
      'request-payment',
    ]);
    const [byFlow] = troubles;
    if (!byFlow?.counterExample) throw new Error('no way');
    const there = play(machine, byFlow.counterExample);
    expect(there.context.holds).toEqual([{ scope: 'dossier', reason: 'payment' }]);
    expect(worksOn(machine, there)).toEqual([]);
  });

  it('an end that leaves holds open', () => {
    const machine = altered(simple(), ({ states }) => {
      for (const transition of states['in-hand']?.on?.finish ?? [])
        transition.actions = [{ type: 'record', params: {} }];
    });
    const [trouble] = certify(simple(), { machine }).troubles;
    expect(trouble?.code).toBe('end-improper');
  });

  it('an exit that is shut', () => {
    const machine = altered(
      joint(),
      ({ states }) => delete states['in-hand']?.on?.['record-returned'],
    );
    expect(certify(joint(), { machine }).troubles.map(({ code }) => code)).toEqual([
      'life-blocked',
    ]);
  });
});

describe('a sound definition', () => {
  it.each([
    ['simple', simple()],
    ['joint', joint()],
  ])('%s is certified, with the same bytes each time', (_name, procedure) => {
    const certificate = certify(procedure);
    expect(certificate).toMatchObject({ certified: true, troubles: [], findings: [] });
    expect(certificate.checks.every(({ holds, looked }) => holds && looked > 0)).toBe(true);
    expect(JSON.stringify(certify(structuredClone(procedure)))).toBe(JSON.stringify(certificate));
  });

  it('pins the definition: another version has another pin', () => {
    const { pin } = certify(simple());
    expect(pin).toMatch(/^[0-9a-f]{64}$/);
    expect(certify({ ...simple(), version: 2 }).pin).not.toBe(pin);
  });

  it('is not certified where not everything was visited', () => {
    const visited: number[] = [];
    expect(() => certify(joint(), { limit: 20, visited: (count) => visited.push(count) })).toThrow(
      ExplorationLimit,
    );
    expect(visited.length).toBeGreaterThan(0);
  });
});

describe('facts no example names', () => {
  const choosing = (facts: string, one: string, other: string) =>
    certify(
      definition(`${lanes}facts: { ${facts} }
start: chon
steps:
  chon:
    task: Chọn
    lane: cv
    actions: { mot: { label: Một, to: het, when: ${one} }, hai: { label: Hai, to: het, when: ${other} } }
  het: { outcome: granted }
`),
    ).troubles.map(({ code, counterExample }) => [code, counterExample?.facts]);

  it.each([
    [
      'a number between two that are compared with',
      choosing(
        'dien-tich: { type: number, label: Diện tích, default: 1 }',
        '{ fact: dien-tich, atMost: 1.2 }',
        '{ fact: dien-tich, atLeast: 1.5 }',
      ),
      { 'dien-tich': 1.35, channel: 'direct' },
    ],
    [
      'a text that none is compared with',
      choosing(
        "noi: { type: text, label: Nơi, default: '' }",
        "{ fact: noi, is: '' }",
        '{ fact: noi, is: Huế }',
      ),
      { noi: ' Huế …', channel: 'direct' },
    ],
  ])('are looked at: %s', (_what, troubles, facts) => {
    expect(troubles).toEqual([['dead-end', facts]]);
  });
});

describe('budgets along a way', () => {
  const source = 'source: { text: ví dụ, certainty: unverified }';
  const days = (value: number) => `budget: { value: ${value}, unit: working-day }`;
  /** A term of 3 days, of 20 where `lau` is said, of 6 where `kho` is. */
  const within = (rest: string) =>
    definition(`
lanes:
  cv: { name: Chuyên môn, agency: owner, role: officer }
  thue: { name: Thuế, agency: tax, role: officer }
facts:
  lau: { type: boolean, label: Việc lâu, default: false }
  kho: { type: boolean, label: Việc khó, default: false }
  xa: { type: boolean, label: Nơi xa, default: false }
term:
  value: 3
  unit: working-day
  ${source}
  variants:
    - { id: lau, label: Việc lâu, when: { fact: lau }, term: { value: 20, unit: working-day }, ${source} }
    - { id: kho, label: Việc khó, when: { fact: kho }, term: { value: 6, unit: working-day }, ${source} }
${rest}`);
  const proved = (rest: string) => {
    const { troubles, findings, term } = certify(within(rest));
    const ways = troubles.map(({ code, steps, counterExample }) => [
      code,
      steps,
      counterExample?.path.map(({ event }) => event.type) ?? null,
    ]);
    const amounts = term.terms.map(({ variant, longest }) => [variant, longest[0]?.amount]);
    return { ways, findings, amounts: Object.fromEntries(amounts) as Record<string, number> };
  };

  it('are followed through facts that actions of the way change', () => {
    const { ways } = proved(`
start: re
steps:
  re: { decision: [{ when: { fact: xa }, to: di }, { to: xem }] }
  di: { task: Đi, lane: cv, ${days(2)}, actions: { ve: { label: Về, to: re-nua, sets: { xa: false } } } }
  xem: { task: Xem, lane: cv, actions: { xong: { label: Xong, to: re-nua } } }
  re-nua: { decision: [{ when: { fact: xa }, to: het }, { to: viet }] }
  viet: { task: Viết, lane: cv, ${days(2)}, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`);
    expect(ways.filter(([code]) => code === 'term-exceeded')).toEqual([
      ['term-exceeded', ['di', 'viet'], ['accept', 'step.di.ve', 'step.viet.xong']],
    ]);
  });

  it('have the longer term that facts call for on the way', () => {
    const { ways, amounts } = proved(`
start: hoi
steps:
  hoi:
    task: Hỏi
    lane: cv
    ${days(3)}
    actions:
      kho: { label: Khó, to: lam, sets: { kho: true } }
      thuong: { label: Thường, to: het }
  lam: { task: Làm, lane: cv, ${days(3)}, actions: { xong: { label: Xong, to: het, sets: { kho: false } } } }
  het: { outcome: granted }
`);
    expect(ways).toEqual([]);
    expect(amounts).toEqual({ null: 3 * 480, lau: 6 * 480, kho: 6 * 480 });
  });

  it('are not those of an action whose condition is not met', () => {
    const { ways, findings } = proved(`
start: chon
steps:
  chon:
    task: Chọn
    lane: cv
    actions:
      kho: { label: Khó, to: lam, when: { fact: kho } }
      thuong: { label: Thường, to: het }
  lam: { task: Làm, lane: cv, ${days(5)}, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`);
    expect([ways, findings]).toEqual([[], []]);
  });

  it('are not those of a segment that was declined', () => {
    const { ways, findings } = proved(`
segments: { thue: { name: Thuế, agency: tax, ${days(2)} } }
start: giao
steps:
  giao: { handOver: { segment: thue, receive: tinh, decline: tu-tinh } }
  tinh: { task: Tính, lane: thue, segment: thue, actions: { xong: { label: Xong, to: het } } }
  tu-tinh: { task: Tự tính, lane: cv, ${days(2)}, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`);
    expect([ways, findings]).toEqual([[], []]);
  });

  it('may be less than what it comes to: the certificate says where', () => {
    const procedure = within(`
segments: { thue: { name: Thuế, agency: tax, ${days(2)} } }
start: hai
steps:
  hai:
    parallel:
      branches:
        mot: { start: di, steps: { di: { task: Đi, lane: cv, actions: { ve: { label: Về, to: join, sets: { xa: true } } } } } }
        hai: { start: re, steps: { re: { decision: [{ when: { fact: xa }, to: join }, { to: viet }] }, viet: { task: Viết, lane: cv, actions: { xong: { label: Xong, to: join } } } } }
      then: tinh
  tinh: { task: Tính, lane: thue, segment: thue, actions: { xong: { label: Xong, to: het }, lai: { label: Lại, to: tinh } } }
  het: { outcome: granted }
`);
    const sameDay = {
      ...procedure,
      term: { ...procedure.term, value: undefined, unit: 'same-day' },
    };
    const certificate = certify(sameDay as Procedure);
    expect(certificate.term).toMatchObject({
      shared: [{ step: 'hai', facts: ['xa'] }],
      uncounted: ['thue'],
    });
    const { scope } = certificateInWords(certificate, sameDay as Procedure, {});
    for (const words of [/“hai”.*“Nơi xa”/, /chặng “Thuế”/, /8 giờ làm việc/, /quay lại/])
      expect(scope.some((line) => words.test(line))).toBe(true);
  });

  it('in another measure than some term is are not said to keep it', () => {
    const procedure = within(`
start: lam
steps:
  lam: { task: Làm, lane: cv, ${days(1)}, actions: { xong: { label: Xong, to: het } } }
  het: { outcome: granted }
`);
    const mixed = { ...procedure, term: { ...procedure.term, unit: 'calendar-day' as const } };
    const { checks } = certificateInWords(certify(mixed), mixed, {});
    expect(checks.at(-1)?.says).toMatch(/\(phần cùng cách tính\)$/);
  });
});

describe('the term', () => {
  const { term } = certify(
    definition(`
lanes:
  mot-cua: { name: Một cửa, agency: owner, role: desk }
  thue: { name: Thuế, agency: tax, role: officer }
segments: { thue: { name: Thuế, agency: tax, budget: { value: 2, unit: working-day } } }
facts: { kho: { type: boolean, label: Việc khó, default: false } }
term:
  value: 4
  unit: working-day
  source: { text: ví dụ, certainty: unverified }
  variants: [{ id: kho, label: Việc khó, when: { fact: kho }, term: { value: 6, unit: working-day }, source: { text: ví dụ, certainty: unverified } }]
start: mot
steps:
  mot: { task: Kiểm tra, lane: mot-cua, budget: { value: 4, unit: working-hour }, actions: { xong: { label: Xong, to: giao } } }
  giao: { handOver: { segment: thue, receive: tinh, decline: mot } }
  tinh: { task: Tính thuế, lane: thue, segment: thue, actions: { xong: { label: Xong, to: re }, lai: { label: Hỏi lại, to: mot, reason: required } } }
  re: { decision: [{ when: { fact: kho }, to: kho-khan }, { to: ky }] }
  kho-khan: { task: Xem kỹ, lane: mot-cua, budget: { value: 2, unit: working-day }, actions: { xong: { label: Xong, to: ky, hold: payment } } }
  ky: { task: Ký, lane: mot-cua, budget: { value: 1, unit: working-day }, actions: { ky: { label: Ký, to: het } } }
  het: { outcome: granted }
`),
  );

  it('is kept by the longest way of each variant, whose time is told by agency', () => {
    expect(term.terms).toMatchObject([
      {
        variant: null,
        longest: [
          {
            measure: 'working',
            amount: 1680,
            limit: 1920,
            byAgency: [
              { agency: 'ubnd-xa', amount: 720 },
              { agency: 'tax', amount: 960 },
            ],
          },
        ],
      },
      { variant: 'kho', longest: [{ amount: 2640, limit: 2880, facts: { kho: true } }] },
    ]);
  });

  it('names what a way back adds', () => {
    expect(term.loops).toEqual([
      { from: 'giao', to: 'mot', action: 'decline', adds: [{ measure: 'working', amount: 1200 }] },
      { from: 'tinh', to: 'mot', action: 'lai', adds: [{ measure: 'working', amount: 1200 }] },
    ]);
  });

  it('names what no law bounds', () => {
    expect(term.unbounded).toEqual([
      { kind: 'supplement', policy: 'restart' },
      { kind: 'payment', policy: 'hold', steps: ['kho-khan'] },
      { kind: 'opinion', policy: 'none', steps: [] },
      {
        kind: 'transit',
        step: 'giao',
        segment: 'thue',
        within: { value: 1, unit: 'working-day' },
      },
    ]);
  });
});
