/**
 * Open tasks of some agencies and roles, by due, a page. One row of $1 per pair somebody may work.
 * $1 jsonb [{agency, role, fields|null}], $2 text procedure, $3 text and $4 text last due and task seen,
 * $5 int page size
 */
export const listTasks = `
select t.dossier, t.step, t.opened_seq, t.opened_at, t.agency, t.role, t.segment, t.due, t.overdue_from,
  d.seq, d.procedure, d.field, d.owner, d.pin, d.status, d.due as dossier_due,
  d.overdue_from as dossier_overdue_from, d.snapshot -> 'context' -> 'holds' as holds,
  m.definition ->> 'name' as procedure_name,
  coalesce(t.due, d.due, 'infinity'::timestamptz)::text as sort_value, clock_timestamp() as now
from task t
join dossier d on d.id = t.dossier
join model m on m.pin = d.pin
where t.closed_seq is null
  and exists (
    select from jsonb_to_recordset($1::jsonb) as seat (agency text, role text, fields text[])
    where seat.agency = t.agency and seat.role = t.role
      and (seat.fields is null or d.field = any (seat.fields))
  )
  and ($2::text is null or d.procedure = $2)
  and (
    $3::text is null
    or (coalesce(t.due, d.due, 'infinity'::timestamptz), t.dossier || ' ' || t.step) > ($3::timestamptz, $4::text)
  )
order by coalesce(t.due, d.due, 'infinity'::timestamptz), t.dossier || ' ' || t.step
limit $5
`;
