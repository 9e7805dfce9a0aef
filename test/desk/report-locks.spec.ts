import { createHash } from 'node:crypto';

import { Client } from 'pg';

import {
  dossiersBehind,
  lockReport,
  type LockOrder,
  movedSinceLock,
  periodReport,
  replayLog,
  reportAnnex,
  verify,
} from '#lib/desk';
import { canonicalReport, cellKeys, cellOf, type Report } from '#lib/reporting';

import { testDatabase, type TestDatabase } from '../support/database.ts';
import { lateStories } from './late-stories.ts';

const NOW = Date.parse('2026-06-30T00:00:00+07:00');
const AGENCY = 'thanh-ha';
const order = (period: string, rest: object = {}) => ({
  period,
  agency: AGENCY,
  now: NOW,
  ...rest,
});
const locking = (period: string, rest: Partial<LockOrder> = {}): LockOrder => ({
  ...order(period),
  by: 'chu-tich',
  afterLock: 'adjust',
  ...rest,
});

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const { rejected } = await replayLog(database.desk, () => lateStories);
  expect(rejected).toEqual([]);
});
afterAll(() => database.drop());

/** Learned after the lock: HS-GIAO had its result in the first quarter, HS-MOI was taken in then. */
const learned = [
  {
    dossier: 'HS-GIAO',
    event: 'record-returned',
    at: '2023-03-13T09:00:00+07:00',
    recordedAt: '2023-07-03T09:00:00+07:00',
    returnedAt: '2023-03-13T09:00:00+07:00',
    finishedAt: '2023-03-10T09:00:00+07:00',
    outcome: 'granted',
    reason: 'Ghi bù theo sổ của huyện',
    id: 'k1',
  },
  {
    dossier: 'HS-MOI',
    event: 'submit',
    at: '2023-03-09T09:00:00+07:00',
    recordedAt: '2023-07-03T09:30:00+07:00',
    procedure: '1.003003',
    agency: AGENCY,
    channel: 'direct',
    reason: 'Ghi bù theo sổ giấy',
    id: 'k2',
  },
  {
    dossier: 'HS-MOI',
    event: 'accept',
    at: '2023-03-09T10:00:00+07:00',
    recordedAt: '2023-07-03T09:40:00+07:00',
    reason: 'Ghi bù theo sổ giấy',
    id: 'k3',
  },
].map((line) => JSON.stringify(line));

