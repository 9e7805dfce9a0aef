import { Models, publishable } from '#lib/desk';
import { CatalogueStore } from '#lib/persistence';

import { testDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.drop());

it('a model read from the database keeps the order of its author: the usual action first', async () => {
  const { models } = database.desk;
  const { procedure, machine } = await models.current('2.000635', '2023-06-14', true);
  expect(Object.keys(procedure.lanes)).toEqual(['mot-cua', 'chuyen-mon', 'lanh-dao']);
  expect(Object.keys(machine.tasks['tham-tra']?.actions ?? {})).toEqual([
    'trinh-ky',
    'tra-lai',
    'khong-du-dieu-kien',
  ]);
  expect(Object.keys(machine.tasks['ky-duyet']?.actions ?? {})).toEqual([
    'ky',
    'tra-lai',
    'tu-choi',
  ]);
});

it('a version that another process published is current ten seconds later', async () => {
  let now = 0;
  const store = new CatalogueStore(database.source);
  const models = new Models(store, () => now);
  const before = await models.current('2.000635', '2023-06-14', true);
  const { procedure } = before;
  await store.publish([publishable({ ...procedure, name: `${procedure.name} (bản sửa)` })]);
  now += 9_999;
  expect((await models.current('2.000635', '2023-06-14', true)).pin).toBe(before.pin);
  now += 1;
  const after = await models.current('2.000635', '2023-06-14', true);
  expect(after.procedure.name).toBe(`${procedure.name} (bản sửa)`);
  expect((await models.pinned(before.pin)).procedure.name).toBe(procedure.name);
});
