/** The workbook read back by a spreadsheet library and as raw parts: what an office will open. */
import ExcelJS from 'exceljs';
import { reportWorkbook } from '#lib/documents';
import { unpack } from '../../libs/documents/src/archive.ts';
import { sampleForm, sampleNarrative, sampleReport } from './sample-report.ts';

const write = () => reportWorkbook(sampleReport(), sampleNarrative().office, sampleForm());

async function open(): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await write()).buffer as ArrayBuffer);
  return workbook.getWorksheet('Biểu II.06')!;
}

function rowNamed(sheet: ExcelJS.Worksheet, name: string): ExcelJS.Row {
  for (let at = 1; at <= sheet.rowCount; at += 1) {
    const row = sheet.getRow(at);
    if ([1, 2].some((column) => row.getCell(column).value === name)) return row;
  }
  throw new Error(`no row ${name}`);
}

test('the total row sums the fields, with the cached figures of the seed', async () => {
  const sheet = await open();
  const total = rowNamed(sheet, 'Tổng cộng');
  const figures = Array.from({ length: 11 }, (_, at) => total.getCell(at + 3).result);
  expect(figures).toEqual([937, 854, 80, 3, 935, 920, 15, 0, 2, 2, 0]);
  const [first, last] = [11, total.number - 1];
  expect(total.getCell(3).formula).toBe(`SUM(C${first}:C${last})`);
  expect(total.getCell(13).formula).toBe(`SUM(M${first}:M${last})`);
});

test('each row adds across: 3 = 4+5+6, 7 = 8+9+10, 11 = 12+13', async () => {
  const row = rowNamed(await open(), 'Bảo trợ xã hội');
  const n = row.number;
  const sums = [3, 7, 11].map((column) => [
    row.getCell(column).formula,
    row.getCell(column).result,
  ]);
  expect(sums).toEqual([
    [`D${n}+E${n}+F${n}`, 35],
    [`H${n}+I${n}+J${n}`, 33],
    [`L${n}+M${n}`, 2],
  ]);
  expect(row.getCell(10).value).toBe(0);
});

test('title block, header tree and column numbers stand where the form has them', async () => {
  const sheet = await open();
  const texts = (row: number) =>
    Array.from({ length: 13 }, (_, at) => sheet.getRow(row).getCell(at + 1).value);
  expect(texts(1)).toContain('Biểu số: II.06/VPCP/KSTT');
  expect(texts(1)).toContain('Đơn vị báo cáo: UBND thị trấn Thanh Hà');
  expect(texts(2)).toContain('Đơn vị nhận báo cáo: UBND huyện Thanh Hà');
  expect(texts(5)).toContain('Kỳ báo cáo: Quý II năm 2023 (từ ngày 15/3/2023 đến ngày 14/6/2023)');
  expect(texts(6)).toContain('Đơn vị tính: số hồ sơ TTHC');
  expect(texts(7)).toContain('Số lượng hồ sơ đang giải quyết');
  expect(texts(8)).toContain('Trong kỳ');
  expect(texts(9)).toContain('Trực tiếp, dịch vụ bưu chính');
  expect(
    texts(10).map((label) => /^\((\d+)\)/.exec(typeof label === 'string' ? label : '')?.[1]),
  ).toEqual(Array.from({ length: 13 }, (_, at) => String(at + 1)));
});

test('it prints on one landscape A4 page, head repeated, in Times New Roman', async () => {
  const sheet = await open();
  expect(sheet.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 1,
    printTitlesRow: '7:10',
  });
  const fonts = new Set<string | undefined>();
  sheet.eachRow((row) => row.eachCell((cell) => fonts.add(cell.font.name)));
  expect([...fonts]).toEqual(['Times New Roman']);
});

test('the notes carry memo items, identities and the evidence whole', async () => {
  const files = unpack(await write());
  const shared = Buffer.from(files.get('xl/sharedStrings.xml')!).toString('utf8');
  for (const text of ['Tạm dừng', 'không cộng thêm', 'ab'.repeat(32), '08:30 ngày 15/6/2023']) {
    expect(shared).toContain(text);
  }
});

test('the same report gives the same bytes', async () => {
  const first = await write();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(Buffer.from(await write()).equals(Buffer.from(first))).toBe(true);
});
