import { calendarTableSchema } from '#lib/calendar';
import { readCatalogue, readFormSets } from '#lib/catalogue';
import {
  dossierPapers,
  loadCatalogue,
  offeredForms,
  openDesk,
  registerPapers,
  replayLog,
  verify,
  viewDossier,
} from '#lib/desk';
import { isoOf } from '#lib/dossier';
import { ListQueries, poolOf } from '#lib/persistence';

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

  // Monday 02/01/2023 was off.
  expect(await loadCatalogue(database.source, catalogue)).toMatchObject({
    calendar: true,
    recounted: 1,
  });
  expect(await appointment()).toEqual({ due: '2023-01-05T17:00:00+07:00', provisional: false });
  expect(await written()).toEqual(['17:00 ngày 05/01/2023', false, [false]]);
  expect(await verify(await openDesk(database.source))).toMatchObject({ mismatches: [] });
  expect(await loadCatalogue(database.source, catalogue)).toMatchObject({ recounted: 0 });
});
