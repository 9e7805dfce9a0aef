/** The docx as raw parts: its words, its page, its rules. */
import { DocumentRefused, reportDocument } from '#lib/documents';
import { checkReportText } from '#lib/reporting';
import { unpack } from '../../libs/documents/src/archive.ts';
import { widthOf } from '../../libs/documents/src/type-metrics.ts';
import { sampleForm, sampleNarrative, sampleReport } from './sample-report.ts';

const write = (report = sampleReport(), narrative = sampleNarrative()) =>
  reportDocument(report, narrative, narrative.office, sampleForm());

async function part(path: string): Promise<string> {
  return Buffer.from(unpack(await write()).get(path)!).toString('utf8');
}

/** The paragraphs as text; a line break counts as a space. */
async function paragraphs(): Promise<string[]> {
  const xml = await part('word/document.xml');
  return xml
    .split('</w:p>')
    .map((paragraph) =>
      paragraph
        .replace(/<w:br\/>/g, ' ')
        .replace(/<[^>]+>/g, '')
        .trim(),
    )
    .filter((text) => text !== '');
}

test('the sections stand in the order of the seed', async () => {
  const all = await paragraphs();
  const headings = all.filter((text) => /^([IV]+|\d{1,2})\. /.test(text));
  expect(headings.map((text) => text.split('.')[0])).toEqual([
    ...['I', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
    ...['II', '1', '2', 'III', 'IV'],
  ]);
});

test('figures and period come from the report', async () => {
  const text = (await paragraphs()).join('\n');
  for (const words of [
    'là 937 hồ sơ, trong đó: Số hồ sơ mới tiếp nhận là 934 hồ sơ (Trực tuyến: 854 hồ sơ, trực tiếp: 80 hồ sơ)',
    'Trong quý II năm 2023 (từ 15/3/2023 đến ngày 14/6/2023) UBND thị trấn tiếp nhận 01 đơn',
    'đã tiếp nhận 854 hồ sơ trực tuyến mức độ 3,4 và thực hiện số hóa được 933 hồ sơ khi tiếp nhận; 859 hồ sơ được số hóa khi trả kết quả.',
    'gồm: 33 lĩnh vực với 135 thủ tục',
    '02 lĩnh vực với 09 thủ tục',
    '100% hồ sơ đều được giải quyết đúng thời hạn',
    'TT. Thanh Hà, ngày 15 tháng 6 năm 2023',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toContain('15/12/2022');
  expect(text).not.toMatch(/\{\{|\}\}/);
});

test('the checker of reports written by hand finds no error in the printed one', async () => {
  const all = await paragraphs();
  const findings = checkReportText(all.slice(0, all.indexOf('Phụ lục')).join('\n'));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(findings.filter(({ severity }) => severity === 'ok').length).toBeGreaterThan(5);
});

test('head, signature and recipients are those of the office', async () => {
  const all = await paragraphs();
  expect(all.slice(0, 4)).toEqual([
    'ỦY BAN NHÂN DÂN',
    'THỊ TRẤN THANH HÀ',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
  ]);
  const end = all.indexOf('Nơi nhận:');
  expect(all.slice(end + 1, end + 10)).toEqual([
    '- UBND huyện Thanh Hà;',
    '- Văn phòng UBND huyện;',
    '- TT Đảng ủy, HĐND thị trấn;',
    '- Lãnh đạo UBND thị trấn;',
    '- Các CC chuyên môn thực hiện TTHC;',
    '- Lưu: VT.',
    'TM. ỦY BAN NHÂN DÂN',
    'CHỦ TỊCH',
    'Trần văn Tuấn',
  ]);
});

test('the page is that of NĐ 30/2020: A4, margins 20-20-30-20 mm, numbered from page 2', async () => {
  const xml = await part('word/document.xml');
  const [main, annex] = xml.match(/<w:sectPr>.*?<\/w:sectPr>/g) ?? [];
  expect(main).toContain('w:w="11906" w:h="16838"');
  expect(main).toMatch(/w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/);
  expect(main).toContain('<w:titlePg/>');
  expect(annex).toContain('w:orient="landscape"');
  const styles = await part('word/styles.xml');
  expect(styles).toContain('w:ascii="Times New Roman"');
});

test('the rule under the motto is as wide as the motto, to the millimetre', async () => {
  const xml = await part('word/document.xml');
  const cell = xml.slice(0, xml.indexOf('Số: ')).split('<w:tc>')[2] ?? '';
  const [, room] = /<w:tcW w:type="dxa" w:w="(\d+)"/.exec(cell) ?? [];
  const [, left] = /<w:ind w:left="(\d+)" w:right="\1"\/>/.exec(cell) ?? [];
  const motto = widthOf('Độc lập - Tự do - Hạnh phúc', { size: 14, bold: true }) * 20;
  expect(Math.abs(Number(room) - 2 * Number(left) - motto)).toBeLessThan(20);
});

test('the annex repeats the figures of the form with their evidence', async () => {
  const all = await paragraphs();
  const annex = all.slice(all.indexOf('Phụ lục'));
  const total = annex.indexOf('Tổng cộng');
  expect(annex.slice(total, total + 12)).toEqual([
    'Tổng cộng',
    ...['937', '854', '80', '3', '935', '920', '15', '0', '2', '2', '0'],
  ]);
  expect(annex.join('\n')).toContain(`Mã kiểm chứng (SHA-256): ${'ab'.repeat(32)}`);
  expect(annex.join('\n')).toContain('Số sự kiện trong căn cứ: 4.821');
});

test('a narrative with findings is not printed', async () => {
  const narrative = { ...sampleNarrative(), closing: 'Hết {{khong.co}}.' };
  await expect(write(sampleReport(), narrative)).rejects.toThrow(DocumentRefused);
  await expect(write(sampleReport(), narrative)).rejects.toThrow('{{khong.co}}');
});

test('the same report gives the same bytes', async () => {
  const first = await write();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(Buffer.from(await write()).equals(Buffer.from(first))).toBe(true);
});
