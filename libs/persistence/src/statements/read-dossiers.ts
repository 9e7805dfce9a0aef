/**
 * Dossiers with their whole history, one row per asked id in the order asked; `dossier` is null for an
 * unknown id. `now` is the database clock, which stamps what is recorded.
 * $1 text[] ids
 */
export const readDossiers = `
select
  to_jsonb(d) as dossier,
  h.rows,
  clock_timestamp() as now
from unnest($1::text[]) with ordinality as asked (id, place)
left join dossier d on d.id = asked.id
left join lateral (
  select jsonb_agg(to_jsonb(history) order by history.seq) as rows
  from history
  where history.dossier = d.id
) h on true
order by asked.place
`;
