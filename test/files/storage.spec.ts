import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import {
  DiskStorage,
  type FileStorage,
  S3Storage,
  type Spooled,
  StorageDown,
  StorageMissing,
} from '#lib/files';

import { BUCKET, s3Keys, s3Server, type S3Server } from '../support/s3-server.ts';

let folder: string;
let s3: S3Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-storage-'));
  s3 = await s3Server();
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true });
});

const spooled = async (bytes: Buffer): Promise<Spooled> => {
  const path = join(folder, randomUUID());
  await writeFile(path, bytes);
  return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
};

const bucket = (more: Partial<ConstructorParameters<typeof S3Storage>[0]> = {}): S3Storage =>
  new S3Storage({ endpoint: s3.endpoint, bucket: BUCKET, ...s3Keys, ...more });

const all = async (storage: FileStorage): Promise<string[]> => {
  const ids: string[] = [];
  for await (const id of storage.list()) ids.push(id);
  return ids.sort();
};

describe.each<[string, () => FileStorage]>([
  ['a folder', () => new DiskStorage(join(folder, 'files'))],
  ['a bucket', () => bucket()],
])('%s', (_what, open) => {
  let storage: FileStorage;
  beforeAll(() => {
    storage = open();
  });

  it('holds nothing at first, and says so', async () => {
    expect(await all(storage)).toEqual([]);
    await expect(storage.open(randomUUID())).rejects.toThrow(StorageMissing);
    await storage.delete(randomUUID());
  });

  it('gives back the bytes it was given, however many, and lists them by id', async () => {
    const given = new Map<string, Buffer>();
    for (const size of [0, 1, 65_536, 3_000_001]) {
      const [id, bytes] = [randomUUID(), Buffer.alloc(size, `tệp ${size}`)];
      given.set(id, bytes);
      await storage.put(id, await spooled(bytes));
    }
    expect(await all(storage)).toEqual([...given.keys()].sort());
    for (const [id, bytes] of given)
      expect((await buffer(await storage.open(id))).equals(bytes)).toBe(true);
  });

  it('is put again over itself, and deleted once and for all', async () => {
    const id = randomUUID();
    await storage.put(id, await spooled(Buffer.from('một')));
    await storage.put(id, await spooled(Buffer.from('một')));
    expect((await buffer(await storage.open(id))).toString()).toBe('một');
    await storage.delete(id);
    await storage.delete(id);
    await expect(storage.open(id)).rejects.toThrow(StorageMissing);
  });

  it.each(['', '../../etc/passwd', 'A0000000-0000-4000-8000-000000000000'])(
    'takes no %j for an id',
    async (id) => {
      await expect(storage.open(id)).rejects.toThrow('UUID');
      await expect(storage.delete(id)).rejects.toThrow('UUID');
    },
  );
});

describe('a bucket', () => {
  it('has its requests signed, its uploads with their length and their hash', () => {
    expect(s3.answered.length).toBeGreaterThan(15);
    expect(s3.answered.filter(({ status }) => status >= 400 && status !== 404)).toEqual([]);
  });

  it.each<[string, () => S3Storage, RegExp]>([
    ['with another secret', () => bucket({ secretAccessKey: 'khác' }), /403 SignatureDoesNotMatch/],
    ['of another name', () => bucket({ bucket: 'khong-co' }), /404 NoSuchBucket/],
    ['nobody serves', () => bucket({ endpoint: 'http://127.0.0.1:9' }), /ECONNREFUSED/],
  ])('%s is told as down', async (_which, open, why) => {
    const wrong = await open()
      .put(randomUUID(), await spooled(Buffer.from('a')))
      .catch((error: unknown) => error);
    expect(wrong).toBeInstanceOf(StorageDown);
    expect(String((wrong as StorageDown).cause)).toMatch(why);
  });

  it('keeps nothing whose bytes are not those that were hashed', async () => {
    const id = randomUUID();
    const lying = { ...(await spooled(Buffer.from('a'))), sha256: 'b'.repeat(64) };
    await expect(bucket().put(id, lying)).rejects.toThrow(StorageDown);
    expect(s3.objects.has(`files/${id}`)).toBe(false);
  });
});

describe('settings that cannot work', () => {
  it.each<[string, Partial<ConstructorParameters<typeof S3Storage>[0]>, RegExp]>([
    ['a wrong key', { secretAccessKey: 'sai' }, /403 SignatureDoesNotMatch/],
    ['a bucket that is not there', { bucket: 'khong-co' }, /404 NoSuchBucket/],
    ['a server that is not there', { endpoint: 'http://127.0.0.1:9' }, /ECONNREFUSED/],
  ])('%s shows when the storage is tried, with what was said', async (_what, wrong, cause) => {
    const error: unknown = await bucket(wrong)
      .prove()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StorageDown);
    expect(String((error as Error).cause)).toMatch(cause);
  });

  it('and a folder that cannot be written', async () => {
    const file = join(folder, randomUUID());
    await writeFile(file, '');
    await expect(new DiskStorage(join(file, 'files')).prove()).rejects.toThrow(StorageDown);
  });

  it('what works leaves nothing behind', async () => {
    const [disk, s3Storage] = [new DiskStorage(join(folder, 'proved')), bucket()];
    const before = [...s3.objects.keys()];
    await disk.prove();
    await s3Storage.prove();
    expect(await readdir(join(folder, 'proved'))).toEqual([]);
    expect([...s3.objects.keys()]).toEqual(before);
  });
});
