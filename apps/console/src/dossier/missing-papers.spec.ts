import { asksFor, askingFor } from './missing-papers.ts';

it('names the papers in the first line, and keeps what was written besides', () => {
  const written = 'Bản chụp bị mờ.';
  const two = askingFor(written, ['Tờ khai', 'Giấy chứng sinh']);
  expect(two).toBe('Cần bổ sung: Tờ khai; Giấy chứng sinh.\nBản chụp bị mờ.');
  expect(askingFor(two, ['Tờ khai'])).toBe('Cần bổ sung: Tờ khai.\nBản chụp bị mờ.');
  expect(askingFor(two, [])).toBe(written);
  expect(askingFor('', ['Tờ khai'])).toBe('Cần bổ sung: Tờ khai.');
});

it('knows a paper by its whole name', () => {
  const reason = askingFor('', ['Tờ khai đăng ký', 'Giấy chứng sinh']);
  expect(asksFor(reason, 'Giấy chứng sinh')).toBe(true);
  expect(asksFor(reason, 'Tờ khai')).toBe(false);
  expect(asksFor('Thiếu Tờ khai', 'Tờ khai')).toBe(false);
});
