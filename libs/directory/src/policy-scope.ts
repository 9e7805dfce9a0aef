import type { Day } from './agency.ts';
import type { Directory } from './directory.ts';
import { type Actor, type DossierOf, type Grant, roles } from './people.ts';
import { isAbove } from './policy.ts';
import { administratorDeeds, type Deed, policy, substituteDeeds } from './policy-table.ts';

/** Deeds that are allowed or not by what a dossier is, so that a list can be filtered by them. */
export type ListedDeed = Extract<Deed, 'read' | 'history' | 'applicant' | 'act' | 'correct'>;

/**
 * On which dossiers an actor may do a deed, as a filter for lists: those of `all`; else owned by one of
 * `owned`, or with one of `takingPart` among the agencies of `partBy`, in the fields named for that agency (none
 * named: any).
 */
export interface Scope {
  all: boolean;
  /** Agencies whose own dossiers are in scope: the actor's, and those below where the role looks down. */
  owned: string[];
  /** Agencies whose part in dossiers of others brings these into scope. */
  takingPart: string[];
  /** Who counts as taking part: whoever ever did, whoever has something of it now, or of those who learn the applicant. */
  partBy: 'agencies' | 'working' | 'acquainted';
  /** Agency of `owned` → its fields; absent: all. */
  fields: Readonly<Record<string, readonly string[]>>;
  /** Agency of `takingPart` → its fields; absent: all. */
  takingPartFields: Readonly<Record<string, readonly string[]>>;
}

/**
 * The list filter of the one policy: a dossier is in scope exactly if `may(…, deed, …)` allows the deed on it.
 * A role that is given a deed by its past part is given it by a present one.
 *
 * @param deed 'read' unless said otherwise
 * @example
 * scopeOf(directory, clerk, '2023-06-14') // { all: false, owned: ['thanh-ha'], takingPart: ['thanh-ha'], … }
 */
export function scopeOf(
  directory: Directory,
  actor: Actor,
  day: Day,
  deed: ListedDeed = 'read',
): Scope {
  const everywhere = actor.administrator && administratorDeeds.includes(deed);
  const owned = new Fields();
  const takingPart = new Fields();
  const nowhere = actor.administrator && deed === 'applicant';
  const lent = substituteDeeds.includes(deed)
    ? (actor.standsInFor ?? []).flatMap(({ grants }) => grants)
    : [];
  for (const grant of everywhere || nowhere ? [] : [...actor.grants, ...lent]) {
    const agencies = [grant.agency, ...directory.predecessorsOf(grant.agency, day)];
    for (const id of agencies) {
      if (policy.owner[grant.role].includes(deed)) owned.add(id, grant);
      if (policy.part[grant.role].includes(deed)) takingPart.add(id, grant);
    }
    if (policy.above[grant.role].includes(deed))
      for (const id of below(directory, grant.agency, day)) owned.add(id, grant);
  }
  return {
    all: everywhere,
    owned: owned.agencies,
    takingPart: takingPart.agencies,
    partBy: partBy(deed),
    fields: owned.limits,
    takingPartFields: takingPart.limits,
  };
}

/** Whose part gives a deed. */
const partBy = (deed: ListedDeed): Scope['partBy'] => {
  if (deed === 'applicant') return 'acquainted';
  return roles.some((role) => policy.past[role].includes(deed)) ? 'agencies' : 'working';
};

/** Whether a dossier is in a scope: what a list's WHERE says, for rows at hand. */
export function inScope(scope: Scope, dossier: DossierOf): boolean {
  const { owner, field } = dossier;
  const within = (list: string[], fields: Scope['fields'], agency: string) =>
    list.includes(agency) && (fields[agency]?.includes(field) ?? true);
  return (
    scope.all ||
    within(scope.owned, scope.fields, owner) ||
    dossier[scope.partBy].some((agency) => within(scope.takingPart, scope.takingPartFields, agency))
  );
}

/** Every agency ever declared that stands below on the day: an abolished unit's dossiers stay in sight. */
const below = (directory: Directory, agency: string, day: Day): string[] =>
  [...new Set(directory.agencies.map(({ id }) => id))].filter((id) =>
    isAbove(directory, agency, id, day),
  );

/** Agencies with the fields they are limited to; one unlimited grant lifts the limit. */
class Fields {
  readonly #fields = new Map<string, Set<string> | null>();

  add(agency: string, grant: Grant): void {
    const known = this.#fields.get(agency);
    if (known === null) return;
    if (grant.fields === undefined) this.#fields.set(agency, null);
    else this.#fields.set(agency, new Set([...(known ?? []), ...grant.fields]));
  }

  get agencies(): string[] {
    return [...this.#fields.keys()];
  }

  get limits(): Record<string, readonly string[]> {
    return Object.fromEntries(
      [...this.#fields].flatMap(([agency, fields]) => (fields ? [[agency, [...fields]]] : [])),
    );
  }
}
