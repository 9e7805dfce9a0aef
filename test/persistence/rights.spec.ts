import { Client } from 'pg';

import { migrate, openDatabase } from '#lib/persistence';

import { emptyDatabase, type EmptyDatabase } from '../support/database.ts';

const owner = `owner_${process.pid}`;
const stranger = `stranger_${process.pid}`;
let database: EmptyDatabase;
let server: Client;

/** The database's address for one of its users. */
const urlOf = (user: string): string => {
  const url = new URL(database.url);
  url.username = user;
  url.password = 'mat-khau';
  return url.href;
};

beforeAll(async () => {
  database = await emptyDatabase();
  server = new Client(database.url);
  await server.connect();
  const name = new URL(database.url).pathname.slice(1);
  for (const user of [owner, stranger])
    await server.query(`create role ${user} login password 'mat-khau'`);
  await server.query(`alter database ${name} owner to ${owner}`);
});
afterAll(async () => {
  await server.query(`drop owned by ${owner}, ${stranger} cascade`);
  await server.query(`reassign owned by ${owner} to current_user`);
  await server.query(`drop role ${owner}`);
  await server.query(`drop role ${stranger}`);
  await server.end();
  await database.drop();
});

const lacking = (user: string) => ({
  name: 'DatabaseRefusal',
  code: 'role-missing',
  message: expect.stringContaining(`grant motcua_app to "${user}"`) as string,
});

it('an owner who may not make the role is told what to ask for, and needs no more than that', async () => {
  const said = import.meta.jest.spyOn(console, 'log');
  await expect(migrate(urlOf(owner))).rejects.toMatchObject(lacking(owner));
  expect(said).not.toHaveBeenCalled();
  said.mockRestore();
  await server.query(`
    do $$ begin create role motcua_app nologin; exception when duplicate_object then null; end $$;
    grant motcua_app to ${owner}`);
  expect(await migrate(urlOf(owner))).toContain('Foundation1700000000001');
  const source = await openDatabase(urlOf(owner));
  await source.destroy();
});

it('so is a user the role was not given to', async () => {
  await expect(openDatabase(urlOf(stranger))).rejects.toMatchObject(lacking(stranger));
});
