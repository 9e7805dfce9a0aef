import { groupOf } from './groups.ts';

const now = Date.parse('2023-06-14T09:00:00+07:00');

it.each([
  ['2023-06-13T17:00:00+07:00', true, false, 'late'],
  ['2023-06-13T17:00:00+07:00', true, true, 'late'],
  ['2023-06-13T17:00:00+07:00', false, false, 'past'],
  ['2023-06-14T17:00:00+07:00', false, true, 'held'],
  ['2023-06-14T17:00:00+07:00', false, false, 'today'],
  ['2023-06-15T17:00:00+07:00', false, false, 'tomorrow'],
  ['2023-06-21T17:00:00+07:00', false, false, 'week'],
  ['2023-06-22T17:00:00+07:00', false, false, 'later'],
  [null, false, false, 'open'],
])('due %s, overdue %s, held %s: %s', (dossierDue, dossierOverdue, held, group) => {
  expect(groupOf({ dossierDue, dossierOverdue, held }, now)).toBe(group);
});
