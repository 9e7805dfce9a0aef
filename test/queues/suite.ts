import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

import type { INestApplicationContext } from '@nestjs/common';
import { Queue, Worker } from 'bullmq';

import { replayLog } from '#lib/desk';
import { type Backend, handOver, useBackend } from '#lib/queues';

import { eventually } from './backends.ts';
import { openDossier, startWorker, testDatabase, type TestDatabase, workOn } from './office.ts';
import { postOffice, type PostOffice } from './post-office.ts';

/** A backend under test: what its queues live in, and how to make it forget everything. */
export interface Bench {
  backend: (database: TestDatabase) => Backend;
  forget: (database: TestDatabase) => Promise<void>;
}

const DAY = 86_400_000;

/** Relay, timers, notices and reports, the same on every backend, with real servers. */
export const queueSuite = (bench: () => Bench): void => {
  let database: TestDatabase;
  let post: PostOffice;
  const workers: INestApplicationContext[] = [];

  beforeAll(async () => {
    [database, post] = await Promise.all([testDatabase(), postOffice()]);
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
  });
  afterAll(async () => {
    await post.close();
    await database.drop();
  });

  const start = async (rest: Parameters<typeof startWorker>[2] = {}) => {
    const mail = { url: post.url, from: 'Motcua <mot-cua@example.vn>' };
    const worker = await startWorker(database, bench().backend(database), { mail, ...rest });
    workers.push(worker);
    return worker;
  };
  const rows = async (sql: string, values?: unknown[]) =>
    (await database.asOwner(sql, values)).rows;
  const count = async (sql: string, values?: unknown[]): Promise<number> =>
    Number((await rows(sql, values))[0]?.n);
  const undone = () => count('select count(*) as n from outbox where done_at is null');
  const tasksTold = (dossier: string) =>
    rows(`select account from notice where kind = 'task' and dossier = $1 order by key`, [dossier]);

  describe('the relay', () => {
    it('gives each accepted act to the queue, whose effect comes once, with two workers at it', async () => {
      await Promise.all([start(), start()]);
      await Promise.all(
        Array.from({ length: 20 }, (_, n) => openDossier(database.desk, `R-${n}`, Date.now() - 1)),
      );
      expect(await eventually(undone, (n) => n === 0)).toBe(0);
      const told = await rows(
        `select dossier, count(*)::int as n from notice where kind = 'task' group by dossier`,
      );
      expect(told).toHaveLength(20);
      expect(new Set(told.map(({ n }) => n)).size).toBe(1);
      const opened = await count(
        `select count(*) as n from task where dossier like 'R-%' and closed_seq is null`,
      );
      const notices = await count(`select count(*) as n from notice where kind = 'task'`);
      expect(notices).toBe(opened);
    });

    it('is woken by the commit: it does not wait for its sweep', async () => {
      await start({ sweepEvery: DAY });
      await sleep(1_500);
      await openDossier(database.desk, 'WAKE', Date.now() - 1);
      expect(await eventually(undone, (n) => n === 0)).toBe(0);
    });

    it('loses nothing when the queue forgets all it was given', async () => {
      const feeder = await start({ consume: false, feed: true });
      await openDossier(database.desk, 'LOST', Date.now() - 1);
      const unsent = () => count('select count(*) as n from outbox where sent_at is null');
      expect(await eventually(unsent, (n) => n === 0)).toBe(0);
      workers.splice(0);
      await feeder.close();
      expect(await undone()).toBe(2);
      await bench().forget(database);
      await start();
      expect(await eventually(undone, (n) => n === 0)).toBe(0);
      expect(await tasksTold('LOST')).toHaveLength(1);
    });

    it('hands a row over anew only once the job it was given before is over', async () => {
      const { connection, prefix } = useBackend(bench().backend(database));
      const queue = new Queue('lines', { connection, prefix });
      const over = new EventEmitter();
      const until = once(over, 'told');
      const worker = new Worker('lines', () => until, { connection, prefix });
      const hand = (again: boolean) =>
        handOver(queue, 'line', ({ id }) => `line-${id}`, [{ id: '1', again }]);
      const states = async () => (await queue.getJob('line-1'))?.getState();
      expect(await hand(false)).toEqual(['1']);
      await eventually(states, (state) => state === 'active');
      // What came for the row meanwhile is not seen by the job any more: the row is not lost by calling it handed over.
      expect(await hand(true)).toEqual([]);
      over.emit('told');
      await eventually(states, (state) => state === 'completed');
      expect(await hand(true)).toEqual(['1']);
      expect(await eventually(states, (state) => state === 'completed')).toBe('completed');
      await worker.close();
      await queue.close();
    });

    it('records what a replayed log says and delivers none of it', async () => {
      const line = (event: string, at: string, rest: object = {}) =>
        JSON.stringify({ dossier: 'OLD', event, at: `2023-${at}:00+07:00`, by: 'a', ...rest });
      await replayLog(database.desk, () => [
        line('submit', '03-16T08:05', {
          procedure: '1.001193',
          agency: 'thanh-ha',
          channel: 'direct',
        }),
        line('accept', '03-16T08:40'),
      ]);
      await start();
      expect(await eventually(undone, (n) => n === 0)).toBe(0);
      const states = () => rows(`select state from alert where dossier = 'OLD'`);
      expect((await eventually(states, (found) => found.length > 0)).length).toBeGreaterThan(0);
      expect(new Set((await states()).map(({ state }) => state))).toEqual(new Set(['replayed']));
      expect(await rows(`select id from notice where dossier = 'OLD'`)).toEqual([]);
      expect(await rows(`select id from escalation where dossier = 'OLD'`)).toEqual([]);
    });
  });

  describe('timers', () => {
    it('that fell due while nothing ran fire once each, with their true lateness', async () => {
      await openDossier(database.desk, 'LATE', Date.now() - 40 * DAY);
      const armed = await rows(`select kind, fires_at from timer where dossier = 'LATE'`);
      const thresholds = armed.filter(({ kind }) => !String(kind).includes('/'));
      expect(thresholds.map(({ kind }) => kind).sort()).toEqual([
        'due-1d',
        'due-2d',
        'due-today',
        'escalate-chair',
        'escalate-head',
        'overdue',
      ]);
      await Promise.all([start(), start()]);
      const left = () => count(`select count(*) as n from timer where dossier = 'LATE'`);
      expect(await eventually(left, (n) => n === 0)).toBe(0);
      const alerts = await rows(
        `select kind, state, fires_at, extract(epoch from fired_at - fires_at - lateness)::float8 as off,
           extract(epoch from lateness)::float8 as late
         from alert where dossier = 'LATE' order by fires_at, kind`,
      );
      expect(alerts).toHaveLength(armed.length);
      const byKind = new Map(alerts.map((alert) => [alert.kind, alert]));
      for (const { kind, fires_at } of armed) {
        expect(byKind.get(kind)?.fires_at).toEqual(fires_at);
        expect(byKind.get(kind)?.off).toBe(0);
        expect(Number(byKind.get(kind)?.late)).toBeGreaterThan(20 * 86_400);
      }
      const stateOf = (kind: string) => byKind.get(kind)?.state;
      expect(['due-2d', 'due-1d', 'due-today'].map(stateOf)).toEqual(
        Array.from({ length: 3 }, () => 'overtaken'),
      );
      const told = () =>
        count(`select count(*) as n from alert where dossier = 'LATE' and state = 'raised'`);
      expect(await eventually(told, (n) => n === 0)).toBe(0);
      expect(['overdue', 'escalate-head', 'escalate-chair'].map(stateOf)).not.toContain(
        'overtaken',
      );
      expect(
        await rows(`select role, actor from escalation where dossier = 'LATE' order by role`),
      ).toEqual([
        { role: 'chair', actor: 'system' },
        { role: 'head', actor: 'system' },
      ]);
      expect(
        await rows(
          `select account from notice where dossier = 'LATE' and alert is not null and channel = 'inbox'
             and body not like '%bước%' order by account`,
        ),
      ).toEqual(['chair', 'head', 'officer'].map((role) => ({ account: `${role}@thanh-ha` })));
    });

    it('an escalation can be added to but not changed, not even by the owner', async () => {
      await expect(database.asOwner('delete from escalation')).rejects.toThrow('append-only');
    });
  });

  describe('e-mail', () => {
    it('goes out by SMTP under a stable Message-ID, once, whatever the server refused before', async () => {
      const sentBefore = post.received.length;
      // Mails of earlier dossiers may still be on their way: the one refused need not be one of these.
      const retries = async () => {
        const [row] = await rows(
          `select (sum(attempts) - count(*) filter (where attempts > 0))::int as n from notice where channel = 'mail'`,
        );
        return Number(row?.n ?? 0);
      };
      const retriedBefore = await retries();
      post.refuse(1);
      await openDossier(database.desk, 'MAIL', Date.now() - 40 * DAY);
      await start();
      // Whatever there is to tell of it is told, or mails would come while they are counted.
      const untold = () =>
        count(`select (select count(*) from outbox where done_at is null)
          + (select count(*) from timer where dossier = 'MAIL' and fires_at <= clock_timestamp())
          + (select count(*) from alert where dossier = 'MAIL' and state = 'raised') as n`);
      expect(await eventually(untold, (n) => n === 0)).toBe(0);
      const waiting = () =>
        rows(
          `select id, message_id, state from notice where dossier = 'MAIL' and channel = 'mail'`,
        );
      const done = await eventually(
        waiting,
        (found) => found.length >= 3 && found.every(({ state }) => state === 'sent'),
      );
      expect(done.length).toBeGreaterThanOrEqual(3);
      expect(done.every(({ state }) => state === 'sent')).toBe(true);
      expect(await eventually(retries, (n) => n > retriedBefore)).toBe(retriedBefore + 1);
      const ids = post.received
        .slice(sentBefore)
        .filter(({ subject }) => subject?.includes('MAIL'))
        .map(({ messageId }) => messageId);
      expect(ids.sort()).toEqual(done.map(({ message_id }) => message_id).sort());
      expect(ids.every((id) => id?.endsWith('@example.vn>'))).toBe(true);
      const trying = { now: new Date(), retryAfter: () => 1 };
      const again = workOn(database).deliveries.deliver(String(done[0]?.id), trying, () => {
        throw new Error('sent twice');
      });
      expect(await again).toBeUndefined();
    });

    it('sums up once a day what waits in an inbox', async () => {
      const work = workOn(database);
      const words = (notices: readonly object[]) => ({
        subject: 'Hôm nay',
        body: `${notices.length} việc`,
      });
      const waiting = await count(
        `select count(distinct account) as n from notice
         where channel = 'inbox' and not urgent and digested_at is null`,
      );
      expect(waiting).toBeGreaterThan(0);
      const written = await Promise.all([
        work.notices.digest('2030-01-02', words, () => true),
        work.notices.digest('2030-01-02', words, () => true),
      ]);
      expect(written[0] + written[1]).toBe(waiting);
      expect(await work.notices.digest('2030-01-02', words, () => true)).toBe(0);
    });
  });

  describe('a period that ended', () => {
    it('has one draft of each agency that takes part, announced once', async () => {
      const now = () => Date.parse('2026-12-16T08:00:00+07:00');
      await Promise.all([start({ now }), start({ now })]);
      const drafts = () => rows(`select period, agency from report_draft order by period, agency`);
      const ended = ['2026', '2026-Q4'].map((period) => ({ period, agency: 'thanh-ha' }));
      const found = await eventually(drafts, (made) =>
        ended.every((one) => made.some((draft) => isDeepStrictEqual(draft, one))),
      );
      expect(found).toEqual(expect.arrayContaining(ended));
      expect(new Set(found.map((draft) => JSON.stringify(draft))).size).toBe(found.length);
      const told = await rows(
        `select key from notice where kind = 'report' and channel = 'inbox' and account = 'head@thanh-ha'`,
      );
      expect(told.filter(({ key }) => String(key).includes('2026-Q4'))).toHaveLength(1);
    });
  });
};
