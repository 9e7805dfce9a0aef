import { readPetitionForm } from '#lib/catalogue';
import { dossiersOfPetitions, periodReport, petitionReport, replayLog } from '#lib/desk';
import type { PetitionForm } from '#lib/documents';
import { IdentityBroken, periodOf, petitionCells, type PetitionReport } from '#lib/reporting';

import { testDatabase, type TestDatabase } from '../support/database.ts';
import { logOf, petitionTales, plainCount } from './petition-log.ts';

let database: TestDatabase;
let form: PetitionForm;
beforeAll(async () => {
  database = await testDatabase();
  const found = await readPetitionForm('processes', periodOf('2024-Q1'));
  if (!found) throw new Error('no form of petitions');
  form = found;
});
afterAll(() => database.drop());

const NOW = Date.parse('2026-11-01T00:00:00+07:00');

const line = (dossier: string, event: string, at: string, fields: object = {}): string =>
  JSON.stringify({ dossier, event, at: `2026-${at}:00+07:00`, by: 'mot-cua-1', ...fields });

const opened = (dossier: string, procedure: string): string[] => [
  line(dossier, 'submit', '03-20T08:00', { procedure, agency: 'thanh-ha', channel: 'direct' }),
  line(dossier, 'accept', '03-20T08:00'),
];

const step = (dossier: string, at: string, task: string, action: string, facts?: object): string =>
  line(dossier, 'step', at, { task, action, ...(facts && { facts }) });

const played = async (lines: readonly string[]): Promise<void> =>
  expect((await replayLog(database.desk, () => [...lines])).rejected).toEqual([]);

const rowsOf = ({ kinds }: PetitionReport) =>
  Object.fromEntries(kinds.map(({ kind, name: _name, ...counts }) => [kind, counts]));

describe('a quarter by hand', () => {
  const order = { period: '2026-Q2', agency: 'thanh-ha', now: NOW };
  beforeAll(() =>
    played([
      ...opened('TTHC-1', '1.001193'),
      ...opened('P1', 'PAKN-01'),
      step('P1', '03-23T09:00', 'tiep-nhan', 'chuyen-xem-xet', { 've-viec': 'hanh-vi' }),
      step('P1', '03-30T09:00', 'xem-xet', 'trinh-ky'),
      step('P1', '03-31T09:00', 'ky-duyet', 'ky'),
      step('P1', '04-01T09:00', 'cong-khai', 'xong', { 'cong-khai': true }),
      ...opened('P2', 'PAKN-01'),
      step('P2', '06-10T09:00', 'tiep-nhan', 'chuyen-xem-xet', { 've-viec': 'ca-hai' }),
      ...opened('P3', 'PAKN-01'),
    ]),
  );

  it('counts petitions apart: in no figure of TTHC, and no TTHC among petitions', async () => {
    const report = await periodReport(database.desk, order);
    expect(report.total.received).toBe(1);
    expect(report.fields.map(({ field }) => field)).toEqual(['Hộ tịch']);
    expect(await petitionReport(database.desk, { ...order, form })).toMatchObject({
      form: 'II.05/VPCP/KSTT',
      total: { received: 3, carriedOver: 0, inPeriod: 3, handled: 1, inHand: 2, published: 1 },
      kinds: [
        { kind: 'hanh-vi', received: 1, handled: 1, inHand: 0, published: 1 },
        { kind: 'quy-dinh', received: 1, handled: 0, inHand: 1, published: 0 },
        { kind: 'ca-hai', received: 1, handled: 0, inHand: 1, published: 0 },
      ],
      unsaid: 1,
      evidence: { dossiers: 3 },
    });
  });

  it.each([
    ['before it was classified', '2026-03-22', { 'hanh-vi': 0, 'quy-dinh': 3, 'ca-hai': 0 }],
    ['before the second was', '2026-06-01', { 'hanh-vi': 1, 'quy-dinh': 2, 'ca-hai': 0 }],
  ])('looked at %s it says what was said by then', async (_, day, received) => {
    const asOf = Date.parse(`${day}T00:00:00+07:00`);
    const report = await petitionReport(database.desk, { ...order, asOf, form });
    expect(
      Object.fromEntries(report.kinds.map(({ kind, received: count }) => [kind, count])),
    ).toEqual(received);
  });

  it('reads its facts where the form says, whatever they are called', async () => {
    const other = { ...form, about: { ...form.about, fact: 'cong-khai' } };
    await expect(petitionReport(database.desk, { ...order, form: other })).rejects.toThrow(
      IdentityBroken,
    );
  });

  it('carries what is in hand over into the next quarter', async () => {
    const next = await petitionReport(database.desk, { ...order, period: '2026-Q3', form });
    expect(next.total).toMatchObject({ received: 2, carriedOver: 2, inPeriod: 0 });
  });
});

describe('random logs of petitions', () => {
  const tales = petitionTales(20_240_120, 250);
  beforeAll(() => played(logOf(tales)), 120_000);

  const periods = ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2024-H1', '2024', '2025-Q1'];
  const units: Record<string, string[]> = {
    'thanh-ha': ['thanh-ha'],
    'xa-tan-viet': ['xa-tan-viet'],
    'huyen-thanh-ha': ['huyen-thanh-ha', 'thanh-ha', 'xa-tan-viet'],
  };
  const asked = periods.flatMap((period) =>
    Object.keys(units).flatMap((agency, place) => {
      const { start, end } = periodOf(period);
      const within = start + ((end - start) * (place + 1)) / 5;
      return [
        { period, agency },
        { period, agency, asOf: within },
        { period, agency, asKnownAt: end },
        { period, agency, asOf: end - 86_400_000, asKnownAt: within },
      ];
    }),
  );

  it('every figure of every report is the plain count of the lines, and has its dossiers behind it', async () => {
    let received = 0;
    for (const ask of asked) {
      const order = { ...ask, now: NOW, form };
      const report = await petitionReport(database.desk, order);
      const { start, end } = periodOf(ask.period);
      const plain = plainCount(tales, {
        from: start,
        cut: Math.min(end, ask.asOf ?? end),
        knownAt: ask.asKnownAt ?? Infinity,
        agencies: units[ask.agency] ?? [],
      });
      const { total, unsaid, identities } = report;
      expect({ ask, total, kinds: rowsOf(report), unsaid }).toEqual({ ask, ...plain });
      expect(identities.filter(({ holds }) => !holds)).toEqual([]);
      received += total.received;
    }
    // Not a comparison of nothing with nothing.
    expect(received).toBeGreaterThan(1000);
    const order = { period: '2024', agency: 'huyen-thanh-ha', now: NOW, form };
    const report = await petitionReport(database.desk, order);
    expect(report.units?.map(({ agency }) => agency).sort()).toEqual(['thanh-ha', 'xa-tan-viet']);
    for (const cell of petitionCells) {
      for (const row of report.kinds)
        expect(await dossiersOfPetitions(database.desk, order, cell, row)).toHaveLength(row[cell]);
      for (const row of report.units ?? [])
        expect(
          await dossiersOfPetitions(database.desk, order, cell, { owner: row.agency }),
        ).toHaveLength(row[cell]);
    }
  });
});
