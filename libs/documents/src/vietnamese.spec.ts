import {
  writeCount,
  writeDay,
  writeInstant,
  writeLongDay,
  writeRoman,
  writeShare,
  writeWork,
} from './vietnamese.ts';

test.each([
  [0, 1, '0'],
  [7, 2, '07'],
  [937, 2, '937'],
  [1234567, 1, '1.234.567'],
])('the count %d in at least %d digits is written %s', (count, digits, written) => {
  expect(writeCount(count, digits)).toBe(written);
});

test.each([
  [935, 935, '100%'],
  [999999, 1000000, '99,99%'],
  [1, 2, '50%'],
  [0, 5, '0%'],
  [0, 0, undefined],
])('the share of %d in %d is cut, never rounded up: %s', (part, whole, written) => {
  expect(writeShare(part, whole)).toBe(written);
});

test.each([
  ['2023-06-05', '05/6/2023', 'ngày 05 tháng 6 năm 2023'],
  ['2023-02-15', '15/02/2023', 'ngày 15 tháng 02 năm 2023'],
  ['2023-12-01', '01/12/2023', 'ngày 01 tháng 12 năm 2023'],
])('the day %s: %s in a sentence, %s at the head (NĐ 30/2020)', (day, short, long) => {
  expect([writeDay(day), writeLongDay(day)]).toEqual([short, long]);
});

test.each([
  ['2023-06-14T17:00:00Z', '00:00 ngày 15/6/2023'],
  ['2023-06-15T08:30:00+07:00', '08:30 ngày 15/6/2023'],
  ['hôm nay', 'hôm nay'],
])('the instant %s is told in Vietnamese time: %s', (instant, written) => {
  expect(writeInstant(instant)).toBe(written);
});

test.each([
  [0, '0 phút'],
  [43, '43 phút'],
  [480, '1 ngày'],
  [1507, '3 ngày 1 giờ 7 phút'],
  [480_000 + 60, '1.000 ngày 1 giờ'],
])('%d working minutes are written %s', (minutes, written) => {
  expect(writeWork(minutes).replaceAll('\u00a0', ' ')).toBe(written);
});

test('there is no section XIII', () => {
  expect(() => writeRoman(13)).toThrow(RangeError);
});
