import { testDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
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
