import { linesIn, widestWord, widthOf } from './type-metrics.ts';

test('the motto at 14 points bold is 60.5 mm wide, as printed', () => {
  const points = widthOf('Độc lập - Tự do - Hạnh phúc', { size: 14, bold: true });
  expect((points / 72) * 25.4).toBeCloseTo(60.5, 1);
});

test.each([
  ['ế', 'e'],
  ['Ộ', 'O'],
  ['đ', 'd'],
])('%s is as wide as %s', (letter, base) => {
  expect(widthOf(letter, { size: 10 })).toBe(widthOf(base, { size: 10 }));
});

test('ơ and ư are wider than o and u, composed or not', () => {
  expect(widthOf('ơ', { size: 10 })).toBeGreaterThan(widthOf('o', { size: 10 }));
  expect(widthOf('ử'.normalize('NFD'), { size: 10 })).toBe(widthOf('ử', { size: 10 }));
});

test.each([
  ['', 100, 1],
  ['một cửa', 100, 1],
  ['một cửa', 25, 2],
  ['một\ncửa', 100, 2],
  ['aaaaaaaaaaaaaaaaaaaa', 50, 2],
])('"%s" in %d points takes %d lines', (text, width, lines) => {
  expect(linesIn(text, width, { size: 11 })).toBe(lines);
});

test('the widest word decides, not the longest text', () => {
  expect(widestWord('một hai Phường', { size: 11 })).toBe(widthOf('Phường', { size: 11 }));
});
