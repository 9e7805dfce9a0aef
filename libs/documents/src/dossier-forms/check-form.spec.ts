import { readFileSync } from 'node:fs';

import { pack, unpack } from '../archive.ts';
import { checkForm } from './check-form.ts';

const receipt = readFileSync('processes/forms/tt-01-2018/01-tiep-nhan-hen-tra.docx');

/** The receipt with something done to a part of it. */
const spoilt = (edit: (xml: string) => string, part = 'word/document.xml'): Uint8Array => {
  const files = new Map(unpack(receipt));
  const before = Buffer.from(files.get(part) ?? []).toString('utf8');
  const after = edit(before);
  if (after === before) throw new Error('nothing was spoilt');
  return pack(files.set(part, Buffer.from(after, 'utf8')));
};

const replaced = (from: string, to: string) => () => spoilt((xml) => xml.replace(from, to));

it('finds nothing wrong with a form as shipped', () => {
  expect(checkForm('receipt', receipt)).toEqual([]);
});

it.each<
  [what: string, template: () => Uint8Array, code: string, tag: string | undefined, says: string]
>([
  [
    'no Word file',
    () => Buffer.from('Mã hồ sơ: {ma_ho_so}'),
    'not-docx',
    undefined,
    'không phải tài liệu Word',
  ],
  ['an empty file', () => new Uint8Array(), 'not-docx', undefined, 'không phải tài liệu Word'],
  [
    'a file cut off',
    () => receipt.subarray(0, receipt.length / 2),
    'not-docx',
    undefined,
    'không phải tài liệu Word',
  ],
  [
    'a zip that is no document',
    () => pack(new Map([['a.txt', Buffer.from('a')]])),
    'not-docx',
    undefined,
    'không phải tài liệu Word',
  ],
  [
    'macros',
    () => pack(new Map([...unpack(receipt), ['word/vbaProject.bin', Buffer.from('x')]])),
    'macros',
    undefined,
    'macro',
  ],
  [
    'the type of a docm',
    () =>
      spoilt(
        (xml) => xml.replace('wordprocessingml.document.main+xml', 'macroEnabled.main+xml'),
        '[Content_Types].xml',
      ),
    'macros',
    undefined,
    'macro',
  ],
  [
    'a part cut off',
    () => spoilt((xml) => xml.slice(0, -9)),
    'broken-docx',
    undefined,
    'word/document.xml',
  ],
  [
    'a tag misspelt',
    replaced('{thoi_han}', '{thoi_hạn}'),
    'unknown-tag',
    'thoi_hạn',
    'có phải {thoi_han}?',
  ],
  [
    'a tag nobody has',
    replaced('{thoi_han}', '{le_phi} {thoi_han}'),
    'unknown-tag',
    'le_phi',
    '{le_phi}',
  ],
  ['a tag left out', replaced('{thoi_han}', '3 ngày'), 'missing-tag', 'thoi_han', '{thoi_han}'],
  [
    'a list left out',
    () => spoilt((xml) => xml.replace(/\{[#/]?giay_to[^}]*\}/g, '')),
    'missing-tag',
    'giay_to',
    '{#giay_to}…{/giay_to}',
  ],
  [
    'the QR code left out',
    () => spoilt((xml) => xml.replaceAll('ma_qr', 'anh')),
    'missing-tag',
    'ma_qr',
    'ảnh ma_qr',
  ],
  [
    'a tag not closed',
    replaced('{thoi_han}', '{thoi_han'),
    'unclosed-tag',
    undefined,
    'không có dấu } đóng',
  ],
  [
    'a tag not opened',
    replaced('{thoi_han}', 'thoi_han}'),
    'unopened-tag',
    undefined,
    'không có dấu { mở',
  ],
  [
    'a tag over two lines',
    replaced('{thoi_han}', '{thoi_</w:t></w:r></w:p><w:p><w:r><w:t>han}'),
    'split-tag',
    undefined,
    '“{thoi_” bị ngắt',
  ],
  [
    'a tag in capitals',
    replaced('{thoi_han}', '{THOI_HAN}'),
    'unknown-tag',
    'THOI_HAN',
    'có phải {thoi_han}?',
  ],
  ['a list not closed', replaced('{/giay_to}', ''), 'unclosed-list', 'giay_to', '{/giay_to}'],
  ['a list not opened', replaced('{#giay_to}', ''), 'unopened-list', 'giay_to', '{#giay_to}'],
  [
    'lists that cross',
    replaced('{thoi_han}', '{#thoi_han}{#can_bo}{/thoi_han}{/can_bo}'),
    'crossed-lists',
    'can_bo',
    '{/thoi_han}',
  ],
  [
    'a row outside of its list',
    replaced('{thoi_han}', '{thoi_han} {giay_to.ten}'),
    'tag-outside-list',
    'giay_to.ten',
    '{#giay_to}',
  ],
  [
    'a list as a value',
    replaced('{thoi_han}', '{thoi_han} {giay_to}'),
    'tag-kind',
    'giay_to',
    'danh sách',
  ],
  ['raw XML', replaced('{thoi_han}', '{thoi_han} {@can_bo}'), 'tag-kind', 'can_bo', '{can_bo}'],
  [
    'the QR code as text',
    replaced('{thoi_han}', '{thoi_han} {ma_qr}'),
    'tag-kind',
    'ma_qr',
    'một ảnh',
  ],
  [
    'a tag of the register',
    replaced('{thoi_han}', '{thoi_han} {so.tu_ngay}'),
    'unknown-tag',
    'so.tu_ngay',
    '{so.tu_ngay}',
  ],
])('refuses %s by name', (_, template, code, tag, says) => {
  const findings = checkForm('receipt', template());
  const found = findings.find((one) => one.code === code && (tag === undefined || one.tag === tag));
  expect(found?.message ?? findings).toContain(says);
});

it('finds everything at once, each thing once', () => {
  const template = spoilt((xml) =>
    xml.replace('{thoi_han}', '{la} {la}').replace('{tiep_nhan.luc}', '{giay_to.ten}'),
  );
  expect(checkForm('receipt', template).map(({ code, tag }) => `${code} ${tag ?? ''}`)).toEqual([
    'unknown-tag la',
    'tag-outside-list giay_to.ten',
    'missing-tag thoi_han',
    'missing-tag tiep_nhan.luc',
  ]);
});
