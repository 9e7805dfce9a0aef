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
      `${ownedBy(agencies, parameters)} and d.hosted_by is null${within(fields)}`,
  );
  // The owner has part in a dossier too; what it may there stands under `owned`.
  const takingPart = alike(scope.takingPart, scope.takingPartFields).map(
    ({ agencies, fields }) =>
      `cardinality(d.agencies) > 1 and ${partIn(scope.partBy, parameters.add(agencies))}${within(fields)}`,
  );
  return anyOf([...owned, ...takingPart]);
};

/**
 * A scope in parts that an index has in order of due: what each of a few agencies owns, and what they take part in.
 * A dossier may be in two. A list of a young agency, which begins with the oldest due, is else looked for among
 * all that is older. More agencies than these are walked together: they have something nearly everywhere.
 */
export const lanesOf = (scope: Scope): Scope[] => {
  if (scope.all || scope.owned.length > FEW) return [scope];
  const none = { all: false, owned: [], takingPart: [] };
  const { fields, takingPart, takingPartFields, partBy } = scope;
  if (takingPart.length + scope.owned.length === 0) return [scope];
  return [
    ...scope.owned.map((agency) => ({
      ...none,
      owned: [agency],
      fields,
      takingPartFields,
      partBy,
    })),
    ...(takingPart.length > 0 ? [{ ...none, takingPart, fields, takingPartFields, partBy }] : []),
  ];
};

const FEW = 4;

const ownedBy = (agencies: string[], parameters: Parameters): string =>
  agencies.length === 1
    ? `d.owner = ${parameters.add(agencies[0])}`
    : `d.owner = any (${parameters.add(agencies)}::text[])`;

/** By the index over every agency but the owner first, whatever of them counts. */
const partIn = (partBy: Scope['partBy'], agencies: string): string =>
  [
    `array_remove(d.agencies, d.owner) && ${agencies}::text[]`,
    ...(partBy === 'agencies' ? [] : [`d.${partBy} && ${agencies}::text[]`]),
  ].join(' and ');

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
