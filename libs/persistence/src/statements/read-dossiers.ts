import { inOffice, nameOf } from './holder.ts';

/**
 * The columns of a dossier with its whole history, its applicant and who has or had its tasks last, of a row `d`
 * of table dossier. A dossier without assignments costs nothing for these.
 */
const dossier = `
  d.id, d.pin, d.snapshot, d.turn,
  case when d.turn > 0 then (
    select json_agg(json_build_object(
      'step', last.step, 'openedSeq', last.opened_seq, 'holder', last.holder, 'name', ${nameOf('last.holder')},
      'since', last.at
    ) order by last.opened_seq, last.step)
    from (
      select distinct on (step, opened_seq) step, opened_seq, holder, at
      from assignment
      where dossier = d.id
      order by step, opened_seq, turn desc
    ) last
    where ${inOffice('last.holder')}
  ) end as holdings,
  (select json_agg(h order by h.seq) from history h where h.dossier = d.id) as rows,
  case when a.dossier is not null then json_build_object(
    'name', a.name, 'phone', a.phone, 'email', a.email, 'idNumber', a.id_number, 'address', a.address,
    'representative', a.representative
  ) end as applicant,
  clock_timestamp() as now`;

/**
 * Dossiers with their whole history, one row per asked id in the order asked; all but `now` is null for an
 * unknown id. `now` is the database clock, which stamps what is recorded. Behind its own select the number of
 * ids is nothing to plan by: PostgreSQL else plans this statement anew each time, which costs more than it.
 * $1 text[] ids
 */
export const readDossiers = `
select ${dossier}
from unnest((select $1::text[])) with ordinality as asked (id, place)
left join dossier d on d.id = asked.id
left join applicant a on a.dossier = d.id
order by asked.place
`;

/**
 * The dossiers submits opened before, as above, one row per asked actor and key; `last` is the highest
 * number of the prefix's codes. Numbers have four digits, from the ten-thousandth on more.
 * $1 text[] actors, $2 text[] keys, $3 text prefix
 */
export const readNumbers = `
select ${dossier},
  (
    select coalesce(max(substring(code.id from char_length($3) + 1)::int), 0)
    from dossier code
    where code.id ~>=~ $3::text and code.id ~<~ ($3 || ':')
      and substring(code.id from char_length($3) + 1) ~ '^[0-9]{4,8}$'
  ) as last
from unnest($1::text[], $2::text[]) with ordinality as asked (actor, key, place)
left join lateral (
  select h.dossier from history h
  where h.actor = asked.actor and h.key = asked.key and h.seq = 1
  order by h.recorded_at
  limit 1
) known on true
left join dossier d on d.id = known.dossier
left join applicant a on a.dossier = d.id
order by asked.place
`;
