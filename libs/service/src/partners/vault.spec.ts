import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Vault } from './vault.ts';

const secret = randomBytes(32);
let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'motcua-vault-'))));
afterAll(() => rm(folder, { recursive: true }));

it('gives back what was sealed, to whom it was sealed for alone', async () => {
  const vault = new Vault({ key: randomBytes(32) });
  const sealed = await vault.seal('a', secret);
  expect(await vault.seal('a', secret)).not.toBe(sealed);
  expect(await vault.open('a', sealed)).toEqual(secret);
  await expect(vault.open('b', sealed)).rejects.toMatchObject({ code: 'exchange-key-wrong' });
  const other = new Vault({ key: randomBytes(32) });
  await expect(other.open('a', sealed)).rejects.toMatchObject({ code: 'exchange-key-wrong' });
});

it('makes its key in a file for its owner alone, once, and finds it again', async () => {
  const file = join(folder, 'home', 'exchange.key');
  await expect(new Vault({ file }).open('a', 'AAAA')).rejects.toMatchObject({
    code: 'exchange-key-missing',
  });
  const [one, other] = [new Vault({ file }), new Vault({ file })];
  const sealed = await one.seal('a', secret);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await other.open('a', sealed)).toEqual(secret);
  const key = await readFile(file, 'utf8');
  await new Vault({ file }).seal('a', secret);
  expect(await readFile(file, 'utf8')).toBe(key);
});

it('does not take for a key what is none', async () => {
  const file = join(folder, 'hong.key');
  await writeFile(file, 'mật khẩu');
  await expect(new Vault({ file }).seal('a', secret)).rejects.toMatchObject({
    code: 'exchange-key-wrong',
  });
});

it('can keep nothing without a key', async () => {
  await expect(new Vault(undefined).seal('a', secret)).rejects.toMatchObject({
    code: 'exchange-key-missing',
  });
});
