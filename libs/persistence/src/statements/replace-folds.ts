import { lastHolderOf } from './holder.ts';

/**
 * Replaces what is derived of one dossier by what its history comes to; history itself is not touched.
 * $1 text id, $2 jsonb dossier row
 */
export const replaceFolds = `
with moved as (
  update dossier
  set (pin, procedure, field, channel, owner, phase, status, snapshot, accepted_at, due, overdue_from,
       closed_at, closed_as, standing, returned_at, agencies, working, acquainted, paused, questions, risk_from, held_long_from,
       return_way, parcel, archived_at, archive_place, keep_until)
    = (d.pin, d.procedure, d.field, d.channel, d.owner, d.phase, d.status, d.snapshot, d.accepted_at, d.due,
       d.overdue_from, d.closed_at, d.closed_as, d.standing, d.returned_at, d.agencies, d.working,
       d.acquainted, d.paused, d.questions, d.risk_from, d.held_long_from,
       d.return_way, d.parcel, d.archived_at, d.archive_place, d.keep_until)
  from jsonb_populate_record(null::dossier, $2::jsonb) as d
  where dossier.id = $1 and dossier.seq = d.seq
  returning dossier.id
),
old_spans as (delete from span using moved where span.dossier = moved.id),
old_tasks as (delete from task using moved where task.dossier = moved.id),
old_timers as (delete from timer using moved where timer.dossier = moved.id)
select id from moved
`;

/**
 * The second half, in the same transaction: a row deleted by a statement can't be inserted by it again.
 * $1 text id, $2 jsonb spans, $3 jsonb tasks, $4 jsonb timers
 */
export const insertFolds = `
with add_spans as (
  insert into span (dossier, from_at, known_from, known_to, owner, agencies, accepted_at, closed_at, position)
  select $1, s.from_at, s.known_from, s.known_to, s.owner, s.agencies, s.accepted_at, s.closed_at, s.position
  from jsonb_to_recordset($2::jsonb) as s (
    from_at timestamptz, known_from timestamptz, known_to timestamptz, owner text, agencies text[],
    accepted_at timestamptz, closed_at timestamptz, position jsonb
  )
),
add_tasks as (
  insert into task (
    dossier, step, opened_seq, opened_at, agency, role, segment, due, overdue_from, closed_seq, closed_at,
    closed_as, expected_by, holder
  )
  select t.dossier, t.step, t.opened_seq, t.opened_at, t.agency, t.role, t.segment, t.due, t.overdue_from,
    t.closed_seq, t.closed_at, t.closed_as, t.expected_by, ${lastHolderOf('t')}
  from jsonb_populate_recordset(null::task, $3::jsonb) as t
)
insert into timer select t.* from jsonb_populate_recordset(null::timer, $4::jsonb) as t
`;
