import { replayLog } from '#lib/desk';
import { openServer, type OpenServer } from '#lib/service';

import { unpack } from '../../libs/documents/src/archive.ts';
import { logOf, petitionTales } from '../desk/petition-log.ts';
import { aSystem, type Caller } from '../support/caller.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { docxText } from '../support/docx-text.ts';
import { serverOptions } from '../support/server.ts';

let database: TestDatabase;
let server: OpenServer;
let desk: Caller;
beforeAll(async () => {
  database = await testDatabase();
  await replayLog(database.desk, () => logOf(petitionTales(7, 40)));
  server = await openServer(serverOptions(database, { work: { consume: false } }));
  desk = await aSystem(server, { role: 'desk', agency: 'thanh-ha' });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

type Row = Record<
  'received' | 'carriedOver' | 'inPeriod' | 'handled' | 'inHand' | 'published',
  number
>;
interface Answer {
  form: string;
  total: Row;
  kinds: (Row & { kind: string })[];
  identities: { id: string; holds: boolean }[];
}

const YEAR = '/reports/2024/petitions';

it('answers the report on petitions, each figure with its dossiers', async () => {
  const { status, body } = await desk.get<Answer>(`${YEAR}?agency=thanh-ha`);
  expect(status).toBe(200);
  expect(body.form).toBe('II.05/VPCP/KSTT');
  expect(body.total.received).toBeGreaterThan(5);
  expect(body.total.published).toBeGreaterThan(0);
  expect(body.identities.every(({ holds }) => holds)).toBe(true);
  for (const row of body.kinds)
    for (const key of ['received', 'handled', 'inHand', 'published'] as const) {
      const cell = await desk.get<{ figure: number; items: { procedure: string }[] }>(
        `${YEAR}/cells/${key}?agency=thanh-ha&kind=${row.kind}`,
      );
      expect(cell.body).toMatchObject({ figure: row[key] });
      expect(cell.body.items.map(({ procedure }) => procedure)).toEqual(
        Array.from({ length: row[key] }, () => 'PAKN-01'),
      );
    }
});

it.each(['xlsx', 'docx'])('comes as %s, named after the form', async (format) => {
  const { key } = await server.apiKeys.create('tệp', [{ role: 'desk', agency: 'thanh-ha' }]);
  const answer = await fetch(`${server.url}/api/v1${YEAR}?agency=thanh-ha&format=${format}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="bieu-ii-05-2024-thanh-ha.${format}"`,
  );
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const said =
    format === 'docx'
      ? docxText(bytes)
      : Buffer.from(unpack(bytes).get('xl/sharedStrings.xml') ?? []).toString();
  for (const words of ['Biểu số: II.05/VPCP/KSTT', 'Cả hành vi và quy định hành chính'])
    expect(said).toContain(words);
});

it.each([
  ['a figure the form has not', `${YEAR}/cells/resolved.total?agency=thanh-ha`, 422],
  ['an agency that is not theirs', `${YEAR}?agency=xa-tan-viet`, 403],
  ['a period there is none of', '/reports/2024-Q5/petitions?agency=thanh-ha', 404],
  ['a period from before the form', '/reports/2020-Q1/petitions?agency=thanh-ha', 422],
])('refuses %s', async (_, path, status) => {
  expect((await desk.get(path)).status).toBe(status);
});
