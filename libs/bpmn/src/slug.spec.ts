import { slug, uniqueSlugs } from './slug.ts';

it.each([
  ['Đóng dấu, trả kết quả', 'dong-dau-tra-ket-qua'],
  ['  Ký (lần 2) ', 'ky-lan-2'],
  ['30 ngày', 'so-30-ngay'],
  ['…', 'so'],
])('%j is %j', (name, id) => {
  expect(slug(name)).toBe(id);
  expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
});

it('gives no id twice, and none that the standard life keeps', () => {
  const idOf = uniqueSlugs();
  expect(['Ký', 'ký', 'Join'].map(idOf)).toEqual(['ky', 'ky-2', 'join-2']);
});
