import { sampleForm } from '../../../test/documents/sample-report.ts';
import { leavesOf } from './form.ts';
import { headerGrid } from './header-grid.ts';

test('the head of II.06 has three levels and its cells tile the grid exactly', () => {
  const { columns } = sampleForm();
  const { rows, cells } = headerGrid(columns);
  const covered = cells.flatMap((cell) =>
    Array.from(
      { length: cell.rowSpan * cell.columnSpan },
      (_, at) =>
        (cell.row + Math.floor(at / cell.columnSpan)) * 13 + cell.column + (at % cell.columnSpan),
    ),
  );
  expect(rows).toBe(3);
  expect(leavesOf(columns)).toHaveLength(13);
  expect(covered.sort((a, b) => a - b)).toEqual(Array.from({ length: 39 }, (_, at) => at));
});

test('a column without children reaches down to the last row of the head', () => {
  const { cells } = headerGrid(sampleForm().columns);
  expect(cells.find(({ title }) => title === 'STT')).toEqual({
    title: 'STT',
    row: 0,
    column: 0,
    rowSpan: 3,
    columnSpan: 1,
  });
});
