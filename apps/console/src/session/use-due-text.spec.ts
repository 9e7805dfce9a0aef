import { dueTextUntil } from './use-due-text.ts';

const dueText = dueTextUntil('2026-12-31');

it.each([
  ['2026-12-31T17:00:00+07:00', undefined, '17:00, 31/12/2026'],
  ['2027-01-04T17:00:00+07:00', undefined, '17:00, 04/01/2027 (hẹn\u00a0tạm)'],
  ['2027-01-04T17:00:00+07:00', 'hạn 04/01/2027', 'hạn 04/01/2027 (hẹn\u00a0tạm)'],
])('a due at %s is written %s: %s', (due, written, text) => {
  expect(dueText(due, written)).toBe(text);
});
