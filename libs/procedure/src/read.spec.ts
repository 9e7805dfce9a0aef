import fc from 'fast-check';

import { readProcedure } from './read.ts';

const good = `code: '1.001193'
version: 1
name: Đăng ký khai sinh
field: Hộ tịch
level: commune
online: full
effective: { from: 2023-01-01 }
sources: [{ text: Luật Hộ tịch, certainty: verified }]
owner: { kind: commune }
term:
  unit: same-day
  source: { text: Luật Hộ tịch, certainty: verified }
fee: { items: [], source: { text: Luật phí, certainty: verified } }
papers: []
lanes:
  cv: { name: Tư pháp, agency: owner, role: officer }
start: tham-dinh
steps:
  tham-dinh:
    task: Thẩm định
    lane: cv
    actions:
      xong: { label: Xong, to: het }
  het: { outcome: granted }
`;

const findingsOf = (from: string, to: string) => {
  expect(good).toContain(from);
  return readProcedure(good.replace(from, to), 'x.yaml').findings;
};

it('reads a good definition without findings and fills in the defaults', () => {
  const { procedure, findings } = readProcedure(good, 'x.yaml');
  expect(findings).toEqual([]);
  expect(procedure).toMatchObject({
    code: '1.001193',
    policies: { onSupplement: 'restart', maxSupplements: 1, holdLimit: 30 },
    facts: {},
    segments: {},
  });
});

it.each([
  ['an unclosed quote', "'1.001193'", "'1.001193", 'yaml-syntax', 1],
  ['a tab', '    task: Thẩm định', '\ttask: Thẩm định', 'yaml-syntax', 20],
  ['a key twice', 'papers: []', 'papers: []\npapers: []', 'yaml-duplicate-key', 15],
  ['a step twice', '  het: {', '  het: { outcome: rejected }\n  het: {', 'yaml-duplicate-key', 25],
])('finds %s at its line', (_name, from, to, code, line) => {
  const findings = findingsOf(from, to);
  expect(findings).toContainEqual(
    expect.objectContaining({ file: 'x.yaml', severity: 'error', code, line }),
  );
});

it.each([
  ['a wrong word', 'level: commune', 'level: xã', 'schema-value', 'level', 5, 'commune'],
  ['a wrong code', "'1.001193'", "'1193'", 'schema-format', 'code', 1, 'mã TTHC'],
  ['a number for words', 'field: Hộ tịch', 'field: 5', 'schema-type', 'field', 4, 'phải là chữ'],
  ['an empty name', 'name: Đăng ký khai sinh', "name: ''", 'schema-too-small', 'name', 3, 'trống'],
  ['nothing at all', 'field: Hộ tịch', 'field:', 'schema-type', 'field', 4, 'trống'],
  ['a version of none', 'version: 1', 'version: 0', 'schema-too-small', 'version', 2, 'lớn hơn 0'],
  ['a day there is not', '2023-01-01', '2023-02-30', 'schema-format', 'effective.from', 7, 'ngày'],
  ['a missing section', 'papers: []\n', '', 'schema-missing', 'papers', 1, 'papers'],
  [
    'a section unknown',
    'papers: []',
    'papers: []\npaper: []',
    'schema-unknown-key',
    'paper',
    15,
    'paper',
  ],
  [
    'a list too short',
    /sources: .*/.exec(good)![0],
    'sources: []',
    'schema-too-small',
    'sources',
    8,
    'ít nhất 1',
  ],
  [
    'an id with capitals',
    '  tham-dinh:\n',
    '  ThamDinh:\n',
    'schema-key',
    'steps.ThamDinh',
    19,
    'không hợp lệ',
  ],
  [
    'a term without value',
    'unit: same-day',
    'unit: working-day',
    'schema-value',
    'term',
    10,
    'thời hạn',
  ],
  // Inside a step, the kind the author meant is told of, not "invalid union".
  [
    'a task without lane',
    '    lane: cv\n',
    '',
    'schema-missing',
    'steps.tham-dinh.lane',
    19,
    'lane',
  ],
  [
    'an action without target',
    ', to: het',
    '',
    'schema-missing',
    'steps.tham-dinh.actions.xong.to',
    23,
    'Thiếu',
  ],
  [
    'a slip in an action',
    'label: Xong',
    'lable: Xong',
    'schema-unknown-key',
    'steps.tham-dinh.actions.xong.lable',
    23,
    'lable',
  ],
  [
    'an outcome unknown',
    'outcome: granted',
    'outcome: ok',
    'schema-value',
    'steps.het.outcome',
    24,
    'granted',
  ],
  [
    'a step of no kind',
    '{ outcome: granted }',
    '{ ket-qua: granted }',
    'schema-step-kind',
    'steps.het',
    24,
    'handOver',
  ],
  [
    'a step of two kinds',
    '{ outcome: granted }',
    '{ outcome: granted, task: X }',
    'schema-unknown-key',
    'steps.het.task',
    24,
    'task',
  ],
  [
    'a branch without start',
    '{ outcome: granted }',
    '{ parallel: { branches: { a: { steps: {} } }, then: het } }',
    'schema-missing',
    'steps.het.parallel.branches.a.start',
    24,
    'start',
  ],
  [
    'an odd comparison',
    'to: het',
    'to: het, when: { fact: a, above: x }',
    'schema-type',
    'steps.tham-dinh.actions.xong.when.above',
    23,
    'số',
  ],
  [
    'an expression deep down',
    'to: het',
    'to: het, when: { all: [{ not: { any: [] } }] }',
    'schema-too-small',
    'steps.tham-dinh.actions.xong.when.all.0.not.any',
    23,
    'ít nhất 1',
  ],
  [
    'an expression of no kind',
    'to: het',
    'to: het, when: { nếu: x }',
    'schema-expression-kind',
    'steps.tham-dinh.actions.xong.when',
    23,
    'fact, all',
  ],
  [
    'a task without actions',
    'actions:\n      xong: { label: Xong, to: het }',
    'actions: {}',
    'schema-value',
    'steps.tham-dinh.actions',
    22,
    'thao tác',
  ],
  [
    'a paper required by a word',
    'papers: []',
    'papers: [{ id: a, name: A, required: có }]',
    'schema-type',
    'papers.0.required',
    14,
    'true hoặc false',
  ],
  [
    'a paper required by a slip',
    'papers: []',
    'papers: [{ id: a, name: A, required: { fakt: x } }]',
    'schema-expression-kind',
    'papers.0.required',
    14,
    'fact',
  ],
])('tells of %s where it stands', (_name, from, to, code, path, line, words) => {
  const findings = findingsOf(from, to);
  expect(findings).toContainEqual(
    expect.objectContaining({
      severity: 'error',
      code,
      path,
      line,
      message: expect.stringContaining(words),
    }),
  );
  for (const { message } of findings) expect(message).not.toMatch(/invalid|expected|union/i);
});

