import { hash as argon2id, verify } from '@node-rs/argon2';

import { AccountRefused } from './errors.ts';
import { randomToken } from './secrets.ts';

/** argon2id as OWASP advises for a server: 19 MiB, two passes. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> =>
  argon2id(password.normalize('NFC'), strength);

let nobodys: Promise<string> | undefined;

/** Whether a password is the one hashed. Without a hash it takes as long and is false. */
export const verifyPassword = async (hash: string | null, password: string): Promise<boolean> => {
  const against = hash ?? (await (nobodys ??= hashPassword(randomToken())));
  const same = await verify(against, password.normalize('NFC'));
  return same && hash !== null;
};

/** Whether a hash is weaker than what is made today. */
export const isOutdated = (hash: string): boolean => !hash.includes(parameters);

/** How a hash of today's strength names its parameters. */
const parameters = `$argon2id$v=19$m=${strength.memoryCost},t=${strength.timeCost},p=${strength.parallelism}$`;

/**
 * Refuses a password a person chose: 12 characters or more, at most 200, not holding the username.
 * @throws AccountRefused 'password-weak'
 */
export const checkPassword = (password: string, username: string): void => {
  const weak = (text: string) => new AccountRefused('password-weak', text);
  const length = Array.from(password).length;
  if (length < 12) throw weak('Mật khẩu phải có ít nhất 12 ký tự.');
  if (length > 200) throw weak('Mật khẩu dài quá 200 ký tự.');
  if (new Set(password).size < 5) throw weak('Mật khẩu có quá ít ký tự khác nhau.');
  if (password.toLowerCase().includes(username.toLowerCase()))
    throw weak('Mật khẩu không được chứa tên đăng nhập.');
};
