/** Form II.05 as it ships, and what is printed on it. */
import { readFileSync } from 'node:fs';

import ExcelJS from 'exceljs';
import { parse } from 'yaml';

import { readCatalogue } from '#lib/catalogue';
import {
  DocumentRefused,
  officeNamed,
  parsePetitionForm,
  petitionDocument,
  petitionWorkbook,
} from '#lib/documents';
import { isPetition } from '#lib/procedure';
import type { PetitionCounts, PetitionReport } from '#lib/reporting';

import { docxText } from '../support/docx-text.ts';
import { sampleReport } from './sample-report.ts';

const data = (): Record<string, unknown> =>
  parse(readFileSync('processes/reports/petitions/ii-05.yaml', 'utf8')) as Record<string, unknown>;
const form = parsePetitionForm(data());
const office = officeNamed('UBND thị trấn Thanh Hà');

const row = (
  [carriedOver, inPeriod]: [number, number],
  handled: number,
  published: number,
): PetitionCounts => {
  const received = carriedOver + inPeriod;
  return { received, carriedOver, inPeriod, handled, inHand: received - handled, published };
};

const { period, agency, agencyName, asOf, asKnownAt, identities, evidence } = sampleReport();
const report = (change: Partial<PetitionReport> = {}): PetitionReport => ({
  ...{ form: form.number, period, agency, agencyName, asOf, asKnownAt, identities, evidence },
  total: row([2, 5], 4, 1),
  kinds: [
    { kind: 'hanh-vi', name: 'Hành vi hành chính', ...row([1, 2], 3, 1) },
    { kind: 'quy-dinh', name: 'Quy định hành chính', ...row([0, 2], 0, 0) },
    { kind: 'ca-hai', name: 'Cả hành vi và quy định hành chính', ...row([1, 1], 1, 0) },
  ],
  unsaid: 1,
  ...change,
});

it('reads facts that every definition of a petition has, and has a row for each of their values', async () => {
  const petitions = (await readCatalogue('processes')).procedures.filter(({ code }) =>
    isPetition(code),
  );
  expect(petitions).not.toEqual([]);
  for (const { code, facts } of petitions) {
    const about = facts[form.about.fact];
    expect([code, about?.type]).toEqual([code, 'choice']);
    if (about?.type !== 'choice') continue;
    expect(form.about.kinds.map(({ value }) => value).sort()).toEqual(
      Object.keys(about.options).sort(),
    );
    expect(form.about.otherwise).toBe(about.default);
    expect([code, facts[form.published.fact]?.type]).toEqual([code, 'boolean']);
  }
});

it.each([
  ['a row nobody is counted in by default', { otherwise: 'thai-do' }, 'about.otherwise'],
  [
    'two rows of one value',
    { kinds: Array(2).fill({ value: 'quy-dinh', name: 'Q' }) },
    'about.kinds',
  ],
])('a form with %s is refused by name', (_, change, where) => {
  const wrong = { ...data(), about: { ...(data().about as object), ...change } };
  let refused: unknown;
  try {
    parsePetitionForm(wrong);
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(DocumentRefused);
  expect((refused as DocumentRefused).findings.map((one) => one.where)).toEqual([where]);
});

it('a form with a figure of the other report is refused', () => {
  const text = readFileSync('processes/reports/petitions/ii-05.yaml', 'utf8');
  expect(() =>
    parsePetitionForm(parse(text.replace('value: inHand', 'value: inHand.total'))),
  ).toThrow('cột (7) gọi số liệu không có: "inHand.total"');
});

it('the workbook has the rows of the form, a total that sums them, and what is inside it', async () => {
  const workbook = new ExcelJS.Workbook();
  const bytes = await petitionWorkbook(report(), office, form);
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Biểu II.05', 'Ghi chú']);
  const sheet = workbook.getWorksheet('Biểu II.05');
  const rows: ExcelJS.Row[] = [];
  sheet?.eachRow((one) => rows.push(one));
  const named = (name: string) =>
    rows.find((one) => [1, 2].some((column) => one.getCell(column).value === name));
  const figures = (name: string) =>
    [3, 4, 5, 6, 7, 8].map((column) => {
      const cell = named(name)?.getCell(column);
      return cell?.result ?? cell?.value;
    });
  expect(figures('Hành vi hành chính')).toEqual([3, 1, 2, 3, 0, 1]);
  expect(figures('Tổng cộng')).toEqual([7, 2, 5, 4, 3, 1]);
  const notes: unknown[] = [];
  workbook.getWorksheet('Ghi chú')?.eachRow((one) => notes.push(one.values));
  expect(JSON.stringify(notes)).toContain('"Chưa ai ghi nội dung, tính vào dòng mặc định"');
});

it('the document has form, figures, units and both signatures, the same bytes each time', async () => {
  const whole = report({
    units: [{ agency: 'a', name: 'UBND xã Thanh Sơn', ...row([2, 5], 4, 1) }],
  });
  const [one, other] = [
    await petitionDocument(whole, office, form),
    await petitionDocument(whole, office, form),
  ];
  expect(Buffer.compare(one, other)).toBe(0);
  const text = docxText(one);
  for (const said of [
    'KẾT QUẢ TIẾP NHẬN, XỬ LÝ PHẢN ÁNH, KIẾN NGHỊ VỀ QUY ĐỊNH HÀNH CHÍNH',
    'Kỳ báo cáo: Quý II năm 2023 (từ ngày 15/3/2023 đến ngày 14/6/2023)',
    'Cả hành vi và quy định hành chính',
    'UBND xã Thanh Sơn',
    'Chưa ai ghi nội dung, tính vào dòng mặc định: 1 trong 7 tiếp nhận.',
    'NGƯỜI LẬP BIỂU',
    'THỦ TRƯỞNG ĐƠN VỊ',
  ])
    expect(text).toContain(said);
});
