import { replayLog } from '#lib/desk';
import type { Annex } from '#lib/reporting';
import { openServer, type OpenServer } from '#lib/service';

import { lateStories } from '../desk/late-stories.ts';
import { aSystem, type Caller } from '../support/caller.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { serverOptions } from '../support/server.ts';

let database: TestDatabase;
let server: OpenServer;
let desk: Caller;
let auditor: Caller;
let officer: Caller;

beforeAll(async () => {
  database = await testDatabase();
  await replayLog(database.desk, () => lateStories);
  server = await openServer(serverOptions(database, { work: { consume: false } }));
  desk = await aSystem(server, { role: 'desk', agency: 'thanh-ha' });
  auditor = await aSystem(server, { role: 'auditor', agency: 'thanh-ha' });
  officer = await aSystem(server, { role: 'officer', agency: 'thanh-ha' });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

const path = (query = '', agency = 'thanh-ha') => `/reports/2023-Q2/annex?agency=${agency}${query}`;

it('tells whose time the late time of the report’s dossiers was, to whoever may see the report', async () => {
  const { status, body } = await desk.get<Annex>(path());
  expect(status).toBe(200);
  expect(body.overdue.map(({ dossier, late: { total } }) => [dossier, total])).toEqual([
    ['HS-GIAO', 23520],
    ['HS-PHONG', 9280],
    ['HS-BO-SUNG', 9280],
  ]);
  const { body: report } = await desk.get<{ total: object; evidence: object }>(
    '/reports/2023-Q2?agency=thanh-ha',
  );
  expect(report.total).toMatchObject({ resolved: { overdue: 2 }, inHand: { overdue: 1 } });
  expect(report.evidence).toEqual(body.evidence);
  expect((await auditor.get<Annex>(path())).body).toEqual(body);
  expect((await officer.get(path())).status).toBe(403);
});

it('looks back as the report does', async () => {
  const { body } = await desk.get<Annex>(path('&asOf=2023-04-04T00:00:00%2B07:00'));
  expect(body).toMatchObject({
    asOf: '2023-04-04T00:00:00+07:00',
    overdueTotal: { dossiers: 0, late: { total: 0 } },
  });
});

it.each([
  ['docx', 'wordprocessingml'],
  ['xlsx', 'spreadsheetml'],
])('comes as %s', async (format, type) => {
  const { status, headers } = await desk.get(path(`&format=${format}`));
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain(type);
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="phu-luc-qua-han-2023-Q2-thanh-ha.${format}"`,
  );
});

it.each([
  ['another agency’s', path('', 'xa-tan-viet'), 403, 'forbidden'],
  ['no period', '/reports/2023-Q7/annex?agency=thanh-ha', 404, 'period-unknown'],
  ['no agency named', '/reports/2023-Q2/annex', 422, 'bad-input'],
  ['no format', path('&format=pdf'), 422, 'bad-input'],
])('refuses %s', async (_what, asked, status, code) => {
  expect(await desk.get(asked)).toMatchObject({ status, body: { code } });
});
