import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The key that partners' secrets are encrypted with is not there, or is another. */
export class ExchangeKeyRefused extends Error {
  override readonly name = 'ExchangeKeyRefused';

  constructor(
    readonly code: 'exchange-key-missing' | 'exchange-key-wrong',
    message: string,
  ) {
    super(message);
  }
}

/** Where the key is: given, or in a file that is made when it is first needed. */
export type KeyPlace = { key: Buffer } | { file: string };

const BYTES = 32;

/** The key as it is written in the environment and the file: 32 bytes, base64; undefined for what is none. */
export const readKey = (text: string): Buffer | undefined => {
  const key = Buffer.from(text.trim(), 'base64');
  return /^[A-Za-z0-9+/]{43}=$/.test(text.trim()) && key.length === BYTES ? key : undefined;
};

const CIPHER = 'aes-256-gcm';
const IV = 12;
const TAG = 16;

/**
 * Keeps secrets that must be used again, and so cannot be hashed: AES-256-GCM, each for the owner it is sealed
 * for. Who has the database alone cannot read them; who has it and the key can.
 */
export class Vault {
  private held: Promise<Buffer> | undefined;

  /** @param place - undefined: there is no key, and nothing can be sealed or opened */
  constructor(private readonly place: KeyPlace | undefined) {}

  async seal(owner: string, secret: Buffer): Promise<string> {
    const iv = randomBytes(IV);
    const cipher = createCipheriv(CIPHER, await this.key(true), iv).setAAD(Buffer.from(owner));
    const text = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64');
  }

  /** @throws ExchangeKeyRefused without the key it was sealed with */
  async open(owner: string, sealed: string): Promise<Buffer> {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv(CIPHER, await this.key(false), bytes.subarray(0, IV))
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(IV, IV + TAG));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]);
    } catch {
      throw new ExchangeKeyRefused(
        'exchange-key-wrong',
        'EXCHANGE_KEY (hoặc tệp exchange.key) không phải khóa đã mã hóa khóa ký của đối tác.',
      );
    }
  }

  private async key(make: boolean): Promise<Buffer> {
    this.held ??= this.find(make);
    try {
      return await this.held;
    } catch (error) {
      this.held = undefined;
      throw error;
    }
  }

  private async find(make: boolean): Promise<Buffer> {
    if (!this.place) throw missing();
    if ('key' in this.place) return this.place.key;
    const { file } = this.place;
    if (make) await makeKeyFile(file);
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw hasCode(error, 'ENOENT') ? missing() : error;
    });
    const key = readKey(text);
    if (key) return key;
    throw new ExchangeKeyRefused('exchange-key-wrong', `Tệp ${file} không phải khóa 32 byte.`);
  }
}

const missing = () =>
  new ExchangeKeyRefused(
    'exchange-key-missing',
    'Chưa có khóa để mở khóa ký của đối tác: đặt EXCHANGE_KEY giống nhau cho mọi tiến trình.',
  );

/** Makes the file unless it is there; of two that try, one does. */
const makeKeyFile = async (file: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  const text = `${randomBytes(BYTES).toString('base64')}\n`;
  await writeFile(file, text, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
};

const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
