import { BpmnUnreadable, fromBpmn } from './from-bpmn.ts';

const head =
  '<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">';
const document = (process: string, before = ''): string =>
  `${head}${before}<process id="p" name="Cấp bản sao">${process}</process></definitions>`;

const flows = (...pairs: readonly string[]): string =>
  pairs
    .map((pair) => {
      const [id, from, to, rest = ''] = pair.split(' ');
      return `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"${rest === '' ? '' : ` name="${rest.replaceAll('_', ' ')}"`} />`;
    })
    .join('');

const read = async (process: string, before = '') => {
  const { definition, findings } = await fromBpmn(document(process, before));
  // What every foreign file lacks is told once, below.
  const told = findings.filter(({ code }) => !/^missing-(?!lane|start|outcome)/.test(code));
  return { definition, told: told.map(({ element, code }) => `${element} ${code}`), findings };
};

const simple = `
  <laneSet id="ls"><lane id="l1" name="Bộ phận Một cửa"><flowNodeRef>s</flowNodeRef><flowNodeRef>t</flowNodeRef>
  <flowNodeRef>g</flowNodeRef><flowNodeRef>e1</flowNodeRef><flowNodeRef>e2</flowNodeRef></lane></laneSet>
  <startEvent id="s" /><userTask id="t" name="Kiểm tra hồ sơ"><documentation>Đối chiếu sổ gốc</documentation></userTask>
  <exclusiveGateway id="g" /><endEvent id="e1" name="Chấp thuận, có kết quả" /><endEvent id="e2" name="Xong" />
  ${flows('f1 s t', 'f2 t g', 'f3 g e1 Ký', 'f4 g e2 Từ_chối')}`;

it('reads lanes, tasks, a choice after a task as its actions, and ends', async () => {
  const { definition, told } = await read(simple);
  expect(definition).toEqual({
    version: 1,
    name: 'Cấp bản sao',
    lanes: { 'bo-phan-mot-cua': { name: 'Bộ phận Một cửa' } },
    start: 'kiem-tra-ho-so',
    steps: {
      'kiem-tra-ho-so': {
        task: 'Kiểm tra hồ sơ',
        lane: 'bo-phan-mot-cua',
        actions: {
          ky: { label: 'Ký', to: 'chap-thuan-co-ket-qua' },
          'tu-choi': { label: 'Từ chối', to: 'xong' },
        },
        note: 'Đối chiếu sổ gốc',
      },
      'chap-thuan-co-ket-qua': { outcome: 'granted' },
      xong: { outcome: null },
    },
  });
  expect(told).toEqual(['e2 missing-outcome']);
});

it('takes the name of a nameless process from its pool, and says so once', async () => {
  const pool =
    '<collaboration id="c"><participant id="pool" name="Cấp phép" processRef="p" /></collaboration>';
  const named = document(simple, pool).replace(' name="Cấp bản sao"', '');
  const { definition, findings } = await fromBpmn(named);
  expect(definition).toMatchObject({ name: 'Cấp phép' });
  expect(findings.filter(({ code }) => code === 'name-from-pool')).toEqual([
    {
      element: 'p',
      code: 'name-from-pool',
      reason: 'Tên thủ tục lấy theo tên pool “Cấp phép”; hãy sửa nếu đó là tên cơ quan.',
    },
  ]);
});

it('asks for the law a drawing cannot say, and never makes it up', async () => {
  const { findings } = await read(simple);
  const codes = findings.map(({ code }) => code);
  for (const missing of ['code', 'term', 'fee', 'papers', 'sources', 'owner', 'agency'])
    expect(codes).toContain(`missing-${missing}`);
  for (const { reason } of findings) expect(reason).toMatch(/\p{L}.*\.$/u);
});

it('reads a gateway on its own as a decision on facts, the default last', async () => {
  const { definition, told } = await read(`
    <startEvent id="s" /><exclusiveGateway id="g" default="f2" /><userTask id="a" name="Xác minh" />
    <exclusiveGateway id="m" /><userTask id="b" name="Ký" /><endEvent id="e" name="Chấp thuận, có kết quả" />
    <sequenceFlow id="f3" sourceRef="g" targetRef="a"><conditionExpression>verify</conditionExpression></sequenceFlow>
    ${flows('f1 s g', 'f2 g m', 'f4 a m', 'f5 m b', 'f6 b e')}`);
  expect(definition).toMatchObject({
    start: 'g',
    facts: { verify: { type: 'boolean', label: 'verify', default: false } },
    steps: {
      g: { decision: [{ when: { fact: 'verify' }, to: 'xac-minh' }, { to: 'ky' }] },
      'xac-minh': { actions: { 'chuyen-buoc-sau': { to: 'ky' } } },
    },
  });
  expect(told).toEqual(['f3 condition-as-fact', 'a missing-lane', 'b missing-lane']);
});

it('reads parallel branches up to their join', async () => {
  const { definition } = await read(`
    <startEvent id="s" /><parallelGateway id="p1" /><userTask id="a" name="Công an" /><userTask id="b" name="Bảo hiểm" />
    <parallelGateway id="p2" /><endEvent id="e" name="Không chấp thuận" />
    ${flows('f1 s p1', 'f2 p1 a', 'f3 p1 b', 'f4 a p2', 'f5 b p2', 'f6 p2 e')}`);
  const end = { actions: { 'chuyen-buoc-sau': { label: 'Chuyển bước sau', to: 'join' } } };
  expect(definition).toMatchObject({
    start: 'p1',
    steps: {
      p1: {
        parallel: {
          branches: {
            'cong-an': { start: 'cong-an', steps: { 'cong-an': end } },
            'bao-hiem': { start: 'bao-hiem', steps: { 'bao-hiem': end } },
          },
          then: 'khong-chap-thuan',
        },
      },
      'khong-chap-thuan': { outcome: 'rejected' },
    },
  });
});

