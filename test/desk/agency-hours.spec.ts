import { readCatalogue } from '#lib/catalogue';
import { loadCatalogue, openDesk, replayLog, verify, writeDigests } from '#lib/desk';
import { isoOf } from '#lib/dossier';
import { poolOf, type Work, workOf } from '#lib/persistence';

import { testDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.drop());

const saturday = (from: string) => ({
  kind: 'weekly' as const,
  from,
  weekdays: [6],
  hours: [{ from: '07:30', to: '11:30' }],
  reason: 'Làm việc sáng thứ bảy',
});

const line = (dossier: string, event: string, at: string, rest: object = {}) =>
  JSON.stringify({ dossier, event, at: `${at}:00+07:00`, by: 'mot-cua-1', ...rest });
const accepted = (dossier: string, agency: string) => [
  line(dossier, 'submit', '2023-06-08T08:00', {
    procedure: '1.001193',
    agency,
    channel: 'direct',
  }),
  line(dossier, 'accept', '2023-06-08T09:00', { term: { value: 3, unit: 'working-day' } }),
];

const dues = async () => {
  const desk = await openDesk(database.source);
  return Promise.all(
    ['HA', 'SON'].map(async (id) => {
      const due = (await desk.history.wholeDossier(id))?.due ?? null;
      return due === null ? null : isoOf(due);
    }),
  );
};

it('published, they count the dossiers of that agency anew, and withdrawn again, back', async () => {
  const catalogue = await readCatalogue('processes');
  const calendar = catalogue.calendar as object;
  const log = [...accepted('HA', 'thanh-ha'), ...accepted('SON', 'xa-thanh-son')];
  expect(await replayLog(await openDesk(database.source), () => log)).toMatchObject({
    rejected: [],
  });
  // Friday, Monday, Tuesday.
  expect(await dues()).toEqual(['2023-06-13T17:00:00+07:00', '2023-06-13T17:00:00+07:00']);

  const own = { ...calendar, agencies: { 'thanh-ha': [saturday('2023-06-01')] } };
  expect(await loadCatalogue(database.source, { ...catalogue, calendar: own })).toMatchObject({
    calendar: true,
    recounted: 2,
  });
  expect(await dues()).toEqual(['2023-06-12T17:00:00+07:00', '2023-06-13T17:00:00+07:00']);
  expect(await verify(await openDesk(database.source))).toMatchObject({ mismatches: [] });

  expect(await loadCatalogue(database.source, catalogue)).toMatchObject({ recounted: 2 });
  expect(await dues()).toEqual(['2023-06-13T17:00:00+07:00', '2023-06-13T17:00:00+07:00']);
  expect(await verify(await openDesk(database.source))).toMatchObject({ mismatches: [] });
});

describe('the digest of a Saturday', () => {
  let work: Work;
  beforeAll(async () => {
    const catalogue = await readCatalogue('processes');
    const calendar = {
      ...(catalogue.calendar as object),
      agencies: { 'thanh-ha': [saturday('2023-06-01')] },
    };
    await loadCatalogue(database.source, { ...catalogue, calendar });
    work = workOf(poolOf(database.source), 'example.vn');
    for (const [account, agency] of [
      ['a', 'thanh-ha'],
      ['b', 'xa-thanh-son'],
    ] as const) {
      await database.asOwner(
        `insert into account (id, username, name, email, must_change_password, administrator, grants, created_at)
         values ($1, $1, $1, $1 || '@example.vn', false, false, $2, now())`,
        [account, JSON.stringify([{ role: 'officer', agency }])],
      );
      await database.asOwner(
        `insert into notice (key, kind, channel, account, address, urgent, subject, body, state)
         values ('k/' || $1, 'task', 'inbox', $1, $1 || '@example.vn', false, 'Việc', 'Việc', 'sent')`,
        [account],
      );
    }
  });
  const written = async (at: string) =>
    writeDigests(
      await openDesk(database.source),
      work,
      (notices) => ({ subject: 'Hôm nay', body: `${notices.length} việc` }),
      Date.parse(`${at}:00+07:00`),
    );

  it('is written once those open who work on it, and to them alone', async () => {
    expect(await written('2023-06-10T07:29')).toBe(0);
    expect(await written('2023-06-10T07:30')).toBe(1);
    expect(await written('2023-06-10T12:00')).toBe(0);
    const { rows } = await database.asOwner(
      `select account from notice where kind = 'digest' order by account`,
    );
    expect(rows).toEqual([{ account: 'a' }]);
    expect(await written('2023-06-12T07:30')).toBe(1);
  });
});
