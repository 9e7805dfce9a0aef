import { nameOf } from './save-file.ts';

it.each([
  [
    `attachment; filename="Giay hen.docx"; filename*=UTF-8''Gi%E1%BA%A5y%20h%E1%BA%B9n.docx`,
    'Giấy hẹn.docx',
  ],
  ['attachment; filename="bao-cao-2023-Q2-thanh-ha.docx"', 'bao-cao-2023-Q2-thanh-ha.docx'],
  ['attachment', undefined],
  [null, undefined],
])('%s names the file %s', (disposition, name) => {
  expect(nameOf(disposition)).toBe(name);
});
