/**
 * The rows of some dossiers' histories up to a head of each, in order.
 * $1 text[] dossiers, $2 int[] the last seq of each
 */
export const historiesUpTo = `
select asked.dossier, jsonb_agg(to_jsonb(history) order by history.seq) as rows
from unnest($1::text[], $2::int[]) with ordinality as asked (dossier, seq, place)
join history on history.dossier = asked.dossier and history.seq <= asked.seq
group by asked.place, asked.dossier
order by asked.place
`;