it('begins with the first thing wrong', () => {
  expect(readProcedure('code: 1', 'x.yaml').findings[0]?.code).toBe('schema-type');
});

it('gives lint findings their line and column, in the order of the file', () => {
  const findings = findingsOf('to: het }', 'to: khong-co }').concat();
  expect(findings.map(({ code, line, column }) => [code, line, column])).toEqual([
    ['no-way-out', 19, 3],
    ['unknown-step', 23, 28],
    ['unreachable-step', 24, 3],
  ]);
});

it('checks the kinds of agency where it is given them', () => {
  const kinds = new Set(['district']);
  expect(readProcedure(good, 'x.yaml', { kinds }).findings).toMatchObject([
    { code: 'unknown-agency-kind', path: 'owner.kind', line: 9 },
  ]);
});

it.each([
  '',
  '[]',
  'null',
  '5',
  'a: &a [*a]',
  '- x',
  '{',
  'x: !!js/function y',
  '---\na: 1\n---\nb: 2',
])('has findings, not exceptions, for %j', (text) => {
  const { procedure, findings } = readProcedure(text, 'x.yaml');
  expect(procedure).toBeUndefined();
  expect(findings.length).toBeGreaterThan(0);
});

it('never throws, whatever is cut out of or put into a good text', () => {
  const cut = fc.record({
    from: fc.nat(good.length),
    length: fc.nat(40),
    insert: fc.oneof(
      fc.string(),
      fc.constantFrom('[', '{', ': ', '- ', '"', '&a ', '*a ', '!!set ', '\n'),
    ),
  });
  fc.assert(
    fc.property(cut, ({ from, length, insert }) => {
      const text = good.slice(0, from) + insert + good.slice(from + length);
      for (const { line, column, message } of readProcedure(text, 'x').findings) {
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
        expect(message).not.toBe('');
      }
    }),
    { numRuns: 300 },
  );
});

it.each([
  ['code: 1.099001', 'Đang là 1.099001; phải là chữ: hãy đặt trong dấu nháy, "1.099001".'],
  ['code: 1.099000', 'Đang là 1.099000; phải là chữ: hãy đặt trong dấu nháy, "1.099000".'],
  ['code: true', 'Đang là true; phải là chữ: hãy đặt trong dấu nháy, "true".'],
])('%s: what YAML took for something else is to be quoted, as it was written', (line, message) => {
  expect(findingsOf("code: '1.001193'", line)).toContainEqual(
    expect.objectContaining({ code: 'schema-type', path: 'code', message }),
  );
});

describe('a message shows the beginning of what is wrong, never all of it', () => {
  const long = 'chữ '.repeat(5000);
  it.each([
    ['a word of a choice', 'level: commune', `level: '${long}'`],
    ['a code', "code: '1.001193'", `code: '${long}'`],
    ['words for a number', 'version: 1', `version: '${long}'`],
    ['a key', 'papers: []', `papers: []\n'${long}': 1`],
    ['a whole file that is no YAML', good, `'${long}' ${long}`],
  ])('%s', (_name, from, to) => {
    const findings = findingsOf(from, to);
    expect(findings).not.toEqual([]);
    for (const { message } of findings) {
      expect(message).toMatch(/[à-ỹ]/i);
      expect(Array.from(message).length).toBeLessThan(250);
    }
  });
});
