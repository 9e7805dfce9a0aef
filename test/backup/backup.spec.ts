import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { Client } from 'pg';

import { type BackedUp, backUp, checkBackup, restore } from '#lib/backup';
import { act, verify } from '#lib/desk';
import { DiskStorage, FileRoom, fileSettings } from '#lib/files';
import { FileStore, poolOf, withSnapshot } from '#lib/persistence';
import { filesToCheck, prepare } from '#lib/service';

import { Dice } from '../demo-log/dice.ts';
import { anotherDesk, openFlow, OWNER, PROCEDURE, step } from '../desk/orders.ts';
import {
  emptyDatabase,
  type EmptyDatabase,
  testDatabase,
  type TestDatabase,
} from '../support/database.ts';
import { pdfOf } from '../support/files.ts';

const DOSSIERS = 12;
const FILES = 4;

let folder: string;
let source: TestDatabase;
/** Made while dossiers were worked on. */
let path: string;
let made: BackedUp;
let names: string[];

const storageIn = (name: string) => new DiskStorage(join(folder, name));
const settingsIn = (name: string) => fileSettings({}, join(folder, name));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-backup-'));
  source = await testDatabase();
  const room = new FileRoom({
    storage: storageIn('files'),
    rows: new FileStore(poolOf(source.source)),
    spool: join(folder, 'files', 'spool'),
    largest: 1_000_000,
  });
  names = [];
  for (let index = 0; index < FILES; index += 1) {
    const dossier = `SL-${index}`;
    const name = `Tờ khai ${index}.pdf`;
    const file = await room.receive(Readable.from([pdfOf(name)]), { name, uploadedBy: 'can-bo' });
    await act(source.desk, {
      command: {
        dossier,
        type: 'submit',
        key: randomUUID(),
        by: 'can-bo',
        source: 'desk',
        procedure: PROCEDURE,
        agency: OWNER,
        channel: 'direct',
        papers: [{ copy: 'electronic', sha256: file.sha256 }],
      },
      recorded: 'database',
      files: [{ file: file.id, place: 0 }],
      applicant: {
        name: 'Nguyễn Thị "Sao\tLưu"\\N',
        phone: null,
        email: null,
        idNumber: null,
        address: 'một\ndòng',
        representative: null,
      },
    });
    names.push(dossier);
  }
  for (let index = 0; index < DOSSIERS; index += 1) await openFlow(source.desk, `LL-${index}`);
  path = join(folder, 'a.motcua');
  const working = { on: true };
  const work = (async () => {
    for (let index = 0; working.on; index += 1)
      await act(
        source.desk,
        step(`LL-${index % DOSSIERS}`, index % 2 ? 'tra-lai' : 'trinh-ky'),
      ).catch(() => undefined);
  })();
  made = await backUp({ url: source.url, storage: storageIn('files'), path, now: new Date() });
  working.on = false;
  await work;
});
afterAll(async () => {
  await source.drop();
  await rm(folder, { recursive: true });
});

const target = async (
  use: (database: EmptyDatabase, name: string) => Promise<void>,
): Promise<void> => {
  const database = await emptyDatabase();
  try {
    await use(database, `to-${randomUUID()}`);
  } finally {
    await database.drop();
  }
};

const into = (database: EmptyDatabase, name: string, from = path) =>
  restore({
    url: database.url,
    storage: storageIn(name),
    spool: join(folder, name, 'spool'),
    path: from,
  });

/** What every table of a database says, as one hash each. */
const contents = (url: string): Promise<Record<string, string>> =>
  withSnapshot(url, async (snapshot) => {
    const said: Record<string, string> = {};
    for (const table of snapshot.tables) {
      // A heap has no order: the rows are the same, wherever each lies.
      const rows = (await buffer(snapshot.read(table))).toString('utf8').split('\n').sort();
      said[table.name] = createHash('sha256').update(rows.join('\n')).digest('hex');
    }
    return { ...said, sequences: JSON.stringify(snapshot.sequences) };
  });

