/** The annex on late dossiers as an office opens it. */
import ExcelJS from 'exceljs';
import { officeNamed, overdueDocument, overdueWorkbook } from '#lib/documents';
import { docxText } from '../support/docx-text.ts';
import { sampleAnnex } from './sample-annex.ts';
import { sampleNarrative } from './sample-report.ts';

const { office } = sampleNarrative();
const said = async (annex = sampleAnnex(), by = office) =>
  docxText(await overdueDocument(annex, by)).replaceAll('\u00a0', ' ');

test('the page tells each late dossier and whose time it was, and is signed', async () => {
  const text = await said();
  for (const words of [
    'GIẢI TRÌNH HỒ SƠ QUÁ HẠN',
    'Quý II năm 2023 (từ ngày 15/3/2023 đến ngày 14/6/2023)',
    '(Kèm theo Báo cáo số …/BC-UBND ngày 15 tháng 6 năm 2023 của UBND thị trấn Thanh Hà)',
    'HS-1\nCấp Giấy chứng nhận lần đầu (Đất đai); quá hạn từ trước khi yêu cầu bổ sung\nUBND TT. Thanh Hà\n13/4/2023\n–\n3 ngày 1 giờ 7 phút\n2 ngày 1 giờ 4 phút\n1 ngày\n3 phút\nPhòng TN&MT: 2 ngày 4 phút; UBND TT. Thanh Hà: 1 giờ',
    '13/4/2023\n14/4/2023\n1 giờ\n1 giờ\n0 phút\n0 phút',
    'Tổng cộng 2 hồ sơ: đã giải quyết 1, đang giải quyết 1\n3 ngày 2 giờ 7 phút',
    'Phòng TN&MT\n2\n2 ngày 10 phút\n2 ngày 4 phút\n0 phút\n6 phút\n1\n4\n3',
    'Chưa có mẫu quy định cho phụ lục này; cách trình bày là của hệ thống.',
    `Mã kiểm chứng (SHA-256): ${'ab'.repeat(32)}`,
    'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần văn Tuấn',
  ]) {
    expect(text).toContain(words);
  }
});

test('a provisional due is marked', async () => {
  const overdue = sampleAnnex().overdue.map((row) => ({ ...row, provisional: true }));
  expect(await said(sampleAnnex({ overdue }))).toContain('13/4/2023 (hẹn tạm)\n–');
});

test('where nothing was late it says so; an office known by name alone leaves blanks', async () => {
  const none = { total: 0, agency: 0, applicant: 0, transit: 0 };
  const text = await said(
    sampleAnnex({
      overdue: [],
      overdueTotal: { dossiers: 0, resolved: 0, inHand: 0, late: { ...none, agencies: [] } },
      parts: [],
      partsTotal: { received: 0, minutes: none, declined: 0, recalled: 0, expired: 0 },
    }),
    officeNamed('UBND xã Thanh Sơn'),
  );
  expect(text).toContain('Không có hồ sơ quá hạn.');
  expect(text).toContain('Không có phần việc liên thông.');
  expect(text).toContain('…, ngày … tháng … năm …\nTHỦ TRƯỞNG ĐƠN VỊ');
});

test('the workbook has the times in minutes, and its totals add them up', async () => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await overdueWorkbook(sampleAnnex(), office)).buffer as ArrayBuffer);
  const list = workbook.getWorksheet('Hồ sơ quá hạn')!;
  expect([7, 8, 9, 10].map((column) => list.getRow(5).getCell(column).value)).toEqual([
    1507, 1024, 480, 3,
  ]);
  const total = [7, 8, 9, 10].map((column) => list.getRow(7).getCell(column));
  expect(total.map(({ formula, result }) => [formula, result])).toEqual([
    ['SUM(G5:G6)', 1567],
    ['SUM(H5:H6)', 1084],
    ['SUM(I5:I6)', 480],
    ['SUM(J5:J6)', 3],
  ]);
  const parts = workbook.getWorksheet('Cơ quan tham gia')!;
  expect([3, 8, 9, 10].map((column) => parts.getRow(5).getCell(column).value)).toEqual([
    2, 1, 4, 3,
  ]);
});

test('equal annexes give equal bytes', async () => {
  for (const write of [overdueDocument, overdueWorkbook]) {
    const [first, again] = [await write(sampleAnnex(), office), await write(sampleAnnex(), office)];
    expect(Buffer.from(first).equals(again)).toBe(true);
  }
});
