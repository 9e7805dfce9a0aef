import * as partners from './partners.ts';
import * as people from './people.ts';
import * as engine from './rows.ts';
import * as work from './work.ts';

/** Every entity TypeORM knows. */
export const entities = [
  ...Object.values(engine),
  ...Object.values(partners),
  ...Object.values(people),
  ...Object.values(work),
];
