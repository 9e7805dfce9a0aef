import { Foundation1700000000001 } from './0001-foundation.ts';

/** Every migration, in order; forward only. */
export const migrations = [Foundation1700000000001];
