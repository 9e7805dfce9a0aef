import { calendarTableSchema, parseDay } from '#lib/calendar';
import { readCatalogue, readFormSets } from '#lib/catalogue';
import {
  type Desk,
  dossierPapers,
  loadCatalogue,
  offeredForms,
  openDesk,
  periodReport,
  registerPapers,
  replayLog,
  verify,
  viewDossier,
} from '#lib/desk';
import { isoOf } from '#lib/dossier';
import { ListQueries, poolOf } from '#lib/persistence';
import { canonicalReport } from '#lib/reporting';

import { standingReport } from '../../libs/desk/src/period-report.ts';
import { tagValues } from '../../libs/service/src/notices/tag-values.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.drop());

const line = (event: string, at: string, rest: object = {}) =>
  JSON.stringify({ dossier: 'L', event, at: `${at}:00+07:00`, by: 'mot-cua-1', ...rest });

const appointment = async () => {
  const desk = await openDesk(database.source);
  const position = (await desk.history.wholeDossier('L'))?.known.at(-1)?.position;
  const { due = null, provisional } = position ?? {};
  return { due: due === null ? null : isoOf(due), provisional };
};

/** What the applicant is written, what is printed on the receipt, what stands in the register. */
const written = async () => {
  const desk = await openDesk(database.source);
  const dossier = await viewDossier(desk, 'L');
  const { due } = tagValues(
    desk,
    'received',
    { before: undefined, after: dossier!, texts: new Map() },
    undefined,
  );
  const offered = offeredForms(dossier!, await readFormSets('processes')).find(
    ({ kind }) => kind === 'receipt',
  )!;
  const order = {
    offered,
    applicant: null,
    written: (text: string | null) => text,
    names: { of: () => Promise.resolve(new Map<string, string>()) },
    lookUp: null,
  };
  const register = await registerPapers(desk, new ListQueries(poolOf(database.source)), {
    agency: 'thanh-ha',
    from: '2022-12-28',
    to: '2022-12-28',
    now: Date.parse('2022-12-28T17:00:00+07:00'),
    seen: () => null,
  });
  return [
    due,
    (await dossierPapers(desk, dossier!, order)).due?.provisional,
    register.dossiers.map((row) => row.due?.provisional),
  ];
};

/** A report that is drafted as things stand, and opened again by what it says it was counted at. */
const draft = {
  period: '2023-Q1',
  agency: 'thanh-ha',
  now: Date.parse('2023-04-01T00:00:00+07:00'),
};

/** The calendar as it was known before the decision for 2023. */
const until2022 = (calendar: unknown) => {
  const table = calendarTableSchema.parse(calendar);
  const to = '2022-12-31';
  const known = ({ date }: { date: string }) => date <= to;
  return {
    ...table,
    known: { ...table.known, to },
    offDays: table.offDays.filter(known),
    workingDays: table.workingDays.filter(known),
  };
};

it('a provisional due is counted again when the calendar of those days arrives', async () => {
  const catalogue = await readCatalogue('processes');
  const before = { ...catalogue, calendar: until2022(catalogue.calendar) };
  expect(await loadCatalogue(database.source, before)).toMatchObject({ recounted: 0 });
  const log = [
    line('submit', '2022-12-28T08:05', {
      procedure: '1.001193',
      agency: 'thanh-ha',
      channel: 'direct',
    }),
    line('accept', '2022-12-28T09:00', { term: { value: 5, unit: 'working-day' } }),
  ];
  const desk = await openDesk(database.source);
  expect(await replayLog(desk, () => log)).toMatchObject({ rejected: [] });
  expect(await appointment()).toEqual({ due: '2023-01-04T17:00:00+07:00', provisional: true });
  expect(await written()).toEqual(['17:00 ngày 04/01/2023 (hẹn tạm)', true, [true]]);

  const provisional = async (of: Desk, rest: object = {}) => {
    const report = await periodReport(of, {
      period: '2023-Q1',
      agency: 'thanh-ha',
      asOf: Date.parse('2022-12-31T00:00:00+07:00'),
      now: Date.now(),
      ...rest,
    });
    return [report.total.memo.provisional, canonicalReport(report)] as const;
  };
  const asKnownAt = Date.now();
  const then = await provisional(desk, { asKnownAt });
  expect(then[0]).toBe(1);
  const drafted = await periodReport(desk, draft);
  const counted = await standingReport(desk, draft);

  // Monday 02/01/2023 was off.
  expect(await loadCatalogue(database.source, catalogue)).toMatchObject({
    calendar: true,
    recounted: 1,
  });
  expect(await appointment()).toEqual({ due: '2023-01-05T17:00:00+07:00', provisional: false });
  expect(await written()).toEqual(['17:00 ngày 05/01/2023', false, [false]]);
  expect(await verify(await openDesk(database.source))).toMatchObject({ mismatches: [] });

  // Who was at work goes by it as soon as they hear of it, and only then.
  expect(desk.calendars.of(null).knownTo).toBe(parseDay('2022-12-31'));
  expect([await desk.hear(), await desk.hear()]).toEqual([true, false]);
  expect(desk.calendars.of(null).knownTo).toBe(parseDay('2026-12-31'));
  // What was counted meanwhile is of one calendar to the end, as a lock pins it.
  expect(counted.by.calendars.of(null).knownTo).toBe(parseDay('2022-12-31'));
  expect(counted.by.reference).not.toEqual(desk.reference);
  // What was known then was counted by the calendar of then.
  expect(await provisional(desk, { asKnownAt })).toEqual(then);
  const { asOf, asKnownAt: draftedAt } = drafted;
  const again = { ...draft, asOf: Date.parse(asOf), asKnownAt: Date.parse(draftedAt) };
  expect(await periodReport(desk, again)).toEqual(drafted);
  expect((await provisional(desk))[0]).toBe(0);
  expect(await loadCatalogue(database.source, catalogue)).toMatchObject({ recounted: 0 });
});
