import { randomUUID } from 'node:crypto';

import { readCatalogue } from '#lib/catalogue';
import {
  act,
  type Desk,
  type DossierView,
  fireTimers,
  openDesk,
  publishable,
  rebuildFolds,
  verify,
  viewDossier,
} from '#lib/desk';
import type { Command, OfferRecord } from '#lib/dossier';
import { CatalogueStore, poolOf, type Work, workOf } from '#lib/persistence';
import { alertWords } from '#lib/service';

import { testDatabase, type TestDatabase } from '../support/database.ts';

/** Birth, then police and social insurance side by side: in force now. */
const CODE = '2.002621';
const POLICE = 'cong-an-tt-thanh-ha';
const INSURANCE = 'bhxh-thanh-ha';
/** Long before any day this runs on, so that the time to answer has passed. */
const LONG_AGO = Date.parse('2025-03-03T08:00:00+07:00');

let database: TestDatabase;
let desk: Desk;
let work: Work;
beforeAll(async () => {
  database = await testDatabase();
  desk = database.desk;
  work = workOf(poolOf(database.source), null);
  for (const [id, role, agency] of [
    ['chu-tich', 'chair', 'thanh-ha'],
    ['canh-sat', 'officer', POLICE],
    ['bao-hiem', 'officer', INSURANCE],
  ]) {
    await database.asOwner(
      `insert into account (id, username, name, must_change_password, administrator, grants, created_at)
       values ($1, $1, initcap($1), false, false, $2, now())`,
      [id, JSON.stringify([{ role, agency }])],
    );
  }
});
afterAll(() => database.drop());

const send = (dossier: string, type: Command['type'], rest: object = {}) =>
  act(desk, {
    command: {
      dossier,
      type,
      key: randomUUID(),
      by: 'x',
      source: 'log',
      reason: 'lý do',
      ...rest,
    } as Command,
    recorded: 'database',
  });

/** Registered and signed long ago, offered to the police and the insurance. */
const offered = async (dossier: string): Promise<DossierView> => {
  const at = LONG_AGO;
  await send(dossier, 'submit', { procedure: CODE, agency: 'thanh-ha', channel: 'direct', at });
  await send(dossier, 'accept', { at });
  await send(dossier, 'step', { action: 'chuyen-chuyen-mon', at });
  await send(dossier, 'step', { action: 'trinh-ky', at });
  return (await send(dossier, 'step', { action: 'ky', at })).dossier;
};

const offerOf = ({ fold }: DossierView, segment: string): OfferRecord =>
  fold.offers.findLast((offer) => offer.segment === segment)!;
const refOf = ({ seq, hash }: OfferRecord) => ({ seq, hash });

const toldOf = async (dossier: string) => {
  const { rows } = await database.asOwner(
    `select account, subject from notice where dossier = $1 and kind = 'alert' and subject like '%bàn giao%' order by 1, 2`,
    [dossier],
  );
  return rows.map(({ account, subject }) => [account, subject]);
};

it('tells both sides of an offer nobody answered in time, once', async () => {
  await offered('BG-1');
  await send('BG-1', 'receive', { segment: 'bhyt' });
  for (let sweep = 0; sweep < 2; sweep += 1) await fireTimers(desk, work, alertWords);
  expect(await toldOf('BG-1')).toEqual([
    [
      'canh-sat',
      'Hồ sơ BG-1, bàn giao “Đăng ký thường trú”: quá hạn trả lời, cần tiếp nhận hoặc từ chối',
    ],
    [
      'chu-tich',
      'Hồ sơ BG-1, bàn giao “Đăng ký thường trú”: cơ quan nhận chưa trả lời, đã quá hạn',
    ],
  ]);
  const { dossier } = await send('BG-1', 'expire', { segment: 'cu-tru' });
  expect(dossier.view.tasks.map(({ step }) => step).sort()).toEqual([
    'cap-the-bhyt',
    'cu-tru-tu-choi',
  ]);
});

it('gives the same answer to the same offer once, under whatever key it comes', async () => {
  const offer = refOf(offerOf(await offered('BG-2'), 'cu-tru'));
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => send('BG-2', 'receive', { segment: 'cu-tru', offer })),
  );
  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(new Set(answers.map(({ row }) => row.seq)).size).toBe(1);
  await expect(send('BG-2', 'decline', { segment: 'cu-tru', offer })).rejects.toMatchObject({
    code: 'offer-not-current',
    data: { answeredAs: 'received' },
  });
});

it('comes back by itself where the definition says so, and only while nobody answered', async () => {
  const { procedures } = await readCatalogue('processes');
  const procedure = procedures.find(({ code }) => code === CODE)!;
  const returning = {
    ...procedure,
    policies: { ...procedure.policies, onExpiry: 'return' as const },
  };
  await new CatalogueStore(database.source).publish([publishable(returning)]);
  const { pin } = publishable(returning);
  // A desk of its own: one that was open hears of a new model within seconds, not at once.
  desk = await openDesk(database.source);
  await offered('BG-3');
  await send('BG-3', 'receive', { segment: 'bhyt' });
  await fireTimers(desk, work, alertWords);
  const after = (await viewDossier(desk, 'BG-3'))!;
  expect(after.stored.pin).toBe(pin);
  expect(offerOf(after, 'cu-tru')).toMatchObject({ answeredAs: 'expired' });
  expect(offerOf(after, 'bhyt')).toMatchObject({ answeredAs: 'received' });
  expect(after.stored.rows.at(-1)).toMatchObject({ actor: 'system', fact: { type: 'expire' } });
  await fireTimers(desk, work, alertWords);
  expect((await viewDossier(desk, 'BG-3'))!.stored.rows).toHaveLength(after.stored.rows.length);
});

it('leaves everything as its history says, timers too', async () => {
  const { fold } = await offered('BG-4');
  const timers = async () =>
    (
      await database.asOwner(
        `select kind, agency, role, fires_at from timer where dossier = 'BG-4' order by kind`,
      )
    ).rows;
  const before = await timers();
  // Three of each offer, and one to each side of the first whose later steps no longer fit.
  expect(before.filter(({ kind }) => String(kind).startsWith('offer:'))).toHaveLength(8);
  await rebuildFolds(desk);
  expect(await timers()).toEqual(before);
  expect((await verify(desk)).mismatches).toEqual([]);
  expect(fold.offers).toHaveLength(2);
});
