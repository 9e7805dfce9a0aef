import type { Scope } from '#lib/directory';
import type { Instant, Parcel, ReturnWay } from '#lib/dossier';
import type { Phase } from '#lib/procedure';

import type { ListedDossier } from '../listed.ts';
import type { PageStart } from '../page.ts';
import { deskCondition } from './desk-condition.ts';
import { afterCondition, date, Parameters, type Statement } from './parameters.ts';
import { lanesOf, scopeCondition } from './scope-condition.ts';
import { type ReadSearch, type Search, searchCondition } from './search-condition.ts';

/** How a list of dossiers can be ordered; `waiting`: whoever filed first is first. */
export type DossierSort = 'due' | 'submitted' | 'waiting' | 'recorded';

const orders: Readonly<Record<DossierSort, { by: string; after: '<' | '>' }>> = {
  due: { by: `coalesce(d.due, 'infinity'::timestamptz)`, after: '>' },
  submitted: { by: 'd.submitted_at', after: '<' },
  waiting: { by: 'd.submitted_at', after: '>' },
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
  /** Whether it waits for longer than the policy of its procedure has it. */
  heldLong?: boolean;
  dueBefore?: Instant;
  dueFrom?: Instant;
  /** With an open task of this agency; of this role; of both in one task. */
  taskAgency?: string;
  taskRole?: string;
  /** Whose desk (bộ phận một cửa) gives the result to the applicant. */
  desk?: string;
  /** How the result is to reach the citizen. */
  way?: ReturnWay;
  /** How its last parcel stands. */
  parcel?: Parcel['state'];
  /** waiting: ended, not archived yet · kept: archived · over: archived, and its time is over. */
  archive?: ArchiveStage;
}

/** Where a dossier that ended stands with the archive. */
export const archiveStages = ['waiting', 'kept', 'over'] as const;
export type ArchiveStage = (typeof archiveStages)[number];

const archiveConditions: Readonly<Record<ArchiveStage, string>> = {
  waiting: `d.archived_at is null and d.phase in ('refused', 'returned', 'withdrawn', 'stopped')`,
  kept: 'd.archived_at is not null',
  over: `d.keep_until < (clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date`,
};

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

/** In hand, and waiting for longer than the procedure's policy has it. */
export const heldLongNow = `(d.phase = 'in-hand' and d.held_long_from is not null and d.held_long_from <= clock_timestamp())`;

/** How a search enters a list: as the dossiers it was found to mean, or as a condition on each. */
export type Sought = { among: readonly string[] } | { each: ReadSearch };

/** @returns the condition of it over `dossier d` */
export const soughtCondition = (sought: Sought, parameters: Parameters, scope?: Scope): string =>
  'among' in sought
    ? // Not any: that would be tried with every index which has the code in it somewhere.
      `d.id in (select unnest(${parameters.add(sought.among)}::text[]))`
    : searchCondition(sought.each, parameters, scope);

/** Dossiers in somebody's scope, filtered, a page in one order: found first, then told. */
export const listDossiers = (
  { scope, sort, limit, after, search: _, ...filters }: DossiersQuery,
  sought?: Sought,
): Statement => {
  const parameters = new Parameters();
  const { by, after: beyond } = orders[sort];
  const conditions = [
    ...filterConditions(filters, parameters),
    ...(sought ? [soughtCondition(sought, parameters, scope)] : []),
    ...(after ? [afterCondition({ by, beyond, id: 'd.id' }, after, parameters)] : []),
  ];
  const ordered = beyond === '<' ? 'desc' : 'asc';
  const most = parameters.add(limit + 1);
  const walked = sort === 'due' && !(sought && 'among' in sought);
  const lanes = (walked ? lanesOf(scope) : [scope]).map(
    (lane) => `(
    select d.id, ${by} as place
    from dossier d
    where ${[scopeCondition(lane, parameters), ...conditions].join('\n      and ')}
    order by ${by} ${ordered}, d.id
    limit ${most}
  )`,
  );
  const text = `
select d.id, d.procedure, d.field, d.channel, d.owner, d.agencies, d.working, d.acquainted, d.phase, d.status, d.seq, d.recorded_at,
  d.submitted_at, d.accepted_at, d.due, d.closed_at, d.closed_as, ${standingNow} as standing, d.returned_at,
  d.return_way, d.parcel, d.archived_at, d.archive_place, d.keep_until::text as keep_until,
  d.paused, ${atRiskNow} as at_risk, ${heldLongNow} as held_long, d.snapshot -> 'context' -> 'holds' as holds, m.definition ->> 'name' as procedure_name,
  a.name as applicant, page.place::text as sort_value
from (select * from (${lanes.join(' union ')}) lane order by place ${ordered}, id limit ${most}) page
join dossier d on d.id = page.id
join model m on m.pin = d.pin
left join applicant a on a.dossier = d.id
order by page.place ${ordered}, d.id
`;
  return { text, values: parameters.values };
};

const filterConditions = (filters: DossierFilters, parameters: Parameters): string[] => {
  const {
    phases,
    owner,
    procedure,
    field,
    standing,
    paused,
    atRisk,
    heldLong,
    dueBefore,
    dueFrom,
  } = filters;
  const { taskAgency, taskRole, desk, way, parcel, archive } = filters;
  const ofTask = [
    ...parameters.when(taskAgency, (name) => `t.agency = ${name}`),
    ...parameters.when(taskRole, (name) => `t.role = ${name}`),
  ];
  return [
    ...parameters.when(phases, (name) => `d.phase = any (${name}::text[])`),
    ...parameters.when(owner, (name) => `d.owner = ${name}`),
    ...parameters.when(procedure, (name) => `d.procedure = ${name}`),
    ...parameters.when(field, (name) => `d.field = ${name}`),
    ...parameters.when(standing, (name) => `${standingNow} = ${name}`),
    ...parameters.when(paused, (name) => `d.paused = ${name}`),
    ...parameters.when(desk, deskCondition),
    ...parameters.when(way, (name) => `coalesce(d.return_way, 'counter') = ${name}`),
    ...parameters.when(parcel, (name) => `d.parcel = ${name}`),
    ...(archive ? [archiveConditions[archive]] : []),
    ...(heldLong === undefined ? [] : [heldLong ? heldLongNow : `not ${heldLongNow}`]),
    ...(atRisk === undefined ? [] : [atRisk ? atRiskNow : `not ${atRiskNow}`]),
    ...parameters.when(date(dueBefore), (name) => `d.due < ${name}`),
    ...parameters.when(date(dueFrom), (name) => `d.due >= ${name}`),
    ...(ofTask.length === 0
      ? []
      : [
          `exists (select from task t where t.dossier = d.id and t.closed_seq is null and ${ofTask.join(' and ')})`,
        ]),
  ];
};
