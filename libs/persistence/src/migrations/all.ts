import { Foundation1700000000001 } from './0001-foundation.ts';
import { Work1700000000003 } from './0003-work.ts';

/** Every migration, in order; forward only. */
export const migrations = [Foundation1700000000001, Work1700000000003];