describe('a locked report', () => {
  let locked: Report;
  let bytes: string;
  beforeAll(async () => {
    const seen = await periodReport(database.desk, order('2023-Q1'));
    expect(seen.total).toMatchObject({ received: 4, inHand: { total: 4 } });
    const { evidence } = seen;
    const lock = await lockReport(database.desk, locking('2023-Q1', { evidence: evidence.sha256 }));
    locked = await periodReport(database.desk, order('2023-Q1', { version: 1 }));
    bytes = canonicalReport(locked);
    expect(lock).toMatchObject({
      version: 1,
      lockedBy: 'chu-tich',
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(locked).toEqual({ ...seen, asKnownAt: locked.asKnownAt });
    const { rejected } = await replayLog(database.desk, () => learned);
    expect(rejected).toEqual([]);
  });

  it('stays as it was byte for byte, with the dossiers behind each figure and its annex', async () => {
    const asLocked = order('2023-Q1', { version: 1 });
    expect(canonicalReport(await periodReport(database.desk, asLocked))).toBe(bytes);
    for (const key of cellKeys) {
      const behind = await dossiersBehind(database.desk, asLocked, key);
      expect(behind).toHaveLength(cellOf(locked.total, key));
    }
    const annex = await reportAnnex(database.desk, asLocked);
    expect(annex.evidence).toEqual(locked.evidence);
    expect((await periodReport(database.desk, order('2023-Q1'))).total).toMatchObject({
      received: 5,
      resolved: { total: 1 },
    });
  });

  it('lists by dossier what was learned since, with the acts that say so', async () => {
    const [lock] = await database.desk.locks.all();
    const { dossiers, figures } = await movedSinceLock(database.desk, lock!, NOW);
    expect(
      dossiers.map(({ dossier, locked: then, now, acts }) => [
        dossier,
        then?.cells.includes('inHand.total') ?? null,
        now?.cells.includes('resolved.total') ?? null,
        acts.map(({ kind }) => kind),
      ]),
    ).toEqual([
      ['HS-GIAO', true, true, ['late']],
      ['HS-MOI', null, false, ['late', 'late']],
    ]);
    expect(figures.find(({ key }) => key === 'received')).toEqual({
      key: 'received',
      label: 'Tổng số tiếp nhận',
      locked: 4,
      now: 5,
    });
  });

  it('is what the next report carries over, with the listed adjustments', async () => {
    const next = await periodReport(database.desk, order('2023-Q2'));
    expect(next.total.carriedOver).toBe(4);
    expect(next.previous).toEqual({
      period: '2023-Q1',
      inHand: 4,
      adjustments: [
        {
          reason: 'giải quyết xong trong kỳ trước, ghi nhận sau khi khóa số liệu',
          change: -1,
          dossiers: ['HS-GIAO'],
        },
        {
          reason: 'tiếp nhận từ kỳ trước, ghi nhận sau khi khóa số liệu',
          change: 1,
          dossiers: ['HS-MOI'],
        },
      ],
    });
    expect(next.identities).toContainEqual({
      id: 'carried-over',
      holds: true,
      text: expect.stringContaining('đang giải quyết theo báo cáo đã khóa kỳ trước 4') as string,
    });
    const { asOf, asKnownAt } = next;
    const again = order('2023-Q2', { asOf: Date.parse(asOf), asKnownAt: Date.parse(asKnownAt) });
    expect(await periodReport(database.desk, again)).toEqual(next);
  });

  it('was not known before it was locked', async () => {
    const asKnownAt = Date.parse('2023-06-20T08:00:00+07:00');
    const then = await periodReport(database.desk, order('2023-Q2', { asKnownAt }));
    expect(then.previous).toBeUndefined();
  });

  it('is locked once, unless the policy is to issue it again with a reason', async () => {
    await expect(lockReport(database.desk, locking('2023-Q1'))).rejects.toMatchObject({
      code: 'report-locked',
    });
    const again = locking('2023-Q1', { afterLock: 'reissue' });
    await expect(lockReport(database.desk, again)).rejects.toMatchObject({
      code: 'reissue-reason-missing',
    });
    const reason = 'Bổ sung hồ sơ ghi bù';
    const second = await lockReport(database.desk, { ...again, reason });
    expect(second).toMatchObject({ version: 2, reason });
    const { dossiers } = await movedSinceLock(database.desk, second, NOW);
    expect(dossiers).toEqual([]);
    // The next one follows the last version.
    const next = await periodReport(database.desk, order('2023-Q2'));
    expect(next.previous).toEqual({ period: '2023-Q1', inHand: 4, adjustments: [] });
    expect(
      canonicalReport(await periodReport(database.desk, order('2023-Q1', { version: 1 }))),
    ).toBe(bytes);
  });

  it('is not what somebody has not seen, nor of a period that runs, nor one nobody locked', async () => {
    const evidence = locked.evidence.sha256;
    await expect(lockReport(database.desk, locking('2023-Q2', { evidence }))).rejects.toMatchObject(
      { code: 'report-moved' },
    );
    await expect(lockReport(database.desk, locking('2026-Q3'))).rejects.toMatchObject({
      code: 'period-not-over',
    });
    const asLocked = order('2023-Q3', { version: 1 });
    await expect(periodReport(database.desk, asLocked)).rejects.toMatchObject({
      code: 'report-not-locked',
    });
  });

  it('follows another, and both are made again by verify', async () => {
    await lockReport(database.desk, locking('2023-Q2'));
    expect(await verify(database.desk)).toMatchObject({ locks: 3, mismatches: [] });
  });

  it('is of the very dossiers a parent rolls up, too', async () => {
    await lockReport(database.desk, { ...locking('2023-Q2'), agency: 'huyen-thanh-ha' });
    const above = { ...order('2023-Q2', { version: 1 }), agency: 'huyen-thanh-ha' };
    const rolledUp = await periodReport(database.desk, above);
    expect(rolledUp.units?.map(({ agency }) => agency)).toContain(AGENCY);
    expect(await verify(database.desk)).toMatchObject({ locks: 4, mismatches: [] });
  });
});

describe('what seals it', () => {
  it('cannot be changed or taken away', async () => {
    for (const table of ['report_lock', 'report_lock_head']) {
      await expect(database.asOwner(`delete from ${table}`)).rejects.toThrow('append-only');
      await expect(database.asOwner(`truncate ${table} cascade`)).rejects.toThrow('append-only');
    }
  });

  const tampered: [string, string, string][] = [
    [
      'a figure changed with its seal left',
      `update report_lock set report = replace(report, '"received":4', '"received":3') where id = 1`,
      'lock-changed',
    ],
    [
      'a figure changed with its seal',
      `update report_lock set report = replace(report, '"received":5', '"received":4'),
         sha256 = encode(sha256(convert_to(replace(report, '"received":5', '"received":4'), 'UTF8')), 'hex')
       where id = 2`,
      'lock-report-differs',
    ],
    [
      'a position changed',
      `update report_lock_head set position = position || '{"field":"Đất đai khác"}' where lock = 3 and dossier = 'HS-PHONG'`,
      'lock-position-differs',
    ],
    [
      'a head that history does not have',
      `update report_lock_head set hash = 'khac' where lock = 3 and dossier = 'HS-BO-SUNG'`,
      'lock-head-differs',
    ],
  ];
  it.each(tampered)('is missed by verify: %s', async (_what, sql, code) => {
    await database.asOwner('begin');
    await database.asOwner(`set local session_replication_role = replica`);
    await database.asOwner(sql);
    await database.asOwner('commit');
    const { mismatches } = await verify(database.desk);
    expect(mismatches.map((one) => one.code)).toContain(code);
  });
});

describe('locking', () => {
  it('refuses what is stored and does not follow from history', async () => {
    const fresh = await testDatabase();
    try {
      await replayLog(fresh.desk, () => lateStories);
      await fresh.asOwner(
        `update span set position = position || '{"channel":"postal"}' where dossier = 'HS-PHONG'`,
      );
      await expect(lockReport(fresh.desk, locking('2023-Q2'))).rejects.toMatchObject({
        code: 'report-unproven',
        message: expect.stringContaining('HS-PHONG') as string,
      });
      expect(await fresh.desk.locks.all()).toEqual([]);
    } finally {
      await fresh.drop();
    }
  });

  it('waits for whoever is still writing an act', async () => {
    const writer = new Client(database.url);
    await writer.connect();
    try {
      await writer.query('begin');
      await writer.query(`update dossier set seq = seq where id = 'HS-GIAO'`);
      let settled: number | undefined;
      const settling = database.desk.locks.settled().then((at) => (settled = at));
      const waiting = async () => {
        const { rows } = await database.asOwner(
          `select count(*)::int as n from pg_locks where relation = 'dossier'::regclass and not granted`,
        );
        return rows[0]?.n;
      };
      while ((await waiting()) !== 1) await new Promise((done) => setTimeout(done, 20));
      expect(settled).toBeUndefined();
      const { rows } = await writer.query<{ at: Date }>('select clock_timestamp() as at');
      await writer.query('commit');
      expect(await settling).toBeGreaterThanOrEqual(rows[0]!.at.getTime());
    } finally {
      await writer.end();
    }
  });
});

it('two who lock at once lock it once', async () => {
  const attempts = await Promise.allSettled(
    Array.from({ length: 4 }, () => lockReport(database.desk, locking('2023-Q3'))),
  );
  const refused = attempts.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as Error] : [],
  );
  expect(refused).toHaveLength(3);
  expect(refused).toEqual(
    Array.from({ length: 3 }, () => expect.objectContaining({ code: 'report-locked' }) as Error),
  );
});
