import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { docxOf, pdfOf, png, xlsxOf, zipOf } from '../../../test/support/files.ts';
import { inspect, kinds } from './inspect.ts';
import { FileRefusal } from './refusal.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-inspect-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The media type a file is taken as, or the code it is refused with. */
const told = async (name: string, bytes: Buffer | string): Promise<string> => {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  try {
    return (await inspect(path, name)).mediaType;
  } catch (error) {
    if (error instanceof FileRefusal) return error.code;
    throw error;
  }
};

const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const tiff = Buffer.concat([Buffer.from('49492a0008000000', 'hex'), Buffer.alloc(64)]);
const heic = Buffer.concat([
  Buffer.from('00000018', 'hex'),
  Buffer.from('ftypheic\0\0\0\0mif1heic'),
]);
const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024)]);
const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
const elf = Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(64)]);
const odt = (more: Record<string, string> = {}): Buffer =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': '<office/>',
    ...more,
  });
const docm = zipOf({
  '[Content_Types].xml':
    '<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
  '_rels/.rels': '',
  'word/document.xml': '',
  'word/vbaProject.bin': 'x',
});
const signature = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>';
const xml = (inside: string, before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<don>${inside}</don>`;

/** Marks every entry of an archive as encrypted, as a password does. */
const encrypted = (zip: Buffer): Buffer => {
  const locked = Buffer.from(zip);
  for (let at = 0; at < locked.length - 4; at += 1) {
    if (locked.readUInt32LE(at) === 0x02014b50) locked.writeUInt16LE(1, at + 8);
  }
  return locked;
};

describe('what is inside says what a file is, and whether it is taken', () => {
  it.each<[string, string, Buffer | string]>([
    ['application/pdf', 'Tờ khai.pdf', pdfOf('a')],
    ['application/pdf', 'TO KHAI.PDF', pdfOf('a')],
    ['image/jpeg', 'anh.jpg', jpeg],
    ['image/jpeg', 'anh.jpeg', jpeg],
    ['image/png', 'anh.png', png],
    ['image/heic', 'anh.heic', heic],
    ['image/tiff', 'quet.tif', tiff],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'a.docx', docxOf()],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'a.xlsx', xlsxOf()],
    ['application/vnd.oasis.opendocument.text', 'a.odt', odt()],
    ['application/xml', 'don.xml', xml(signature)],
    ['application/xml', 'dài.xml', xml(`${'<a>1</a>'.repeat(60_000)}${signature}`)],

    ['file-empty', 'a.pdf', ''],
    ['file-extension', 'a.docx', pdfOf('a')],
    ['file-extension', 'a.pdf.exe', pdfOf('a')],
    ['file-extension', 'khong-duoi', png],
    ['file-extension', 'a.xlsx', docxOf()],

    ['file-kind', 'a.pdf', exe],
    ['file-kind', 'a.exe', exe],
    ['file-kind', 'a.pdf', elf],
    ['file-kind', 'a.pdf', '#!/bin/sh\nrm -rf /\n'],
    ['file-kind', 'a.js', 'alert(1)'],
    ['file-kind', 'a.html', '<!doctype html><script>alert(1)</script>'],
    ['file-kind', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['file-kind', 'a.xml', xml(`<svg xmlns="http://www.w3.org/2000/svg"/>${signature}`)],
    ['file-kind', 'a.xml', xml('<a/>')],
    ['file-kind', 'a.txt', 'văn bản thường'],
    ['file-kind', 'a.zip', zipOf({ 'a.txt': 'a' })],
    ['file-kind', 'a.doc', compound],

    [
      'file-active',
      'a.xml',
      xml(signature, '<!DOCTYPE don [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    ],
    ['file-active', 'a.xml', xml(signature, '<?xml-stylesheet href="a.xsl" type="text/xsl"?>')],
    ['file-active', 'a.pdf', pdfOf('a', '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')],
    ['file-active', 'a.pdf', pdfOf('a', '/OpenAction << /S /Launch /F (cmd.exe) >>')],
    ['file-active', 'a.docx', docxOf({ 'word/embeddings/a.exe': 'MZ' })],
    ['file-active', 'a.docx', docxOf({ '../../etc/cron.d/a': 'x' })],
    ['file-active', 'a.docx', docxOf({ 'word/bom.xml': '0'.repeat(3_000_000) })],

    ['file-macro', 'a.docm', docm],
    ['file-macro', 'a.docx', docm],
    ['file-macro', 'a.docx', docxOf({ 'word/vbaProject.bin': 'x' })],
    ['file-macro', 'a.xlsx', xlsxOf({ 'xl/vbaProject.bin': 'x' })],
    ['file-macro', 'a.xlsx', xlsxOf({ 'xl/macrosheets/sheet1.xml': 'x' })],
    ['file-macro', 'a.odt', odt({ 'Basic/Standard/Module1.xml': 'x' })],

    ['file-encrypted', 'a.zip', encrypted(zipOf({ 'a.txt': 'a' }))],
    ['file-encrypted', 'a.docx', encrypted(docxOf())],
    ['file-encrypted', 'a.docx', compound],
    ['file-encrypted', 'a.pdf', pdfOf('a', '/Encrypt 5 0 R')],

    ['file-damaged', 'a.pdf', pdfOf('a').subarray(0, 80)],
    ['file-damaged', 'a.docx', docxOf().subarray(0, -10)],

    ['file-polyglot', 'a.png', Buffer.concat([png, zipOf({ 'a.js': 'a' })])],
    ['file-polyglot', 'a.jpg', Buffer.concat([jpeg, zipOf({ 'a.js': 'a' })])],
    ['file-polyglot', 'a.pdf', Buffer.concat([pdfOf('a'), zipOf({ 'a.js': 'a' })])],
    ['file-polyglot', 'a.png', Buffer.concat([png, pdfOf('a')])],
    ['file-polyglot', 'a.jpg', Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')])],
    ['file-polyglot', 'a.pdf', pdfOf('<html><script>alert(1)</script>')],
  ])('%s: %s', async (expected, name, bytes) => {
    expect(await told(name, bytes)).toBe(expected);
  });

  it('sees a word that stands across the pieces a long file is read in', async () => {
    const piece = 256 * 1024;
    for (const before of [piece - 5, piece - 4096, 2 * piece - 4100]) {
      const head = pdfOf('').indexOf('% ') + 2;
      const long = pdfOf(`${' '.repeat(before - head)}\n/S /JavaScript /JS (x)`);
      expect(await told('a.pdf', long)).toBe('file-active');
    }
  });

  it('gives every kind an ending, and no ending to two kinds', () => {
    const endings = kinds.flatMap((kind) => kind.endings);
    expect(new Set(endings).size).toBe(endings.length);
    expect(kinds.every((kind) => kind.endings.length > 0)).toBe(true);
  });
});
