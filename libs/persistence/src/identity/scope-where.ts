import type { Scope } from '#lib/directory';

/**
 * A scope as a condition of SQL over the table dossier, and its parameter: the list filter of the policy,
 * said once for every list. Takes part: the agency is among those of a span now known.
 *
 * @param alias the dossier table's alias in the query
 * @param place the number of the parameter, 3 for $3
 * @example
 * const { sql, value } = scopeWhere(scope, 'd', 1)
 * source.query(`select d.id from dossier d where ${sql}`, [value])
 */
export const scopeWhere = (
  scope: Scope,
  alias: string,
  place: number,
): { sql: string; value: string } => {
  const rows = (list: readonly string[], fields: Scope['fields']) =>
    list.map((agency) => ({ agency, fields: fields[agency] ?? null }));
  const value = JSON.stringify({
    all: scope.all,
    owned: rows(scope.owned, scope.fields),
    part: rows(scope.takingPart, scope.takingPartFields),
  });
  const among = (list: string, match: string) => `exists (
      select from jsonb_to_recordset($${place}::jsonb->'${list}') as g(agency text, fields jsonb)
      where ${match} and (g.fields is null or g.fields ? ${alias}.field))`;
  return {
    value,
    sql: `(($${place}::jsonb->>'all')::boolean
    or ${among('owned', `g.agency = ${alias}.owner`)}
    or ${among(
      'part',
      `exists (select from span s where s.dossier = ${alias}.id and s.known_to is null and s.agencies @> array[g.agency])`,
    )})`,
  };
};
