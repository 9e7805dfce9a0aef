import {
  agoText,
  dayText,
  daysAfter,
  daysAgoText,
  instantOf,
  localOf,
  momentText,
  weekdayOf,
} from './time.ts';

it('reads and writes instants at +07:00', () => {
  expect(localOf('2023-06-14T17:00:00+07:00')).toBe('2023-06-14T17:00');
  expect(localOf('2023-06-14T18:30:00Z')).toBe('2023-06-15T01:30');
  expect(instantOf('2023-06-14T17:00')).toBe('2023-06-14T17:00:00+07:00');
  expect(momentText('2023-06-14T17:00:00+07:00')).toBe('17:00, 14/06/2023');
});

it('writes days as the offices do', () => {
  expect(dayText('2023-06-14')).toBe('14/06/2023');
  expect(weekdayOf('2023-06-14')).toBe('thứ Tư');
  expect(daysAfter('2023-12-31', 1)).toBe('2024-01-01');
});

it.each([
  ['2023-06-14T08:59:40+07:00', 'vừa xong'],
  ['2023-06-14T08:20:00+07:00', '40 phút trước'],
  ['2023-06-14T00:10:00+07:00', '8 giờ trước'],
  ['2023-06-13T23:50:00+07:00', 'hôm qua, 23:50'],
  ['2023-06-10T08:00:00+07:00', '08:00, 10/06/2023'],
])('%s was “%s”', (at, text) => {
  expect(agoText(at, Date.parse('2023-06-14T09:00:00+07:00'))).toBe(text);
});

it.each([
  ['2023-06-14T08:59:40+07:00', 'hôm nay'],
  ['2023-06-13T23:50:00+07:00', 'hôm qua'],
  ['2023-06-10T08:00:00+07:00', '4 ngày trước'],
  ['2022-06-10T08:00:00+07:00', 'đã lâu'],
])('%s was on a day “%s”', (at, text) => {
  expect(daysAgoText(at, Date.parse('2023-06-14T09:00:00+07:00'))).toBe(text);
});
