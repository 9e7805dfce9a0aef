import { figureOf } from './report.ts';
import {
  changed,
  keysIn,
  lockedOrderOf,
  periodId,
  periodParts,
  periodText,
  readReportSearch,
  yearsOf,
} from './report-search.ts';

it('an address names figures; what is none is left out', () => {
  expect(keysIn('inPeriod.direct,inPeriod.postal')).toEqual(['inPeriod.direct', 'inPeriod.postal']);
  expect(keysIn('received,constructor,')).toEqual(['received']);
  expect(keysIn(undefined)).toEqual([]);
  expect(readReportSearch({ period: '2023-Q2', other: 'x' })).toEqual({ period: '2023-Q2' });
});

it.each(['2023-Q2', '2023-H1', '2023'])('%s is taken apart and put together', (id) => {
  const { year, kind } = periodParts(id);
  expect(periodId(year, kind)).toBe(id);
});

it('a version is of one report: it stays for a figure of it, and not for another report or a look back', () => {
  const search = { period: '2023-Q2', agency: 'xa', version: '1' };
  expect(changed(search, { cell: 'received' })).toEqual({ ...search, cell: 'received' });
  for (const next of [{ period: '2023-Q3' }, { agency: 'xa-khac' }, { asOf: '2023-05-01' }])
    expect(changed(search, next)).not.toHaveProperty('version');
});

it('a version that was locked is asked for; what is none is not, nor is what is known now', () => {
  expect(lockedOrderOf('xa', { version: '2' })).toEqual({ agency: 'xa', version: 2 });
  for (const version of ['nay', '0', '-1', '1e3', ''])
    expect(lockedOrderOf('xa', { version })).toEqual({ agency: 'xa' });
});

it('a period is called as its choice is', () => {
  expect(periodText('2023-Q2')).toBe('Quý II 2023');
  expect(periodText('2023')).toBe('Cả năm 2023');
});

it('the years end with the one that runs, and have the one that is asked for', () => {
  const running = [{ id: '2022-Q1' }, { id: '2021' }];
  expect(yearsOf(running, '2021')).toEqual(['2022', '2021', '2020']);
  expect(yearsOf(running, '2019')).toEqual(['2019', '2022', '2021', '2020']);
  expect(yearsOf([], '2023')).toEqual(['2023']);
  expect(yearsOf([], '')).toEqual([]);
});

it('column 5 of the form is two figures added', () => {
  const counts = {
    received: 9,
    carriedOver: 1,
    inPeriod: { total: 8, online: 3, direct: 4, postal: 1 },
    resolved: { total: 0, early: 0, onTime: 0, overdue: 0 },
    inHand: { total: 9, within: 9, overdue: 0 },
    memo: { paused: 2 },
  };
  expect(figureOf(counts, ['inPeriod.direct', 'inPeriod.postal'])).toBe(5);
  expect(figureOf(counts, ['memo.paused'])).toBe(2);
  expect(figureOf(counts, ['memo.rejected'])).toBe(0);
});
