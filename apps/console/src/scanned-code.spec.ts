import { scannedCode } from './scanned-code.ts';

const CODE = '000.22.24.H23-230316-0007';

it.each([
  ['a code', CODE, CODE],
  ['a code in lower case, with blanks around', ` ${CODE.toLowerCase()} `, CODE],
  [
    'a code with the year in four digits',
    '000.22.24.H23-20230316-0007',
    '000.22.24.H23-20230316-0007',
  ],
  ['the address of a slip', `https://mot-cua.example.vn/tra-cuu?ma=${CODE}`, CODE],
  ['an address encoded', `http://10.0.0.5:3000/tra-cuu?ma=${encodeURIComponent(CODE)}&x=1`, CODE],
  ['an address of something else', 'https://example.vn/tra-cuu', undefined],
  ['an address that is none', 'http://[', undefined],
  ['a name', 'nguyen van an', undefined],
  ['a phone', '0900-000-101', undefined],
  ['nothing', '  ', undefined],
])('%s', (_, typed, code) => {
  expect(scannedCode(typed)).toBe(code);
});
