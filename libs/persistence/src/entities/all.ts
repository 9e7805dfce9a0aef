import * as engine from './rows.ts';

/** Every entity TypeORM knows. */
export const entities = [...Object.values(engine)];
