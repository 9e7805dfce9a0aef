import { endingOf, plainName } from './file-name.ts';

describe('a name', () => {
  it.each([
    ['Tờ khai.pdf', 'Tờ khai.pdf'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Hồ sơ\\a.pdf', 'a.pdf'],
    ['..', 'tep'],
    ['', 'tep'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie_ x.pdf'],
    ['gi\u202ea\u200by.pdf', 'giay.pdf'],
    ['  a   b.pdf  ', 'a b.pdf'],
    ['Tơ\u0300 khai.pdf', 'Tờ khai.pdf'],
  ])('%j shows as %j', (given, shown) => {
    expect(plainName(given)).toBe(shown);
  });

  it('that is too long keeps its ending', () => {
    const name = plainName(`${'dài '.repeat(100)}.docx`);
    expect(name.length).toBeLessThanOrEqual(150);
    expect(endingOf(name)).toBe('docx');
  });

  it.each([
    ['a.PDF', 'pdf'],
    ['a.tar.gz', 'gz'],
    ['a', ''],
    ['a.', ''],
  ])('%j ends with %j', (name, ending) => {
    expect(endingOf(name)).toBe(ending);
  });
});
