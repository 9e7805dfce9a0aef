import { periodReport, replayLog, reportAnnex } from '#lib/desk';
import { type Annex, canonicalJson } from '#lib/reporting';

import { testDatabase, type TestDatabase } from '../support/database.ts';
import { lateStories, learnedLater } from './late-stories.ts';

const REPORTED = Date.parse('2023-06-20T08:00:00+07:00');
const NOW = Date.parse('2026-12-31T00:00:00+07:00');
const order = { period: '2023-Q2', agency: 'thanh-ha', now: NOW };

let database: TestDatabase;
let annex: Annex;
beforeAll(async () => {
  database = await testDatabase();
  const { rejected } = await replayLog(database.desk, () => lateStories);
  expect(rejected).toEqual([]);
  annex = await reportAnnex(database.desk, order);
});
afterAll(() => database.drop());

const minutesOf = (dossier: string) => {
  const { late } = annex.overdue.find((row) => row.dossier === dossier)!;
  const { agencies, ...shares } = late;
  return { ...shares, agencies: agencies.map(({ agency, minutes }) => [agency, minutes]) };
};

it('lists the late dossiers of the quarter, the longest late first', () => {
  expect(
    annex.overdue.map(({ dossier, closedAt, lateBeforeRestart }) => [
      dossier,
      closedAt?.slice(0, 10) ?? null,
      lateBeforeRestart,
    ]),
  ).toEqual([
    ['HS-GIAO', null, false],
    ['HS-PHONG', '2023-05-04', false],
    ['HS-BO-SUNG', '2023-05-04', true],
  ]);
  expect(annex.overdue[0]).toMatchObject({
    procedure: '1.003003',
    procedureName: expect.stringContaining('quyền sử dụng đất lần đầu') as string,
    ownerName: 'UBND TT. Thanh Hà',
  });
});

it('lays the late time to whoever had the dossier', () => {
  expect(minutesOf('HS-PHONG')).toEqual({
    total: 9280,
    agency: 9237,
    applicant: 0,
    transit: 43,
    agencies: [
      ['phong-tnmt', 9110],
      ['huyen-thanh-ha', 83],
      ['thanh-ha', 44],
    ],
  });
  // Nobody answered the hand-over until 19 May; since then the district has it.
  expect(minutesOf('HS-GIAO')).toMatchObject({ agency: 8723, transit: 14797 });
});

it('lays to the applicant what the applicant was waited for, however the term restarted', () => {
  const { applicant, agency, total } = minutesOf('HS-BO-SUNG');
  expect({ applicant, total }).toEqual({ applicant: 2400, total: 9280 });
  expect(agency).toBe(minutesOf('HS-PHONG').agency - applicant);
});

it('tells of the parts that the segment table of the report counts', async () => {
  const { segments, evidence } = await periodReport(database.desk, order);
  expect(annex.evidence).toEqual(evidence);
  expect(annex.parts.map(({ agency, received }) => [agency, received])).toEqual(
    segments.map(({ agency, received }) => [agency, received]),
  );
});

it('tells of a dossier nothing by which its applicant is known', () => {
  expect(Object.keys(annex.overdue[0]!).sort()).toEqual([
    'closedAt',
    'dossier',
    'due',
    'field',
    'late',
    'lateBeforeRestart',
    'owner',
    'ownerName',
    'procedure',
    'procedureName',
    'provisional',
  ]);
});

it('is the same for the unit above, and of its own parts for an agency that only took part', async () => {
  const above = await reportAnnex(database.desk, { ...order, agency: 'huyen-thanh-ha' });
  expect(above.overdue).toEqual(annex.overdue);
  const office = await reportAnnex(database.desk, { ...order, agency: 'phong-tnmt' });
  expect(office.overdue).toEqual([]);
  expect(office.parts).toEqual(annex.parts.filter(({ agency }) => agency === 'phong-tnmt'));
});

it('is computed again for a past date byte by byte, whatever was learned since', async () => {
  const asKnown = { ...order, asKnownAt: REPORTED };
  const midway = { ...asKnown, asOf: Date.parse('2023-05-01T00:00:00+07:00') };
  const then = [];
  for (const one of [asKnown, midway])
    then.push(canonicalJson(await reportAnnex(database.desk, one)));
  expect((await reportAnnex(database.desk, midway)).overdueTotal).toMatchObject({
    resolved: 0,
    inHand: 3,
  });
  const { rejected } = await replayLog(database.desk, () => learnedLater);
  expect(rejected).toEqual([]);
  const again = [];
  for (const one of [asKnown, midway])
    again.push(canonicalJson(await reportAnnex(database.desk, one)));
  expect(again).toEqual(then);
  const now = await reportAnnex(database.desk, order);
  expect(now.overdueTotal).toMatchObject({ resolved: 3, inHand: 0 });
  expect(now.overdue.find(({ dossier }) => dossier === 'HS-GIAO')).toMatchObject({
    closedAt: '2023-06-01T09:00:00+07:00',
  });
});
