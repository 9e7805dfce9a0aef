import { lastHolderOf } from './holder.ts';

/**
 * Writes decided acts, each whole or not at all: dossier row with version check, history, free text,
 * applicant, spans, tasks, timers and outbox. Answers the ids that were written; a missing one was moved by
 * somebody else meanwhile, or its tasks were given to somebody else, or it follows one that was, or it names a
 * file that is another act's by now. No dossier may stand twice in one call.
 * $1 jsonb array of acts, see writeActOf
 */
export const writeActs = `
with asked as materialized (
  select *
  from jsonb_to_recordset($1::jsonb) as a (
    id text,
    expected int,
    turn int,
    follows text,
    dossier jsonb,
    history jsonb,
    text jsonb,
    applicant jsonb,
    spans_ended timestamptz[],
    spans jsonb,
    tasks jsonb,
    tasks_gone jsonb,
    timers jsonb,
    timers_gone text[],
    outbox jsonb,
    files jsonb
  )
),
handed as materialized (
  select asked.id as act, h.file, h.place
  from asked
  cross join lateral jsonb_to_recordset(asked.files) as h (file uuid, place int)
),
free as materialized (
  select f.id
  from file f
  where f.id in (select file from handed) and f.dossier is null and f.state in ('quarantined', 'clean', 'elsewhere')
  for update
),
act as materialized (
  select *
  from asked
  where not exists (
    select from handed
    where handed.act = asked.id and (
      handed.file not in (select id from free)
      or exists (select from handed other where other.file = handed.file and other.act < handed.act)
    )
  )
),
opened_first as (
  insert into dossier
  select d.*
  from act
  cross join lateral jsonb_populate_record(null::dossier, act.dossier) as d
  where act.expected = 0 and act.follows is null
  on conflict (id) do nothing
  returning id
),
opened_next as (
  insert into dossier
  select d.*
  from act
  cross join lateral jsonb_populate_record(null::dossier, act.dossier) as d
  where act.expected = 0 and act.follows in (select id from opened_first)
  on conflict (id) do nothing
  returning id
),
moved as (
  update dossier
  set (pin, procedure, field, channel, owner, phase, status, seq, snapshot, last_hash, recorded_at,
       accepted_at, due, overdue_from, closed_at, closed_as, standing, returned_at, agencies, working,
       acquainted, paused, questions, risk_from, held_long_from, return_way, parcel, archived_at, archive_place, keep_until)
    = (d.pin, d.procedure, d.field, d.channel, d.owner, d.phase, d.status, d.seq, d.snapshot, d.last_hash, d.recorded_at,
       d.accepted_at, d.due, d.overdue_from, d.closed_at, d.closed_as, d.standing, d.returned_at,
       d.agencies, d.working, d.acquainted, d.paused, d.questions, d.risk_from, d.held_long_from,
       d.return_way, d.parcel, d.archived_at, d.archive_place, d.keep_until)
  from act
  cross join lateral jsonb_populate_record(null::dossier, act.dossier) as d
  where dossier.id = act.id and dossier.seq = act.expected and dossier.turn = act.turn and act.expected > 0
  returning dossier.id
),
written as materialized (
  select act.*
  from act
  where act.id in (
    select id from opened_first union all select id from opened_next union all select id from moved
  )
),
add_history as (
  insert into history
  select h.*
  from written
  cross join lateral jsonb_populate_record(null::history, written.history) as h
),
attach_files as (
  update file
  set dossier = written.id, seq = (written.history ->> 'seq')::int, place = handed.place
  from written
  join handed on handed.act = written.id
  where file.id = handed.file
),
add_text as (
  insert into history_text
  select t.*
  from written
  cross join lateral jsonb_populate_record(null::history_text, written.text) as t
  where written.text is not null
),
add_applicant as (
  insert into applicant (dossier, name, phone, email, id_number, address, representative)
  select written.id, p.name, p.phone, p.email, p.id_number, p.address, p.representative
  from written
  cross join lateral jsonb_populate_record(null::applicant, written.applicant) as p
  where written.applicant is not null
),
end_spans as (
  update span
  set known_to = (written.history ->> 'recorded_at')::timestamptz
  from written
  where span.dossier = written.id and span.known_to is null and span.from_at = any (written.spans_ended)
),
add_spans as (
  insert into span (dossier, from_at, known_from, owner, agencies, accepted_at, closed_at, position)
  select written.id, s.from_at, (written.history ->> 'recorded_at')::timestamptz,
    s.owner, s.agencies, s.accepted_at, s.closed_at, s.position
  from written
  cross join lateral jsonb_to_recordset(written.spans) as s (
    from_at timestamptz, owner text, agencies text[],
    accepted_at timestamptz, closed_at timestamptz, position jsonb
  )
),
drop_tasks as (
  delete from task
  using written
  cross join lateral jsonb_to_recordset(written.tasks_gone) as gone (step text, opened_seq int)
  where task.dossier = written.id and task.step = gone.step and task.opened_seq = gone.opened_seq
),
put_tasks as (
  insert into task (
    dossier, step, opened_seq, opened_at, agency, role, segment, due, overdue_from, closed_seq, closed_at,
    closed_as, expected_by, holder
  )
  select t.dossier, t.step, t.opened_seq, t.opened_at, t.agency, t.role, t.segment, t.due, t.overdue_from,
    t.closed_seq, t.closed_at, t.closed_as, t.expected_by,
    case when written.turn > 0 then ${lastHolderOf('t')} end
  from written
  cross join lateral jsonb_populate_recordset(null::task, written.tasks) as t
  on conflict (dossier, step, opened_seq) do update
  set opened_at = excluded.opened_at, agency = excluded.agency, role = excluded.role, segment = excluded.segment,
    due = excluded.due, overdue_from = excluded.overdue_from, closed_seq = excluded.closed_seq,
    closed_at = excluded.closed_at, closed_as = excluded.closed_as, expected_by = excluded.expected_by
),
drop_timers as (
  delete from timer
  using written
  where timer.dossier = written.id and timer.kind = any (written.timers_gone)
),
put_timers as (
  insert into timer (dossier, kind, fires_at, armed_seq, due, step, opened_seq, agency, role, replayed)
  select t.dossier, t.kind, t.fires_at, t.armed_seq, t.due, t.step, t.opened_seq, t.agency, t.role,
    t.replayed and t.fires_at <= clock_timestamp()
  from written
  cross join lateral jsonb_populate_recordset(null::timer, written.timers) as t
  on conflict (dossier, kind) do update
  set fires_at = excluded.fires_at, armed_seq = excluded.armed_seq, due = excluded.due,
    agency = excluded.agency, role = excluded.role, replayed = excluded.replayed
),
add_outbox as (
  insert into outbox (dossier, seq, event, replayed, recorded_at)
  select o.dossier, o.seq, o.event, o.replayed, o.recorded_at
  from written
  cross join lateral jsonb_to_record(written.outbox) as o (
    dossier text, seq int, event text, replayed boolean, recorded_at timestamptz
  )
)
select id from written
`;
