import { checkPassword, hashPassword, isOutdated, verifyPassword } from './passwords.ts';

describe('a password', () => {
  it('is known by its hash alone, however its letters are composed', async () => {
    const hash = await hashPassword('Mật khẩu số bảy');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(isOutdated(hash)).toBe(false);
    expect(await verifyPassword(hash, 'Mật khẩu số bảy'.normalize('NFD'))).toBe(true);
    expect(await verifyPassword(hash, 'Mật khẩu số tám')).toBe(false);
    expect(await hashPassword('Mật khẩu số bảy')).not.toBe(hash);
  });

  it('of nobody is never right', async () => {
    expect(await verifyPassword(null, '')).toBe(false);
    expect(await verifyPassword(null, 'Mật khẩu số bảy')).toBe(false);
  });

  it('hashed with less than today’s strength is outdated', () => {
    expect(isOutdated('$argon2id$v=19$m=4096,t=1,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true);
  });

  it.each([
    ['mười một !', 'ít nhất 12'],
    ['abababababab', 'quá ít ký tự khác nhau'],
    ['toi-la-mot-cua-day', 'tên đăng nhập'],
    ['TOI-LA-MOT-CUA-DAY', 'tên đăng nhập'],
    ['ab cd ef '.repeat(23), 'quá 200'],
  ])('“%s” is too weak: %s', (password, why) => {
    expect(() => checkPassword(password, 'mot-cua')).toThrow(
      expect.objectContaining({
        code: 'password-weak',
        message: expect.stringContaining(why) as string,
      }) as Error,
    );
  });

  it('of twelve letters with marks is long enough, counted as they are read', () => {
    expect(() => checkPassword('ngựa vằn xanh', 'mot-cua')).not.toThrow();
  });
});
