/** How a list of dossiers can be ordered. */
export type DossierSort = 'due' | 'submitted' | 'recorded';

const orders: Readonly<Record<DossierSort, { by: string; after: '<' | '>' }>> = {
  due: { by: `coalesce(d.due, 'infinity'::timestamptz)`, after: '>' },
  submitted: { by: 'd.submitted_at', after: '<' },
  recorded: { by: 'd.recorded_at', after: '<' },
};

/**
 * Dossiers in somebody's scope, filtered, a page in one order; every filter is off when null.
 * $1 bool all, $2 text[] owned, $3 jsonb agency → fields, $4 text[] taking part, $5 jsonb agency → fields,
 * $6 text[] phases, $7 text owner, $8 text procedure, $9 text field, $10 text standing,
 * $11 timestamptz due before, $12 timestamptz due from, $13 text task agency, $14 text task role,
 * $15 text like-pattern of the code, $16 text and $17 text last sort value and id seen, $18 int page size
 */
export const listDossiers = (sort: DossierSort): string => {
  const { by, after } = orders[sort];
  const direction = after === '<' ? 'desc' : 'asc';
  return `
select d.id, d.procedure, d.field, d.channel, d.owner, d.phase, d.status, d.seq, d.recorded_at, d.submitted_at,
  d.accepted_at, d.due, d.overdue_from, d.closed_at, d.closed_as, d.standing, d.returned_at,
  d.snapshot -> 'context' -> 'holds' as holds, m.definition ->> 'name' as procedure_name,
  (${by})::text as sort_value, clock_timestamp() as now
from dossier d
join model m on m.pin = d.pin
where (
    $1::bool
    or (d.owner = any ($2::text[]) and coalesce($3::jsonb -> d.owner ? d.field, true))
    or exists (
      select from span s cross join lateral unnest(s.agencies) as part (agency)
      where s.dossier = d.id and s.known_to is null
        and part.agency = any ($4::text[]) and coalesce($5::jsonb -> part.agency ? d.field, true)
    )
    or exists (
      select from task t
      where t.dossier = d.id
        and t.agency = any ($4::text[]) and coalesce($5::jsonb -> t.agency ? d.field, true)
    )
  )
  and ($6::text[] is null or d.phase = any ($6))
  and ($7::text is null or d.owner = $7)
  and ($8::text is null or d.procedure = $8)
  and ($9::text is null or d.field = $9)
  and (
    $10::text is null
    or coalesce(
      d.standing,
      case when d.phase = 'in-hand' then
        case when d.overdue_from <= clock_timestamp() then 'overdue' else 'within' end
      end
    ) = $10
  )
  and ($11::timestamptz is null or d.due < $11)
  and ($12::timestamptz is null or d.due >= $12)
  and (
    ($13::text is null and $14::text is null)
    or exists (
      select from task t
      where t.dossier = d.id and t.closed_seq is null
        and ($13 is null or t.agency = $13) and ($14 is null or t.role = $14)
    )
  )
  and ($15::text is null or d.id like $15)
  and (
    $16::text is null
    or ${by} ${after} $16::timestamptz
    or (${by} = $16::timestamptz and d.id > $17)
  )
order by ${by} ${direction}, d.id
limit $18
`;
};
