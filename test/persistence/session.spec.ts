import { testDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.drop());

it.each([
  ['role', 'motcua_app'],
  ['TimeZone', 'UTC'],
  ['jit', 'off'],
])('every connection we work on has %s = %s', async (name, value) => {
  expect(await database.source.query(`select current_setting($1) as value`, [name])).toEqual([
    { value },
  ]);
});
