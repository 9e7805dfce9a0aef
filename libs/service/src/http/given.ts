/** The same object without its undefined entries. */
export type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** What a query or body really gave: an optional field left out is absent, never undefined. */
export const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