it.each([
  ['an inclusive gateway', '<inclusiveGateway id="x" />', 'x inclusive-gateway'],
  ['a complex gateway', '<complexGateway id="x" />', 'x complex-gateway'],
  ['a script', '<scriptTask id="x"><script>1</script></scriptTask>', 'x script'],
  ['a sub-process', '<subProcess id="x" triggeredByEvent="true" />', 'x sub-process'],
  ['data', '<dataObject id="x" />', 'x data-object'],
  [
    'several instances',
    '<userTask id="x"><multiInstanceLoopCharacteristics /></userTask>',
    'x multi-instance',
  ],
  ['compensation', '<userTask id="x" isForCompensation="true" />', 'x compensation'],
  ['another program’s word', '<userTask id="x" camunda:assignee="an" />', 'x extension'],
  [
    'another program’s element',
    '<userTask id="x"><extensionElements><camunda:form /></extensionElements></userTask>',
    'x extension',
  ],
  [
    'a timer',
    '<boundaryEvent id="x" attachedToRef="t"><timerEventDefinition /></boundaryEvent>',
    'x boundary-event',
  ],
  [
    'a note on the drawing',
    '<textAnnotation id="x"><text>n</text></textAnnotation>',
    'x annotation',
  ],
  ['what no flow leads to', '<userTask id="x" name="Lạc" />', 'x unreached'],
  ['a second beginning', '<startEvent id="x" />', 'x second-start'],
])('tells of %s', async (_what, extra, finding) => {
  expect((await read(`${simple}${extra}`)).told).toContain(finding);
});

it('tells of what a second pool does and of messages between pools', async () => {
  const { told } = await read(
    simple,
    `<collaboration id="c"><participant id="a" name="Cấp bản sao" processRef="p" />
      <participant id="b" name="Thuế" processRef="q" /><messageFlow id="m" sourceRef="t" targetRef="x" /></collaboration>
      <process id="q"><userTask id="x" name="Tính thuế" /></process>`,
  );
  expect(told).toEqual(expect.arrayContaining(['m message-flow', 'x other-process', 'b pool']));
});

it('gives equal names ids of their own, and none that the standard life keeps', async () => {
  const { definition } = await read(`
    <startEvent id="s" /><userTask id="a" name="Return" /><userTask id="b" name="Đóng dấu" /><userTask id="c" name="Đóng dấu" />
    ${flows('f1 s a', 'f2 a b', 'f3 b c')}`);
  expect(Object.keys(definition.steps)).toEqual(['return-2', 'dong-dau', 'dong-dau-2']);
});

it.each(['', 'no xml', '<a/>', `${head}</definitions>`])('refuses %j', async (text) => {
  await expect(fromBpmn(text)).rejects.toThrow(BpmnUnreadable);
});

it.each([
  ['a definition of ours', 'code: 1\nname: a\n'.repeat(2000), /\(XML\)\.$/],
  ['a Word file', `PK\u0003\u0004${'\u0000\uFFFD'.repeat(2000)}`, /\(XML\)\.$/],
  ['an empty file', '', /\(XML\)\.$/],
  ['a page of the web', '<html><body/></html>', /<definitions>/],
  ['XML broken off', `${head}\n<process id="p">\n<task`, /từ dòng \d+\.$/],
  ['words among the elements', `${head}\n<process id="p">\n<<a/></process>`, /từ dòng 3\.$/],
])('says of %s in one sentence that it is no BPMN', async (_name, text, words) => {
  const error: unknown = await fromBpmn(text).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const { message } = error as BpmnUnreadable;
  expect(message).toMatch(/^Tệp này không phải BPMN 2\.0 \(XML\)[^\n]{0,80}\.$/);
  expect(message).toMatch(words);
});

describe('of what a file says at length', () => {
  const long = 'x'.repeat(5000);
  it.each([
    ['what cannot be read', `<startEvent id="s" incoming-${long}="1" />`],
    ['an attribute', `<userTask id="t" ${long}="1" />`],
    ['an attribute of another program', `<userTask id="t" camunda:${long}="1" />`],
    ['an element', `<${long} />`],
    ['an element of another program', `<camunda:${long} />`],
    ['an id', `<userTask id="${long}" />`],
    ['a name', `<scriptTask id="t" name="${long}" />`],
    ['the name of a lane', `<laneSet><lane id="l" name="${long}" /></laneSet>`],
    ['the name of a step', `<userTask id="t" name="${long}" />`],
    [
      'a condition',
      `<startEvent id="s" /><exclusiveGateway id="g" /><endEvent id="e" name="${long}" />
       <sequenceFlow id="a" sourceRef="s" targetRef="g" />
       <sequenceFlow id="b" name="${long}" sourceRef="g" targetRef="e"><conditionExpression>${long}1</conditionExpression></sequenceFlow>
       <sequenceFlow id="c" name="${long}" sourceRef="g" targetRef="e" />`,
    ],
  ])('a finding repeats no more than the beginning: %s', async (_what, elements) => {
    const { findings } = await fromBpmn(
      `${head}<process id="p">${elements}</process></definitions>`,
    );
    expect(JSON.stringify(findings)).not.toContain('x'.repeat(121));
    for (const { reason } of findings) expect(reason.length).toBeLessThan(600);
  });

  it('the beginning is told', async () => {
    const { findings } = await fromBpmn(
      `${head}<process id="p"><startEvent id="s" incoming-${long}="1" /></process></definitions>`,
    );
    const [warning] = findings.filter(({ code }) => code === 'xml-warning');
    expect(warning?.reason).toMatch(/^Có chỗ không đọc được trong tệp: .{120}…\.$/);
  });
});
