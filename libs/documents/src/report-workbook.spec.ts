import {
  counts,
  sampleForm,
  sampleNarrative,
  sampleReport,
} from '../../../test/documents/sample-report.ts';
import { reportSheets } from './report-workbook.ts';

const sheetsOf = (change: Parameters<typeof sampleReport>[0] = {}) =>
  reportSheets(sampleReport(change), sampleNarrative().office, sampleForm());

test('a commune without units and segments gets the form and the notes', () => {
  expect(sheetsOf().map(({ name, onePage }) => [name, onePage])).toEqual([
    ['Biểu II.06', true],
    ['Ghi chú', true],
  ]);
});

test('units and segments get their sheets, the unit column named after units', () => {
  const unit = { agency: 'a', name: 'UBND xã Thanh Sơn', ...sampleReport().total };
  const segment = {
    agency: 'b',
    name: 'Công an huyện',
    received: 3,
    resolved: { total: 2, early: 1, onTime: 0, overdue: 0, withoutBudget: 1 },
    inHand: { total: 1, within: 1, overdue: 0 },
    declined: 1,
  };
  const [, , units, segments] = sheetsOf({ units: [unit], segments: [segment] });
  expect([units?.name, segments?.name]).toEqual(['Theo đơn vị', 'Chặng liên thông']);
  expect(units?.cells.map(({ value }) => value)).toContain('Đơn vị');
  expect(segments?.cells.map(({ value }) => value)).toContain('Công an huyện');
});

test('many rows run on to further pages under a repeated head', () => {
  const fields = Array.from({ length: 80 }, (_, index) => ({
    field: `Lĩnh vực ${index}`,
    ...counts([0, 1, 0, 0], [1, 0, 0], [0, 0]),
  }));
  const [form] = sheetsOf({ fields });
  expect(form).toMatchObject({ onePage: false, repeated: [7, 10] });
});

test('no row is lower than its text, no column narrower than its longest word', () => {
  const field = 'Giáo dục và Đào tạo thuộc hệ thống giáo dục quốc dân và các cơ sở giáo dục khác';
  const [form] = sheetsOf({ fields: [{ field, ...sampleReport().total }] });
  const row = form!.cells.find(({ value }) => value === field)!.row;
  expect(form!.heights[row - 1]).toBeGreaterThan(2 * 11);
});

test('a figure its parts do not give loses its formula, is marked, and stands in the notes', () => {
  const report = sampleReport();
  report.total.inHand.total = 3;
  const [form, notes] = reportSheets(report, sampleNarrative().office, sampleForm());
  const marked = form!.cells.filter(({ style }) => style?.warn);
  expect(marked).toMatchObject([{ value: 3 }]);
  expect(marked[0]).not.toHaveProperty('formula');
  expect(notes!.cells.map(({ value }) => value)).toContain(
    'Biểu II.06: Tổng cộng, cột (11) Tổng số: báo cáo ghi 3, cộng các dòng được 2.',
  );
});
