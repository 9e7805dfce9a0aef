import { dueSpan, filterCount, filterQuery, readFilters } from './filters.ts';

// A Wednesday.
const now = Date.parse('2023-06-14T09:00:00+07:00');

it('reads of an address what is a filter', () => {
  expect(readFilters({ q: 'lan', phase: 'in-hand', page: '3', field: '' })).toEqual({
    q: 'lan',
    phase: 'in-hand',
  });
});

it.each([
  ['today', '2023-06-14T00:00:00+07:00', '2023-06-15T00:00:00+07:00'],
  ['tomorrow', '2023-06-15T00:00:00+07:00', '2023-06-16T00:00:00+07:00'],
  ['week', '2023-06-14T00:00:00+07:00', '2023-06-19T00:00:00+07:00'],
] as const)('due %s: from %s, before %s', (name, dueAfter, dueBefore) => {
  expect(dueSpan(name, now)).toEqual({ dueAfter, dueBefore });
});

it('asks the API for what it knows and leaves the rest out', () => {
  expect(filterQuery({ standing: 'soonish', taskRole: 'desk', paused: '1' }, now)).toEqual({
    taskRole: 'desk',
    paused: 'true',
    sort: 'due',
  });
});

it('an order narrows nothing', () => {
  expect(filterCount({ sort: 'recorded', q: 'lan' })).toBe(1);
});
