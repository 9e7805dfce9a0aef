import { plainLetters, speaksOf } from './plain-letters.ts';

it.each([
  ['Đăng ký khai sinh', 'dang ky khai sinh'],
  ['  HỒ  SƠ ', 'ho so'],
  ['Nguyễn Thị Ước', 'nguyen thi uoc'],
  ['Khai sinh', 'khai sinh'],
])('%s → %s', (text, plain) => {
  expect(plainLetters(text)).toBe(plain);
});

it.each([
  ['Đăng ký khai sinh 1.001193', 'khai sinh', true],
  ['Đăng ký khai sinh 1.001193', 'sinh dang', true],
  ['Đăng ký khai sinh 1.001193', '1193', true],
  ['Đăng ký khai sinh 1.001193', 'khai tử', false],
  ['Đăng ký khai sinh 1.001193', '', true],
])('“%s” speaks of “%s”: %s', (text, sought, expected) => {
  expect(speaksOf(text, sought)).toBe(expected);
});
