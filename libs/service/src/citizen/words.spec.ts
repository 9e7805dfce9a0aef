import { readCode } from './dossier-code.ts';
import { html } from './html.ts';
import { maskedName } from './masked-name.ts';

describe('a code as typed', () => {
  const short = '000.22.24.H23-230316-0007';
  it.each([
    [short, short],
    ['000.22.24.h23-230316-0007', short],
    [' 000.22.24.H23 – 230316 — 0007 ', short],
    ['000.22.24.H23-20230316-0007', short],
    ['0002224H232303160007', short],
    ['0002224h23202303160007', short],
    ['000.22.24.H23-200316-0007', '000.22.24.H23-200316-0007'],
    ['0002224H232003160007', '000.22.24.H23-200316-0007'],
    ['000.22.24.H23-200316-000712', '000.22.24.H23-200316-000712'],
    ['ts-0001', 'TS-0001'],
  ])('%j is %s', (typed, canonical) => {
    expect(readCode(typed)?.canonical).toBe(canonical);
  });

  it('may mean the year in two digits or in four', () => {
    expect(readCode('000.22.24.H23-20230316-0007')?.candidates).toEqual([
      short,
      '000.22.24.H23-20230316-0007',
    ]);
    expect(readCode('ts-0001')?.candidates).toEqual(['TS-0001', 'ts-0001']);
  });

  it.each(['', '   ', 'mã', '-1', '<b>', 'a'.repeat(81)])('%j is none', (typed) => {
    expect(readCode(typed)).toBeUndefined();
  });
});

it.each([
  ['Nguyễn Thị Mai An', 'Nguyễn T. M. A.'],
  ['  trần   ánh ', 'trần Á.'],
  ['Đặng', 'Đ.'],
  ['Y Ðôn'.normalize('NFD'), 'Y Ð.'],
])('the name %j is shown as %j', (name, masked) => {
  expect(maskedName(name)).toBe(masked);
});

it('markup escapes whatever is put in, as text and as a quoted value, and keeps markup', () => {
  const hostile = `<a href='x' title="y">&`;
  const escaped = '&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;';
  expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(
    `<p title="${escaped}">${escaped}</p>`,
  );
  expect(html`${['<', html`<b>${'>'}</b>`]}${null}${7}`.text).toBe('&lt;<b>&gt;</b>7');
});
