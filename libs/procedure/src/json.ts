/** What a machine, a snapshot and an event are made of: they live in PostgreSQL as JSON. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;

export interface JsonObject {
  [key: string]: JsonValue;
}
