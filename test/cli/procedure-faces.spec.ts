/** `procedures export --format bpmn|svg` and `procedures import`, as a modeller uses them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { docxText } from '../support/docx-text.ts';
import { build, cleanUp, documentOf, motcua, temporaryFolder } from './run.ts';

let folder: string;
beforeAll(async () => {
  await build();
  folder = temporaryFolder('faces');
});
afterAll(cleanUp);

const foreign = `<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p" name="Cấp bản sao">
<startEvent id="s" /><userTask id="t" name="Tìm sổ gốc" /><inclusiveGateway id="g" /><endEvent id="e" />
<sequenceFlow id="f1" sourceRef="s" targetRef="t" /><sequenceFlow id="f2" sourceRef="t" targetRef="g" />
<sequenceFlow id="f3" sourceRef="g" targetRef="e" /></process></definitions>`;

it('exports BPMN to a file and reads it back without a finding', async () => {
  const file = join(folder, 'khai-sinh.bpmn');
  const exported = await motcua(
    ['procedures', 'export', '2.002621', '--format', 'bpmn', '--out', file],
    {},
  );
  expect(exported).toMatchObject({ status: 0, stdout: '' });
  const printed = await motcua(['procedures', 'export', '2.002621', '--format', 'bpmn'], {});
  expect(printed.stdout).toBe(readFileSync(file, 'utf8'));
  expect(printed.stdout).toContain('name="Công an cấp xã"');

  const out = join(folder, 'khai-sinh.yaml');
  const imported = await motcua(['procedures', 'import', file, '--out', out], {});
  expect(imported).toMatchObject({ status: 0, stdout: '' });
  expect(parse(readFileSync(out, 'utf8'))).toMatchObject({ code: '2.002621', start: 'tiep-nhan' });
  const linted = await motcua(['procedures', 'lint', out, '--json'], {});
  expect(documentOf(linted)).toEqual([]);
});

it('writes into a folder under names of its own, and says where', async () => {
  const bpmn = join(folder, 'Quy trình 2.002621 phiên bản 1.bpmn');
  const exported = await motcua(
    ['procedures', 'export', '2.002621@1', '--format', 'bpmn', '--out', folder],
    {},
  );
  expect(exported).toMatchObject({ status: 0, stdout: '', stderr: `Đã ghi ${bpmn}.\n` });
  const yaml = join(folder, 'mới', 'Quy trình 2.002621 phiên bản 1.yaml');
  const imported = await motcua(
    ['procedures', 'import', bpmn, '--out', `${join(folder, 'mới')}/`],
    {},
  );
  expect(imported.stderr).toContain(`Đã ghi ${yaml}.\n`);
  expect(parse(readFileSync(yaml, 'utf8'))).toMatchObject({ code: '2.002621' });
});

it('prints a drawing', async () => {
  const { status, stdout } = await motcua(
    ['procedures', 'export', '1.001193', '--format', 'svg'],
    {},
  );
  expect(status).toBe(0);
  expect(stdout).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[^]*<\/svg>\n$/);
});

it('writes an internal process as a Word file', async () => {
  const out = join(folder, 'quy-trinh.docx');
  const ran = await motcua(
    ['procedures', 'export', '2.002621', '--format', 'docx', '--out', out],
    {},
  );
  expect(ran).toMatchObject({ status: 0, stdout: '' });
  const text = docxText(readFileSync(out));
  for (const words of [
    'QUY TRÌNH NỘI BỘ',
    'Công chức tư pháp – hộ tịch, UBND cấp xã',
    'Trình ký → bước 3; Trả lại bước trước → bước 1;',
    'Từ chối giải quyết → kết thúc: Không chấp thuận',
    'theo nguồn khác',
  ])
    expect(text).toContain(words);
});

it('lists what a foreign file cannot say, exit 1, and still writes what it says', async () => {
  const file = join(folder, 'ngoai.bpmn');
  writeFileSync(file, foreign);
  const out = join(folder, 'ngoai.yaml');
  const ran = await motcua(['procedures', 'import', file, '--out', out], {});
  expect(ran).toMatchObject({ status: 1, stdout: '' });
  expect(ran.stderr).toContain('g  inclusive-gateway  ');
  expect(ran.stderr).toContain('p  missing-code  Tệp không nói mã TTHC (code).');
  expect(ran.stderr).toMatch(/dòng \d+ {2}lỗi {2}schema-/);
  const text = readFileSync(out, 'utf8');
  expect(text).toContain('# g  inclusive-gateway  ');
  expect(parse(text)).toMatchObject({ steps: { 'tim-so-goc': { task: 'Tìm sổ gốc' } } });

  const asData = await motcua(['procedures', 'import', file, '--json'], {});
  expect(asData.status).toBe(1);
  expect(JSON.parse(asData.stdout)).toMatchObject({
    definition: { name: 'Cấp bản sao' },
    findings: expect.arrayContaining([
      expect.objectContaining({ element: 'g', code: 'inclusive-gateway' }),
    ]),
    lint: expect.any(Array),
  });
});

it('refuses what is no BPMN and writes nothing', async () => {
  const file = join(folder, 'hong.bpmn');
  writeFileSync(file, 'không phải XML');
  const out = join(folder, 'hong.yaml');
  const ran = await motcua(['procedures', 'import', file, '--out', out], {});
  expect(ran).toMatchObject({ status: 1, stdout: '' });
  expect(ran.stderr).toContain('bpmn-unreadable: ');
  expect(existsSync(out)).toBe(false);
});

it.each<[string, Buffer, RegExp]>([
  ['a Word file', Buffer.from('504b0304ff00fe00', 'hex'), /^bpmn-unreadable: .*không phải BPMN/],
  ['a definition', Buffer.from('code: 1\nname: hai\n'), /^bpmn-unreadable: .*không phải BPMN/],
  [
    'a drawing in another encoding',
    Buffer.from('<definitions name="C\xe9p">', 'latin1'),
    /^encoding-invalid: .*UTF-8/,
  ],
  [
    'a drawing in UTF-16',
    Buffer.from('\uFEFF<definitions>', 'utf16le'),
    /^encoding-invalid: .*UTF-16/,
  ],
])('refuses %s in one line', async (_name, bytes, words) => {
  const file = join(folder, 'khac.bpmn');
  writeFileSync(file, bytes);
  const ran = await motcua(['procedures', 'import', file], {});
  expect(ran).toMatchObject({ status: 1, stdout: '' });
  expect(ran.stderr).toMatch(words);
  expect(ran.stderr.trim().split('\n')).toHaveLength(1);
});
