import type { Scope } from '#lib/directory';
import type { Instant } from '#lib/dossier';
import type { Phase } from '#lib/procedure';

import type { ListedDossier } from '../listed.ts';
import type { PageStart } from '../page.ts';
import { afterCondition, Parameters, type Statement } from './parameters.ts';
import { scopeCondition } from './scope-condition.ts';
import { type Search, searchCondition } from './search-condition.ts';

/** How a list of dossiers can be ordered. */
export type DossierSort = 'due' | 'submitted' | 'recorded';

const orders: Readonly<Record<DossierSort, { by: string; after: '<' | '>' }>> = {
  due: { by: `coalesce(d.due, 'infinity'::timestamptz)`, after: '>' },
  submitted: { by: 'd.submitted_at', after: '<' },
  recorded: { by: 'd.recorded_at', after: '<' },
};

/** Which dossiers of a scope are asked for; each filter narrows, an absent one does nothing. */
export interface DossierFilters {
  phases?: readonly Phase[];
  owner?: string;
  procedure?: string;
  field?: string;
  /** How a closed dossier was judged, or how one in hand stands now. */
  standing?: NonNullable<ListedDossier['standing']>;
  /** Whether its clock stands still. */
  paused?: boolean;
  /** Whether what is ahead of it no longer fits before its due, while it is not late yet. */
  atRisk?: boolean;
  dueBefore?: Instant;
  dueFrom?: Instant;
  /** With an open task of this agency; of this role; of both in one task. */
  taskAgency?: string;
  taskRole?: string;
}

export interface DossiersQuery extends DossierFilters {
  scope: Scope;
  sort: DossierSort;
  limit: number;
  after?: PageStart;
  search?: Search;
}

/** How a dossier in hand stands, or a closed one was judged. */
export const standingNow = `coalesce(
  d.standing,
  case when d.phase = 'in-hand' then
    case when d.overdue_from <= clock_timestamp() then 'overdue' else 'within' end
  end
)`;

/** Not late yet, and what is ahead no longer fits before the due. */
export const atRiskNow = `(d.phase = 'in-hand' and d.risk_from is not null and d.risk_from <= clock_timestamp()
  and coalesce(d.overdue_from > clock_timestamp(), true))`;

/**
 * Dossiers in somebody's scope, filtered, a page in one order.
 *
 * @param among - only of these; what a search was found to mean
 */
export const listDossiers = (
  { scope, sort, limit, after, search, ...filters }: DossiersQuery,
  among?: readonly string[],
): Statement => {
  const parameters = new Parameters();
  const { by, after: beyond } = orders[sort];
  const conditions = [
    scopeCondition(scope, parameters),
    ...filterConditions(filters, parameters),
    ...(among ? [`d.id = any (${parameters.add(among)}::text[])`] : []),
    ...(search && !among ? [searchCondition(search, parameters, scope)] : []),
    ...(after ? [afterCondition({ by, beyond, id: 'd.id' }, after, parameters)] : []),
  ];
  const text = `
select d.id, d.procedure, d.field, d.channel, d.owner, d.agencies, d.working, d.acquainted, d.phase, d.status, d.seq, d.recorded_at,
  d.submitted_at, d.accepted_at, d.due, d.closed_at, d.closed_as, ${standingNow} as standing, d.returned_at,
  d.paused, ${atRiskNow} as at_risk, d.snapshot -> 'context' -> 'holds' as holds, m.definition ->> 'name' as procedure_name,
  a.name as applicant, (${by})::text as sort_value
from dossier d
join model m on m.pin = d.pin
left join applicant a on a.dossier = d.id
where ${conditions.join('\n  and ')}
order by ${by} ${beyond === '<' ? 'desc' : 'asc'}, d.id
limit ${parameters.add(limit + 1)}
`;
  return { text, values: parameters.values };
};

const filterConditions = (filters: DossierFilters, parameters: Parameters): string[] => {
  const { phases, owner, procedure, field, standing, paused, atRisk, dueBefore, dueFrom } = filters;
  const { taskAgency, taskRole } = filters;
  const when = (value: unknown, condition: (name: string) => string): string[] =>
    value === undefined ? [] : [condition(parameters.add(value))];
  const ofTask = [
    ...when(taskAgency, (name) => `t.agency = ${name}`),
    ...when(taskRole, (name) => `t.role = ${name}`),
  ];
  return [
    ...when(phases, (name) => `d.phase = any (${name}::text[])`),
    ...when(owner, (name) => `d.owner = ${name}`),
    ...when(procedure, (name) => `d.procedure = ${name}`),
    ...when(field, (name) => `d.field = ${name}`),
    ...when(standing, (name) => `${standingNow} = ${name}`),
    ...when(paused, (name) => `d.paused = ${name}`),
    ...(atRisk === undefined ? [] : [atRisk ? atRiskNow : `not ${atRiskNow}`]),
    ...when(date(dueBefore), (name) => `d.due < ${name}`),
    ...when(date(dueFrom), (name) => `d.due >= ${name}`),
    ...(ofTask.length === 0
      ? []
      : [
          `exists (select from task t where t.dossier = d.id and t.closed_seq is null and ${ofTask.join(' and ')})`,
        ]),
  ];
};

const date = (instant: Instant | undefined): Date | undefined =>
  instant === undefined ? undefined : new Date(instant);
