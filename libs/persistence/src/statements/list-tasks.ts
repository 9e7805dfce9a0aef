import type { Instant } from '#lib/dossier';

import type { PageStart } from '../page.ts';
import { holderOf } from './holder.ts';
import { type Sought, soughtCondition } from './list-dossiers.ts';
import { date, Parameters, type Statement } from './parameters.ts';
import type { Search } from './search-condition.ts';

/** A seat somebody may work: the tasks of one role at one agency, in some fields or all. */
export interface Seat {
  agency: string;
  role: string;
  fields: readonly string[] | null;
}

/** Whose tasks: of some people, or nobody's yet. */
export type TaskHolder = { among: readonly string[] } | 'nobody';

export interface TasksQuery {
  seats: readonly Seat[];
  /** Absent: whoever has them. */
  holder?: TaskHolder;
  procedure?: string;
  step?: string;
  /** overdue: the step or its dossier is; within: neither is. */
  standing?: 'within' | 'overdue';
  /** By when it is expected: by its own due, else by its dossier's. */
  dueBefore?: Instant;
  dueFrom?: Instant;
  search?: Search;
  limit: number;
  after?: PageStart;
}

const overdue = `least(t.overdue_from, d.overdue_from) <= clock_timestamp()`;
const by = `coalesce(t.expected_by, 'infinity'::timestamptz)`;
const task = `t.dossier || ' ' || t.step`;

/** Open tasks of some seats, by due, a page: the first of each seat are found by index, then told. */
export const listTasks = (
  { seats, limit, after, search: _, ...filters }: TasksQuery,
  sought?: Sought,
): Statement => {
  const parameters = new Parameters();
  const most = parameters.add(limit + 1);
  const conditions = [
    't.closed_seq is null',
    ...filterConditions(filters, parameters),
    ...(sought ? [soughtCondition(sought, parameters)] : []),
    ...(after
      ? [
          `(${by}, ${task}) > (${parameters.add(after.value)}::timestamptz, ${parameters.add(after.id)})`,
        ]
      : []),
  ];
  const ofSeat = ({ agency, role, fields }: Seat) => `(
    select t.dossier, t.step, t.opened_seq, ${by} as place, ${task} as name
    from task t
    join dossier d on d.id = t.dossier
    where t.agency = ${parameters.add(agency)} and t.role = ${parameters.add(role)}
      ${fields === null ? '' : `and d.field = any (${parameters.add(fields)}::text[])`}
      and ${conditions.join('\n      and ')}
    order by ${by}, ${task}
    limit ${most}
  )`;
  const first = seats.length === 0 ? nothing : disjoint(seats).map(ofSeat).join(' union all ');
  const text = `
select t.dossier, t.step, t.opened_at, t.agency, t.role, t.segment, t.due,
  coalesce(t.overdue_from <= clock_timestamp(), false) as overdue,
  d.seq, d.procedure, d.field, d.owner, d.agencies, d.working, d.acquainted, d.pin, d.status, d.due as dossier_due,
  coalesce(d.overdue_from <= clock_timestamp(), false) as dossier_overdue,
  d.snapshot -> 'context' -> 'holds' as holds, m.definition ->> 'name' as procedure_name,
  a.name as applicant, holder.account as holder, holder.name as holder_name, holder.since as holder_since,
  page.place::text as sort_value
from (select * from (${first}) lane order by place, name limit ${most}) page
join task t on t.dossier = page.dossier and t.step = page.step and t.opened_seq = page.opened_seq
join dossier d on d.id = t.dossier
join model m on m.pin = d.pin
left join applicant a on a.dossier = d.id
${holderOf('t')}
order by page.place, page.name
`;
  return { text, values: parameters.values };
};

const filterConditions = (
  {
    holder,
    procedure,
    step,
    standing,
    dueBefore,
    dueFrom,
  }: Omit<TasksQuery, 'seats' | 'limit' | 'after' | 'search'>,
  parameters: Parameters,
): string[] => {
  return [
    ...(holder === undefined ? [] : [holderCondition(holder, parameters)]),
    ...parameters.when(procedure, (name) => `d.procedure = ${name}`),
    ...parameters.when(step, (name) => `t.step = ${name}`),
    ...(standing === undefined
      ? []
      : [standing === 'overdue' ? overdue : `(${overdue}) is not true`]),
    ...parameters.when(date(dueBefore), (name) => `t.expected_by < ${name}::timestamptz`),
    ...parameters.when(date(dueFrom), (name) => `t.expected_by >= ${name}::timestamptz`),
  ];
};

const nothing = `select dossier, step, opened_seq, opened_at as place, step as name from task where false`;

/** A closed account has nothing any more. */
const holderCondition = (holder: TaskHolder, parameters: Parameters): string => {
  const closed = 'array(select id from account where disabled_at is not null)';
  return holder === 'nobody'
    ? `(t.holder is null or t.holder = any (${closed}))`
    : `t.holder = any (${parameters.add(holder.among)}::text[]) and t.holder <> all (${closed})`;
};

/** Seats with no task in common: those of one role at one agency are one, of all the fields they name. */
const disjoint = (seats: readonly Seat[]): Seat[] => {
  const known = new Map<string, Seat>();
  for (const seat of seats) {
    const key = `${seat.agency} ${seat.role}`;
    const fields = known.get(key)?.fields;
    known.set(key, {
      ...seat,
      fields:
        fields === null || seat.fields === null
          ? null
          : [...new Set([...(fields ?? []), ...seat.fields])],
    });
  }
  return [...known.values()];
};
