import type { Scope } from '#lib/directory';

import { anyOf, type Parameters } from './parameters.ts';

/**
 * A scope of the policy as a condition over `dossier d`, said once for every list. Agencies with the same
 * limits share a comparison, so that it stays as short as the grants are alike.
 */
export const scopeCondition = (scope: Scope, parameters: Parameters): string => {
  if (scope.all) return 'true';
  const within = (fields: readonly string[] | undefined) =>
    fields === undefined ? '' : ` and d.field = any (${parameters.add(fields)}::text[])`;
  const owned = alike(scope.owned, scope.fields).map(
    ({ agencies, fields }) =>
      `d.owner = any (${parameters.add(agencies)}::text[]) and d.hosted_by is null${within(fields)}`,
  );
  // Where one agency alone has part it owns the dossier, and what it may there stands under `owned`.
  const takingPart = alike(scope.takingPart, scope.takingPartFields).map(
    ({ agencies, fields }) =>
      `cardinality(d.agencies) > 1 and ${overlaps(scope.partBy, parameters.add(agencies))}${within(fields)}`,
  );
  return anyOf([...owned, ...takingPart]);
};

/** By the index over every agency first, whatever of them counts. */
const overlaps = (partBy: Scope['partBy'], agencies: string): string =>
  [...new Set(['agencies', partBy])]
    .map((column) => `d.${column} && ${agencies}::text[]`)
    .join(' and ');

/** Agencies by the fields they are limited to. */
const alike = (list: readonly string[], limits: Scope['fields']) => {
  const groups = new Map<string, { agencies: string[]; fields: readonly string[] | undefined }>();
  for (const agency of list) {
    const fields = limits[agency];
    const key = fields === undefined ? '' : JSON.stringify([...fields].sort());
    const group = groups.get(key) ?? { agencies: [], fields };
    group.agencies.push(agency);
    groups.set(key, group);
  }
  return [...groups.values()];
};
