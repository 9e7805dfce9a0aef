import { counts, sampleForm, sampleReport } from '../../../test/documents/sample-report.ts';
import { figureTable } from './figure-table.ts';

const rows = (report = sampleReport()) => report.fields.map((row) => ({ name: row.field, row }));

test('a sound report has no disagreement, and column 5 holds direct and postal together', () => {
  const row = counts([0, 1, 2, 3], [6, 0, 0], [0, 0]);
  const table = figureTable(sampleForm().columns, [{ name: 'Đất đai', row }], {
    name: 'Tổng cộng',
    row,
  });
  expect(table.disagreements).toEqual([]);
  expect(table.rows[0]?.figures.map(({ value }) => value)).toEqual([
    6, 1, 5, 0, 6, 6, 0, 0, 0, 0, 0,
  ]);
});

test('a total the rows do not give is kept, marked and named', () => {
  const report = sampleReport();
  report.total.resolved.early = 921;
  const table = figureTable(sampleForm().columns, rows(report), {
    name: 'Tổng cộng',
    row: report.total,
  });
  const early = table.total?.figures.find(({ leaf }) => leaf.no === 8);
  expect(early).toMatchObject({ value: 921, adds: false });
  expect(table.disagreements).toEqual([
    'Tổng cộng, cột (7) Tổng số: báo cáo ghi 935, 921 + 15 + 0 = 936.',
    'Tổng cộng, cột (8) Trước hạn: báo cáo ghi 921, cộng các dòng được 920.',
  ]);
});

test('a broken sum within a row names the row', () => {
  const report = sampleReport();
  report.fields[0]!.received = 99;
  const { disagreements } = figureTable(sampleForm().columns, rows(report));
  expect(disagreements).toEqual([
    'Bảo trợ xã hội, cột (3) Tổng số: báo cáo ghi 99, 31 + 2 + 2 = 35.',
  ]);
});

test('without rows the total is not held against their sum', () => {
  const total = { name: 'Tổng cộng', row: sampleReport().total };
  expect(figureTable(sampleForm().columns, [], total).disagreements).toEqual([]);
});
