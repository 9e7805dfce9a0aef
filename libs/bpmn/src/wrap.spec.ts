import { textWidth, wrap } from './wrap.ts';

it('estimates a width, and breaks at spaces, within a word only where it is too long alone', () => {
  expect(textWidth('Trình ký', 12)).toBeLessThan(60);
  expect(wrap('Trả lại bước trước', 80, 12)).toEqual(['Trả lại bước', 'trước']);
  expect(wrap('  một\n hai ', 100, 12)).toEqual(['một hai']);
  expect(wrap('Ở thườngtrúkhôngngắt', 70, 12)).toEqual(['Ở', 'thườngtrúkh', 'ôngngắt']);
  expect(wrap('dài', 2, 12)).toEqual(['d', 'à', 'i']);
  expect(wrap('', 20, 12)).toEqual([]);
});
