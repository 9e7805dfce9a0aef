import { databaseRefusal } from '../../libs/persistence/src/refusal.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.drop());

const refusalOf = async (sql: string): Promise<unknown> => {
  try {
    await database.asOwner(sql);
    return undefined;
  } catch (error) {
    return databaseRefusal(error);
  }
};

it.each([
  ['an extension that is not installed', 'create extension khong_co', 'extension-missing'],
  ['a table that is not there', 'select 1 from khong_co', 'database-not-migrated'],
])('%s is told to the operator', async (_, sql, code) => {
  expect(await refusalOf(sql)).toMatchObject({ name: 'DatabaseRefusal', code });
});

it('a fault of ours stays one', async () => {
  expect(await refusalOf('select 1 / 0')).toMatchObject({ code: '22012' });
});