const tablesOf = async (url: string): Promise<number> => {
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace`,
    );
    return rows[0]?.n ?? -1;
  } finally {
    await client.end();
  }
};

const filesIn = async (name: string): Promise<string[]> => {
  const ids: string[] = [];
  for await (const id of storageIn(name).list()) ids.push(id);
  return ids.sort();
};

describe('a backup', () => {
  it('is one file, whole, of one instant, though dossiers moved while it was written', async () => {
    const { head, manifest, sha256 } = await checkBackup(path);
    expect(sha256).toBe(made.sha256);
    expect(manifest).toMatchObject({ files: { count: FILES }, missing: [] });
    expect(head.tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['history', 'dossier', 'applicant', 'account', 'file']),
    );
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is never written over another', async () => {
    const again = backUp({ url: source.url, storage: storageIn('files'), path, now: new Date() });
    await expect(again).rejects.toMatchObject({ code: 'backup-exists' });
  });

  it('restored is what it was made of: every table, sequence and file, and all of it verifies', async () => {
    // What stands still: the same instant may be looked at twice.
    const still = join(folder, 'b.motcua');
    await backUp({ url: source.url, storage: storageIn('files'), path: still, now: new Date() });
    await target(async (database, name) => {
      const restored = await into(database, name, still);
      expect(restored).toMatchObject({ files: FILES, missing: [] });
      expect(await contents(database.url)).toEqual(await contents(source.url));
      expect(await filesIn(name)).toEqual(await filesIn('files'));
      expect((await prepare(database.url, 'processes')).catalogue).toMatchObject({ published: 0 });
      const { desk, source: opened, close } = await anotherDesk(database.url);
      try {
        const verified = await verify(desk, undefined, filesToCheck(opened, settingsIn(name)));
        expect(verified).toMatchObject({
          dossiers: DOSSIERS + FILES,
          files: FILES,
          mismatches: [],
        });
        // Life goes on where it stopped, numbers too.
        await openFlow(desk, 'TIEP-1');
      } finally {
        await close();
      }
    });
  });

  it('is restored where a first migration was refused too', async () => {
    await target(async (database, name) => {
      const client = new Client(database.url);
      await client.connect();
      await client.query('create table model ()');
      await expect(prepare(database.url, 'processes')).rejects.toThrow('already exists');
      await client.query('drop table model');
      await client.end();
      expect(await tablesOf(database.url)).toBeGreaterThan(0);
      expect(await into(database, name)).toMatchObject({ files: FILES });
    });
  });

  it('made while work went on verifies as well', async () => {
    await target(async (database, name) => {
      await into(database, name);
      const { desk, close } = await anotherDesk(database.url);
      const verified = await verify(desk).finally(close);
      expect(verified).toMatchObject({ dossiers: DOSSIERS + FILES, mismatches: [] });
    });
  });
});

describe('what is not restored leaves nothing behind', () => {
  const nothingIn = async (database: EmptyDatabase, name: string, before = 0): Promise<void> => {
    expect(await tablesOf(database.url)).toBe(before);
    expect(await filesIn(name)).toEqual([]);
  };

  it('into a database that has tables', async () => {
    const database = { url: source.url, drop: () => Promise.resolve() };
    const before = await contents(source.url);
    await expect(into(database, 'nowhere')).rejects.toMatchObject({ code: 'database-not-empty' });
    expect(await contents(source.url)).toEqual(before);
    expect(await filesIn('nowhere')).toEqual([]);
  });

  it('of a file that was cut off or altered anywhere', async () => {
    const seed = Date.now() % 1_000_000;
    const dice = new Dice(seed);
    const whole = await readFile(path);
    const broken = join(folder, 'broken.motcua');
    const cuts = [0, 1, 511, 512, whole.length - 1, whole.length - 1024, whole.length - 1536];
    const damages: [string, Buffer][] = [
      ...[
        ...cuts,
        ...Array.from({ length: 8 }, () => Math.floor(dice.within(0, whole.length - 1))),
      ].map((cut): [string, Buffer] => [`cut at ${cut}`, whole.subarray(0, cut)]),
      ...Array.from({ length: 25 }, (): [string, Buffer] => {
        const at = Math.floor(dice.within(0, whole.length - 1));
        const altered = Buffer.from(whole);
        altered[at] = (altered[at] ?? 0) ^ (1 << Math.floor(dice.within(0, 8)));
        return [`altered at ${at}`, altered];
      }),
      ['something after it', Buffer.concat([whole, Buffer.from('x')])],
    ];
    await target(async (database, name) => {
      for (const [what, bytes] of damages) {
        await writeFile(broken, bytes);
        const said = await into(database, name, broken).then(
          () => 'restored',
          (error: unknown) => (error as { code?: string }).code,
        );
        expect([seed, what, said]).toEqual([
          seed,
          what,
          expect.stringMatching(/^backup-(damaged|foreign|newer)$/),
        ]);
      }
      await nothingIn(database, name);
    });
  });

  it('whose storage fails on the way: files put are taken back, those of before stay', async () => {
    await target(async (database, name) => {
      const storage = storageIn(name);
      const [first] = await filesIn('files');
      const spool = join(folder, name, 'spool');
      const kept = await buffer(await storageIn('files').open(first!));
      const spooled = join(folder, randomUUID());
      await writeFile(spooled, kept);
      await storage.put(first!, { path: spooled, size: kept.length, sha256: '' });
      let puts = 0;
      const failing = Object.assign(Object.create(storage) as DiskStorage, {
        put: (...args: Parameters<DiskStorage['put']>) => {
          puts += 1;
          return puts < 3 ? storage.put(...args) : Promise.reject(new Error('đầy đĩa'));
        },
      });
      const failed = restore({ url: database.url, storage: failing, spool, path });
      await expect(failed).rejects.toThrow('đầy đĩa');
      expect(await tablesOf(database.url)).toBe(0);
      expect(await filesIn(name)).toEqual([first]);
      expect(await readdir(spool)).toEqual([]);
      // Nothing stands in the way of trying again.
      expect(await into(database, name)).toMatchObject({ files: FILES });
    });
  });

  it('that is no backup at all', async () => {
    const other = join(folder, 'other');
    await writeFile(other, 'không phải bản sao lưu'.repeat(100));
    await target(async (database, name) => {
      await expect(into(database, name, other)).rejects.toMatchObject({ code: 'backup-damaged' });
      await nothingIn(database, name);
    });
  });
});

it('a file the storage lost is named, and everything else is kept', async () => {
  const [gone] = await filesIn('files');
  await storageIn('files').delete(gone!);
  const told: number[] = [];
  const partial = join(folder, 'c.motcua');
  const done = await backUp(
    { url: source.url, storage: storageIn('files'), path: partial, now: new Date() },
    (bytes) => told.push(bytes),
  );
  expect(done).toMatchObject({ files: FILES - 1, missing: [gone] });
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.length).toBeGreaterThan(FILES);
});
