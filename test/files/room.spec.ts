import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { Clamd, DiskStorage, FileRefusal, FileRoom, StorageDown } from '#lib/files';
import { FileStore, poolOf } from '#lib/persistence';

import { freePort } from '../queues/backends.ts';
import { BAIT, clamdServer } from '../support/clamd.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { pdfOf } from '../support/files.ts';

const LARGEST = 100_000;
const HOUR = 3_600_000;

let database: TestDatabase;
let folder: string;
let rows: FileStore;
let storage: DiskStorage;
beforeAll(async () => {
  database = await testDatabase();
  rows = new FileStore(poolOf(database.source));
});
afterAll(async () => database.drop());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-room-'));
  storage = new DiskStorage(join(folder, 'files'));
});
afterEach(() => rm(folder, { recursive: true }));

const room = (more: Partial<ConstructorParameters<typeof FileRoom>[0]> = {}): FileRoom =>
  new FileRoom({ storage, rows, spool: join(folder, 'spool'), largest: LARGEST, ...more });

const receive = (into: FileRoom, bytes: Buffer | Readable, name = 'Tờ khai.pdf') =>
  into.receive(Readable.from(bytes instanceof Readable ? bytes : [bytes]), {
    name,
    uploadedBy: 'lan',
  });

const rowOf = async (id: string) => {
  const [row] = await rows.find([id]);
  if (!row) throw new Error(`no row ${id}`);
  return row;
};

/** Where the bytes of a file lie. */
const pathOf = (id: string): string => join(folder, 'files', id.slice(0, 2), id.slice(2, 4), id);

/** The row of the file that was announced last. */
const lastRow = async () => {
  const { rows: found } = await database.asOwner(
    'select id, state, refusal, name from file order by uploaded_at desc limit 1',
  );
  return found[0] as { id: string; state: string; refusal: string | null; name: string };
};

const kept = async (): Promise<string[]> => {
  const ids: string[] = [];
  for await (const id of storage.list()) ids.push(id);
  return ids;
};

const spooled = async (): Promise<string[]> => readdir(join(folder, 'spool')).catch(() => []);

/** A file is so much older than it was. */
const age = (id: string, hours: number) =>
  database.asOwner(
    `update file set uploaded_at = uploaded_at - make_interval(hours => $2) where id = $1`,
    [id, hours],
  );

describe('a file on its way in', () => {
  it('is kept whole under its hash, and nothing is left in the spool', async () => {
    const bytes = pdfOf('một tờ khai');
    const file = await receive(room(), bytes);
    expect(file).toEqual({
      id: file.id,
      name: 'Tờ khai.pdf',
      mediaType: 'application/pdf',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      state: 'clean',
    });
    expect(await rowOf(file.id)).toMatchObject({ ...file, uploadedBy: 'lan', attached: null });
    expect(await kept()).toEqual([file.id]);
    expect(await spooled()).toEqual([]);
    const { stream, size } = await room().open(await rowOf(file.id));
    expect((await buffer(stream)).equals(bytes)).toBe(true);
    expect(size).toBe(bytes.length);
  });

  it.each<[string, () => Buffer | Readable, string]>([
    ['of another kind', () => Buffer.from('alert(1)'), 'file-kind'],
    ['too large', () => Buffer.alloc(LARGEST + 1, 'a'), 'file-too-large'],
    [
      'that breaks off',
      () =>
        Readable.from(
          (function* () {
            yield pdfOf('a');
            throw new Error('the line went dead');
          })(),
        ),
      'file-interrupted',
    ],
  ])(
    '%s is refused: its reason is kept, and neither name nor bytes',
    async (_what, bytes, code) => {
      await expect(receive(room(), bytes())).rejects.toMatchObject({ code });
      expect(await lastRow()).toMatchObject({ state: 'refused', refusal: code, name: '' });
      expect(await kept()).toEqual([]);
      expect(await spooled()).toEqual([]);
    },
  );

  it('that the storage does not take stays pending, and is given up after an hour', async () => {
    // A file stands where its folder would be.
    await writeFile(join(folder, 'no-folder'), '');
    const down = new DiskStorage(join(folder, 'no-folder', 'files'));
    await expect(receive(room({ storage: down }), pdfOf('a'))).rejects.toThrow(StorageDown);
    const { id, state } = await lastRow();
    expect(state).toBe('pending');
    await room().sweep();
    expect((await rowOf(id)).state).toBe('pending');
    await age(id, 1);
    expect(await room().sweep()).toMatchObject({ erased: 1 });
    expect(await rowOf(id)).toMatchObject({ state: 'removed', name: '' });
  });

  it('that was given up meanwhile is not taken, and leaves no bytes', async () => {
    const slow = room({
      storage: Object.assign(Object.create(storage) as DiskStorage, {
        put: async (id: string, file: Parameters<DiskStorage['put']>[1]) => {
          await storage.put(id, file);
          await age(id, 1);
          await room().sweep();
          // The sweep came before the bytes: they are there again.
          await writeFile(`${file.path}.again`, pdfOf('a'));
          await storage.put(id, { ...file, path: `${file.path}.again` });
        },
      }),
    });
    await expect(receive(slow, pdfOf('a'))).rejects.toMatchObject({ code: 'file-interrupted' });
    expect(await kept()).toEqual([]);
  });
});

