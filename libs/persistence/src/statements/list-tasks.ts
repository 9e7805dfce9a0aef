import type { PageStart } from '../page.ts';
import { holderOf } from './holder.ts';
import { anyOf, Parameters, type Statement } from './parameters.ts';
import { type Search, searchCondition } from './search-condition.ts';

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
  search?: Search;
  limit: number;
  after?: PageStart;
}

const by = `coalesce(t.due, d.due, 'infinity'::timestamptz)`;
const task = `t.dossier || ' ' || t.step`;

/** Open tasks of some seats, by due, a page. What is open is little: a search is tried on each. */
export const listTasks = ({
  seats,
  holder,
  procedure,
  search,
  limit,
  after,
}: TasksQuery): Statement => {
  const parameters = new Parameters();
  const ofSeat = ({ agency, role, fields }: Seat) =>
    `t.agency = ${parameters.add(agency)} and t.role = ${parameters.add(role)}${
      fields === null ? '' : ` and d.field = any (${parameters.add(fields)}::text[])`
    }`;
  const conditions = [
    't.closed_seq is null',
    anyOf(seats.map(ofSeat)),
    ...(holder === undefined
      ? []
      : holder === 'nobody'
        ? ['holder.account is null']
        : [`holder.account = any (${parameters.add(holder.among)}::text[])`]),
    ...(procedure === undefined ? [] : [`d.procedure = ${parameters.add(procedure)}`]),
    ...(search ? [searchCondition(search, parameters)] : []),
    ...(after
      ? [
          `(${by}, ${task}) > (${parameters.add(after.value)}::timestamptz, ${parameters.add(after.id)})`,
        ]
      : []),
  ];
  const text = `
select t.dossier, t.step, t.opened_at, t.agency, t.role, t.segment, t.due,
  coalesce(t.overdue_from <= clock_timestamp(), false) as overdue,
  d.seq, d.procedure, d.field, d.owner, d.agencies, d.working, d.acquainted, d.pin, d.status, d.due as dossier_due,
  coalesce(d.overdue_from <= clock_timestamp(), false) as dossier_overdue,
  d.snapshot -> 'context' -> 'holds' as holds, m.definition ->> 'name' as procedure_name,
  a.name as applicant, holder.account as holder, holder.name as holder_name, holder.since as holder_since,
  (${by})::text as sort_value
from task t
join dossier d on d.id = t.dossier
join model m on m.pin = d.pin
left join applicant a on a.dossier = d.id
${holderOf('t')}
where ${conditions.join('\n  and ')}
order by ${by}, ${task}
limit ${parameters.add(limit + 1)}
`;
  return { text, values: parameters.values };
};
