import { formData, sampleForm } from '../../../test/documents/sample-report.ts';
import { formInForce, leavesOf, parseReportForm } from './form.ts';
import { DocumentRefused } from './refusal.ts';

const leaf = (no: number, value: unknown, more: object = {}) => ({
  no,
  title: `Cột ${no}`,
  value,
  ...more,
});
const heads = [leaf(1, 'ordinal'), leaf(2, 'name')];

function findingsFor(change: object): string {
  try {
    parseReportForm({ ...formData(), ...change });
  } catch (error) {
    if (error instanceof DocumentRefused) {
      return error.findings.map(({ message }) => message).join('\n');
    }
    throw error;
  }
  return '';
}

test('II.06 has thirteen columns, 3 = 4+5+6, 7 = 8+9+10, 11 = 12+13', () => {
  const leaves = leavesOf(sampleForm().columns);
  expect(leaves.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  const sums = leaves.flatMap(({ no, sum }) => (sum ? [[no, ...sum]] : []));
  expect(sums).toEqual([
    [3, 4, 5, 6],
    [7, 8, 9, 10],
    [11, 12, 13],
  ]);
});

test.each([
  ['a figure nobody counts', [...heads, leaf(3, 'tiepNhan')], 'số liệu không có: "tiepNhan"'],
  ['numbers out of order', [...heads, leaf(4, 'received')], 'đúng thứ tự phải là 3'],
  ['a sum of a missing column', [...heads, leaf(3, 'received', { sum: [9] })], 'cộng cột (9)'],
  ['a sum of itself', [...heads, leaf(3, 'received', { sum: [3] })], 'cộng cột (3)'],
  [
    'a sum of a sum',
    [
      ...heads,
      leaf(3, 'received', { sum: [4] }),
      leaf(4, 'inPeriod.total', { sum: [5] }),
      leaf(5, 'inPeriod.online'),
    ],
    'cộng cột (4)',
  ],
  ['no column of names', [leaf(1, 'ordinal'), leaf(2, 'received')], 'hai cột đầu'],
  ['names in the third column', [...heads, leaf(3, 'name')], 'hai cột đầu'],
])('a form with %s is refused', (_, columns, message) => {
  expect(findingsFor({ columns })).toContain(message);
});

test('a sheet name Excel refuses is refused here', () => {
  expect(findingsFor({ sheet: 'II.06/VPCP' })).toContain('sheet');
});

test('an unknown key is refused, so that a slip does not pass unseen', () => {
  expect(findingsFor({ colums: [] })).toContain('colums');
});

test('the form in force on the first day of the period is taken, the newest if several are', () => {
  const old = { ...sampleForm(), effective: { from: '2020-10-21', to: '2026-02-14' } };
  const next = { ...sampleForm(), effective: { from: '2026-02-15', to: null } };
  const forms = [old, next];
  expect(formInForce(forms, { from: '2023-03-15' })).toBe(old);
  expect(formInForce(forms, { from: '2026-03-15' })).toBe(next);
  expect(
    formInForce([{ ...old, effective: { from: '2020-10-21', to: null } }, next], {
      from: '2026-03-15',
    }),
  ).toBe(next);
  expect(formInForce(forms, { from: '2019-12-15' })).toBeUndefined();
});
