/** Files of a catalogue in the encodings that editors save: UTF-8 is read, any other is told, nothing is mangled. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';

import {
  FileInvalid,
  findingsOf,
  FormsInvalid,
  NoticesInvalid,
  readCatalogue,
  readFormSets,
  readProcedureFiles,
  readText,
} from '#lib/catalogue';

const processes = join(import.meta.dirname, '../../processes');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-encodings-'));
  cpSync(processes, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const UTF16 = /^Tệp lưu bằng UTF-16; hãy lưu lại bằng UTF-8\.$/;
const OTHER = /^Tệp không lưu bằng UTF-8/;

describe('a definition', () => {
  const path = 'chung-thuc/chung-thuc-chu-ky.yaml';
  const text = readFileSync(join(processes, path), 'utf8');
  const nameLine = text.split('\n').findIndex((line) => line.startsWith('name: ')) + 1;
  const ascii = text.replaceAll(/[^\n -~]/g, 'a');

  const read = async (bytes: Buffer) => {
    const file = join(folder, path);
    writeFileSync(file, bytes);
    const files = await readProcedureFiles(folder, [file], folder);
    writeFileSync(file, text);
    return { files, findings: findingsOf(files) };
  };

  it.each<[string, Buffer]>([
    ['as it is', Buffer.from(text)],
    ['with a byte order mark', Buffer.from(`\uFEFF${text}`)],
  ])('in UTF-8 %s is read', async (_name, bytes) => {
    const { files, findings } = await read(bytes);
    expect(findings).toEqual([]);
    expect(files[0]?.procedure?.name).toMatch(/^Chứng thực chữ ký/);
  });

  it.each<[string, Buffer, RegExp, number]>([
    [
      'ISO-8859-1',
      Buffer.from(ascii.replace(/^name: .*$/m, 'name: C\xe9p ph\xe9p'), 'latin1'),
      OTHER,
      nameLine,
    ],
    [
      'Windows-1258, in its last line',
      Buffer.from(`${ascii}# C\xe2\xec`, 'latin1'),
      OTHER,
      ascii.split('\n').length,
    ],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), UTF16, 1],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), UTF16, 1],
    ['UTF-16, the other way round', bigEndian(`\uFEFF${text}`), UTF16, 1],
  ])('in %s is one finding at its line', async (_name, bytes, message, line) => {
    const { files, findings } = await read(bytes);
    expect(files[0]?.procedure).toBeUndefined();
    expect(findings).toEqual([
      {
        ...{ file: path, code: 'encoding-invalid', severity: 'error', path: '', line, column: 1 },
        message: expect.stringMatching(message),
      },
    ]);
  });
});

describe.each([
  ['ISO-8859-1', (text: string) => Buffer.from(`${text}\n# C\xe9p ph\xe9p\n`, 'latin1')],
  ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['broken YAML', (text: string) => Buffer.from(`${text}\n"\n`)],
])('other files in %s', (_name, spoilt) => {
  const refusalOf = async (path: string, work: () => Promise<unknown>): Promise<unknown> => {
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, spoilt(text));
    try {
      await work();
      return undefined;
    } catch (error) {
      return error;
    } finally {
      writeFileSync(file, text);
    }
  };
  const code = expect.stringMatching(/^(encoding|yaml)-invalid$/) as string;

  it.each(['retention.yaml', 'calendars/vn.yaml', 'agencies/hai-duong-2023.yaml'])(
    'keep the catalogue from being read, by name: %s',
    async (path) => {
      const error = await refusalOf(path, () => readCatalogue(folder));
      expect(error).toBeInstanceOf(FileInvalid);
      expect(error).toMatchObject({ code, path: join(folder, path) });
    },
  );

  it.each(['notices/policy.yaml'])('are a finding of notices: %s', async (path) => {
    const error = await refusalOf(path, () => readCatalogue(folder));
    expect(error).toBeInstanceOf(NoticesInvalid);
    expect((error as NoticesInvalid).findings).toEqual([
      { code, where: '', message: expect.stringMatching(`^${path}, dòng \\d+: `) },
    ]);
  });

  it('are a finding of forms', async () => {
    const error = await refusalOf('forms/tt-01-2018.yaml', () => readFormSets(folder));
    expect(error).toBeInstanceOf(FormsInvalid);
    expect((error as FormsInvalid).findings).toEqual([
      {
        code,
        where: '',
        file: 'forms/tt-01-2018.yaml',
        message: expect.stringMatching(/^Dòng \d+: /),
      },
    ]);
  });
});

it('any text saved as UTF-8 is read as it is, with a mark and without', async () => {
  const file = join(folder, 'text');
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme' }).filter((text) => !/^\uFEFF|^.?\0/.test(text)),
      fc.boolean(),
      async (text, marked) => {
        writeFileSync(file, `${marked ? '\uFEFF' : ''}${text}`);
        expect(await readText(file)).toBe(text);
      },
    ),
  );
});
