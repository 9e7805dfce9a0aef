import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ApiUnreachable } from '#lib/api-client';
import { verify } from '#lib/desk';
import { DiskStorage, FileRoom } from '#lib/files';
import { FileStore, poolOf } from '#lib/persistence';
import { fileSettings, filesToCheck } from '#lib/service';

import { build, cleanUp, temporaryFolder } from '../cli/run.ts';
import { Dice } from '../demo-log/dice.ts';
import { AGENCY, PROCEDURE } from '../http/story.ts';
import { eventually, freePort } from '../queues/backends.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { pdfOf, send, type UploadedFile } from '../support/files.ts';
import { connectSystem, type Person, takeOffice } from '../support/people.ts';
import { type Server, startServer } from './processes.ts';

import.meta.jest.setTimeout(900_000);

const KILLS = 5;
/** Counters that take in one dossier with its files after another. */
const COUNTERS = 4;
const HOUR = 3_600_000;

let database: TestDatabase;
beforeAll(async () => {
  await build();
  database = await testDatabase();
});
afterAll(async () => {
  await cleanUp();
  await database.drop();
});

/** Takes in dossiers, each with two files, and remembers what the server has said yes to. */
class Counter {
  readonly uploaded: UploadedFile[] = [];
  readonly opened: { dossier: string; files: string[] }[] = [];
  interrupted = 0;
  private over = false;

  constructor(
    private readonly clerk: Person,
    private readonly dice: Dice,
  ) {}

  end(): void {
    this.over = true;
  }

  async run(): Promise<void> {
    while (!this.over) {
      const files = [await this.upload(), await this.upload()];
      const papers = files.map(({ id }) => ({ copy: 'original' as const, file: id }));
      const key = randomUUID();
      const dossier = await this.until(async () => {
        const { data, error, response } = await this.clerk.api.POST('/api/v1/dossiers', {
          params: { header: { 'Idempotency-Key': key } },
          body: { procedure: PROCEDURE, agency: AGENCY, channel: 'direct', papers },
        });
        if (data === undefined && response.status < 500) throw new Error(JSON.stringify(error));
        return data?.id;
      });
      this.opened.push({ dossier, files: files.map(({ id }) => id) });
    }
  }

  /** Sends a file until one attempt is answered; each attempt is a file of its own. */
  private async upload(): Promise<UploadedFile> {
    const bytes = pdfOf(`${randomUUID()} ${'x'.repeat(this.dice.within(1_000, 400_000))}`);
    const file = await this.until(async () => {
      const response = await send(this.clerk, 'Tờ khai.pdf', bytes);
      if (response.status >= 500) return undefined;
      const text = await response.text();
      if (response.status !== 201) throw new Error(text);
      return JSON.parse(text) as UploadedFile;
    });
    expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    this.uploaded.push(file);
    return file;
  }

  private async until<T>(ask: () => Promise<T | undefined>): Promise<T> {
    for (;;) {
      try {
        const answer = await ask();
        if (answer !== undefined) return answer;
      } catch (error) {
        // fetch tells a dead connection as a TypeError, the client as its own.
        if (!(error instanceof ApiUnreachable) && !isDeadLine(error)) throw error;
      }
      this.interrupted += 1;
      await sleep(100);
    }
  }
}

const isDeadLine = (error: unknown): boolean =>
  String(error).startsWith('TypeError') && /fetch failed|terminated/.test(String(error));

const waits = async (sql: string): Promise<number> =>
  Number((await database.asOwner(sql)).rows[0]?.n);

it(`killed ${KILLS} times during intake with files: no orphan and no loss`, async () => {
  const seed = Date.now() % 1_000_000;
  const dice = new Dice(seed);
  const home = temporaryFolder('files');
  const port = await freePort();
  const start = (): Promise<Server> => startServer({ database: database.url, home }, { port });

  let server = await start();
  if (!server.administrator) throw new Error('no administrator was made');
  const administrator = await takeOffice(server.url, server.administrator);
  const desk = { role: 'desk', agency: AGENCY } as const;
  const system = await connectSystem(administrator, 'Cổng dịch vụ công', desk);

  const counters = Array.from(
    { length: COUNTERS },
    (_, place) => new Counter(system, new Dice(seed + place + 1)),
  );
  const running = Promise.all(counters.map((counter) => counter.run()));
  const acknowledged = () =>
    Promise.resolve(counters.reduce((sum, { opened }) => sum + opened.length, 0));
  for (let kill = 1; kill <= KILLS; kill += 1) {
    // However slow the machine, something is taken in between two kills.
    await eventually(acknowledged, (n) => n >= kill);
    await sleep(dice.within(300, 1_200));
    expect((await server.kill()).status).toBe('SIGKILL');
    server = await start();
  }
  for (const counter of counters) counter.end();
  await running;
  expect((await server.stop()).status).toBe(0);

  const uploaded = counters.flatMap((counter) => counter.uploaded);
  const opened = counters.flatMap((counter) => counter.opened);
  const interrupted = counters.reduce((sum, counter) => sum + counter.interrupted, 0);
  const pending = await waits(`select count(*) as n from file where state = 'pending'`);
  process.stderr.write(
    `chaos: seed ${seed}; ${uploaded.length} files and ${opened.length} dossiers acknowledged over ` +
      `${KILLS} kills, ${interrupted} requests unanswered, ${pending} uploads cut off\n`,
  );
  expect(opened.length).toBeGreaterThan(KILLS);
  expect(interrupted).toBeGreaterThan(0);

  const settings = fileSettings({}, join(home, 'files'));
  const rows = new FileStore(poolOf(database.source));
  const storage = new DiskStorage(settings.folder);
  const spool = join(settings.folder, 'spool');
  const room = new FileRoom({ storage, rows, spool, largest: settings.largest });

  // No loss: whatever was acknowledged is there, with its bytes, at the act it came with.
  for (const { id, sha256 } of uploaded) expect(await room.look({ id, sha256 })).toBe('sound');
  for (const { dossier, files } of opened) {
    const attached = await rows.ofDossier(dossier);
    expect(attached.map(({ id }) => id)).toEqual(files);
  }

  // No orphan: an hour later what was cut off is gone, rows and bytes alike.
  await database.asOwner(
    `update file set uploaded_at = uploaded_at - interval '1 hour' where state = 'pending'`,
  );
  await room.sweep(Date.now() + 2 * HOUR);
  expect(await waits(`select count(*) as n from file where state = 'pending'`)).toBe(0);
  const { rows: alive } = await database.asOwner(
    `select id::text from file where state = 'clean' order by id`,
  );
  const bytes: string[] = [];
  for await (const id of storage.list()) bytes.push(id);
  expect(bytes.sort()).toEqual(alive.map(({ id }) => id));
  expect(await room.sweep(Date.now() + 2 * HOUR)).toEqual({ erased: 0, scanned: 0, spooled: 0 });

  const checked = await verify(database.desk, undefined, filesToCheck(database.source, settings));
  expect(checked.mismatches).toEqual([]);
  expect(checked.files).toBeGreaterThanOrEqual(2 * opened.length);
});
