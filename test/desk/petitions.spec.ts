import { act, periodReport } from '#lib/desk';

import { testDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.drop());

const opened = async (dossier: string, procedure: string): Promise<void> => {
  const at = Date.parse('2026-03-20T08:00:00+07:00');
  const base = { dossier, by: 'mot-cua-1', source: 'log' as const, at };
  const where = { agency: 'thanh-ha', channel: 'direct' as const };
  await act(database.desk, {
    command: { ...base, key: 'submit', type: 'submit', procedure, ...where },
    recorded: 'database',
  });
  await act(database.desk, {
    command: { ...base, key: 'accept', type: 'accept' },
    recorded: 'database',
  });
};

it('counts a petition apart: in no figure of TTHC, and no TTHC among petitions', async () => {
  await opened('TTHC-1', '1.001193');
  await opened('TTHC-2', '1.001022');
  await opened('PAKN-1', 'PAKN-01');
  const order = { period: '2026-Q2', agency: 'thanh-ha', now: Date.now() };
  const report = await periodReport(database.desk, order);
  expect(report.total.received).toBe(2);
  expect(report.fields.map(({ field }) => field)).toEqual(['Hộ tịch']);
  const petitions = await periodReport(database.desk, { ...order, petitions: true });
  expect(petitions.total).toMatchObject({ received: 1, carriedOver: 0, resolved: { total: 0 } });
  expect(petitions.fields.map(({ field }) => field)).toEqual(['Phản ánh, kiến nghị']);
}, 30_000);
