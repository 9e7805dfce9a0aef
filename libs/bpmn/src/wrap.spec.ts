import { textWidth, wrap } from './wrap.ts';

it('estimates a width, and breaks at spaces alone', () => {
  expect(textWidth('Trình ký', 12)).toBeLessThan(60);
  expect(wrap('Trả lại bước trước', 80, 12)).toEqual(['Trả lại bước', 'trước']);
  expect(wrap('  một\n hai ', 100, 12)).toEqual(['một hai']);
  expect(wrap('Thườngtrúkhôngngắt', 20, 12)).toEqual(['Thườngtrúkhôngngắt']);
  expect(wrap('', 20, 12)).toEqual([]);
});