describe('killed at any point', () => {
  it.each<[string, (id: string) => Promise<void>]>([
    ['after the row', () => Promise.resolve()],
    [
      'in the middle of the bytes',
      async (id) => {
        await writeSpool(id, '%PDF-1.4 nửa');
      },
    ],
    [
      'after the bytes',
      async (id) => {
        const path = await writeSpool(id, pdfOf('a').toString());
        await storage.put(id, { path, size: 0, sha256: '' });
      },
    ],
  ])('%s: an hour later neither bytes nor a waiting row is left', async (_when, was) => {
    const id = randomUUID();
    await rows.announce({ id, name: 'a.pdf', uploadedBy: 'lan' });
    await was(id);
    await room().sweep();
    expect((await rowOf(id)).state).toBe('pending');
    await age(id, 1);
    await room().sweep(Date.now() + HOUR + 1000);
    expect(await rowOf(id)).toMatchObject({ state: 'removed', name: '' });
    expect(await kept()).toEqual([]);
    expect(await spooled()).toEqual([]);
  });

  const writeSpool = async (id: string, text: string): Promise<string> => {
    await receive(room(), Buffer.from('makes the spool')).catch(() => undefined);
    const path = join(folder, 'spool', id);
    await writeFile(path, text);
    return path;
  };

  it('between giving a file up and deleting it: the next sweep deletes it', async () => {
    const { id } = await receive(room(), pdfOf('a'));
    await age(id, 24 * 7);
    await rows.giveUp({ pending: 3600, unattached: 7 * 24 * 3600 });
    expect(await kept()).toEqual([id]);
    await room().sweep();
    expect(await kept()).toEqual([]);
    expect(await rows.toErase()).toEqual([]);
  });
});

it('keeps for seven days what no act has come for yet', async () => {
  const { id } = await receive(room(), pdfOf('a'));
  await age(id, 24 * 7 - 1);
  await room().sweep();
  expect(await kept()).toEqual([id]);
  await age(id, 1);
  await room().sweep();
  expect(await kept()).toEqual([]);
  expect((await rowOf(id)).state).toBe('removed');
});

it('deletes no bytes it has no row of', async () => {
  const strange = randomUUID();
  const path = join(folder, 'of-another-installation');
  await writeFile(path, 'a');
  await storage.put(strange, { path, size: 1, sha256: '' });
  await room().sweep(Date.now() + 365 * 24 * HOUR);
  expect(await kept()).toEqual([strange]);
});

describe('on its way out', () => {
  it('bytes that were changed are never given whole', async () => {
    const { id } = await receive(room(), pdfOf('trước'));
    const path = pathOf(id);
    const { size } = await stat(path);
    await writeFile(path, Buffer.alloc(size, 'x'));
    const { stream } = await room().open(await rowOf(id));
    await expect(buffer(stream)).rejects.toThrow('not what was taken in');
    expect(await room().look(await rowOf(id))).toBe('changed');
    await rm(path);
    expect(await room().look(await rowOf(id))).toBe('missing');
  });
});

describe('with a scanner', () => {
  it('what it finds is refused, what it does not is clean', async () => {
    const scanner = await clamdServer();
    const into = room({ clamd: new Clamd(scanner.address) });
    try {
      await expect(receive(into, pdfOf(BAIT))).rejects.toMatchObject({ code: 'file-infected' });
      expect(await kept()).toEqual([]);
      const large = pdfOf('a'.repeat(90_000));
      expect(await receive(into, large)).toMatchObject({ state: 'clean' });
      expect(scanner.scanned).toEqual([pdfOf(BAIT).length, large.length]);
    } finally {
      await scanner.stop();
    }
  });

  it('that is away files wait in quarantine, are given to nobody, and are scanned when it is back', async () => {
    const gone = await clamdServer(await freePort());
    await gone.stop();
    const into = room({ clamd: new Clamd(gone.address) });
    const [sound, infected] = [await receive(into, pdfOf('a')), await receive(into, pdfOf(BAIT))];
    expect([sound.state, infected.state]).toEqual(['quarantined', 'quarantined']);
    const refusal = await into.open(await rowOf(sound.id)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(FileRefusal);
    expect(refusal).toMatchObject({ code: 'file-quarantined' });
    expect(await into.sweep()).toMatchObject({ scanned: 0 });

    // Of one that was lost meanwhile nothing is found out, and it keeps no other waiting.
    const lost = await receive(into, pdfOf('b'));
    await rm(pathOf(lost.id));

    const back = await clamdServer(Number(gone.address.split(':')[1]));
    try {
      expect((await into.sweep()).scanned).toBeGreaterThanOrEqual(2);
    } finally {
      await back.stop();
    }
    expect((await rowOf(lost.id)).state).toBe('quarantined');
    expect((await rowOf(sound.id)).state).toBe('clean');
    expect((await rowOf(infected.id)).state).toBe('refused');
    await expect(into.open(await rowOf(infected.id))).rejects.toMatchObject({
      code: 'file-infected',
    });
  });
});

it('the spool of a process that is at work is left alone', async () => {
  await receive(room(), pdfOf('a'));
  const path = join(folder, 'spool', randomUUID());
  await writeFile(path, 'on its way');
  await room().sweep();
  expect(await spooled()).toHaveLength(1);
  const old = new Date(Date.now() - 2 * HOUR);
  await utimes(path, old, old);
  expect(await room().sweep()).toMatchObject({ spooled: 1 });
});

it('nobody may change what was given to whom', async () => {
  const { id } = await receive(room(), pdfOf('a'));
  await rows.recordAccess(id, 'lan');
  for (const change of [
    'update file_access set actor = $1',
    'delete from file_access where actor <> $1',
  ])
    await expect(database.asOwner(change, ['x'])).rejects.toThrow('append-only');
});
