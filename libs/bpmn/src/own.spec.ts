import { procedureSchema } from '#lib/procedure';

import { fromBpmn } from './from-bpmn.ts';
import { toBpmn } from './to-bpmn.ts';

const source = { text: 'Luật', certainty: 'verified' };
const procedure = procedureSchema.parse({
  code: '1.001193',
  version: 1,
  name: 'Thủ tục <b> & "c" ]]> – thử',
  field: 'Hộ tịch',
  level: 'commune',
  online: 'full',
  effective: { from: '2024-01-01' },
  sources: [source],
  owner: { kind: 'commune' },
  term: { value: 3, unit: 'working-day', source },
  fee: { items: [], source },
  papers: [],
  lanes: { 'mot-cua': { name: 'Một cửa', agency: 'owner', role: 'desk' } },
  start: 'z-buoc',
  steps: {
    'z-buoc': {
      task: 'Kiểm tra\nhồ sơ',
      lane: 'mot-cua',
      actions: { z: { label: 'Ký', to: 'xong' }, a: { label: 'Từ chối', to: 'khong' } },
    },
    xong: { outcome: 'granted' },
    khong: { outcome: 'rejected' },
  },
});

it('gives a definition back exactly, marks and order included', async () => {
  const { definition, findings } = await fromBpmn(
    await toBpmn(procedure, { commune: 'UBND <xã>' }),
  );
  expect(findings).toEqual([]);
  expect(JSON.stringify(definition)).toBe(JSON.stringify(procedure));
});

it.each([
  ['a name changed', 'name="Từ chối"', 'name="Không ký"', ['flow_4 drawing-changed']],
  [
    'a flow led elsewhere',
    /(id="flow_3"[^>]*)targetRef="step_xong"/,
    '$1targetRef="step_khong"',
    ['flow_3 drawing-changed'],
  ],
  [
    'a task added',
    '<bpmn:endEvent id="step_xong"',
    '<bpmn:task id="them" name="Thêm" /><bpmn:endEvent id="step_xong"',
    ['process drawing-changed', 'them drawing-added'],
  ],
])('tells of %s after the export', async (_what, from, to, expected) => {
  const xml = (await toBpmn(procedure)).replace(from, to);
  const { definition, findings } = await fromBpmn(xml);
  expect(definition).toEqual(procedure);
  expect(findings.map(({ element, code }) => `${element} ${code}`)).toEqual(
    expect.arrayContaining(expected),
  );
});

it('reads the drawing alone where the definition inside is broken', async () => {
  const xml = (await toBpmn(procedure)).replace('"version":1', '"version":"một"');
  const { definition, findings } = await fromBpmn(xml);
  expect(findings[0]).toMatchObject({ element: 'process', code: 'definition-broken' });
  expect(Object.values(definition.steps)[0]).toMatchObject({ task: 'Kiểm tra hồ sơ' });
});
