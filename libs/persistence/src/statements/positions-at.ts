/**
 * Where every dossier of some agencies stood at an instant, as known at another, with the history heads the
 * answer rests on: one row per dossier that was accepted and not closed before the period began, and per
 * dossier that is asked for by its code.
 * $1 timestamptz cut (facts with at < cut), $2 timestamptz known at (recordedAt ≤), $3 text[] agencies
 * (owning it or taking part in it), $4 timestamptz first instant of the period,
 * $5 text[] dossiers
 */
export const positionsAt = `
with concerned as (
  select dossier, bool_or(named) as named
  from (
    select dossier, false as named from span where agencies && $3::text[]
    union all
    select named, true from unnest($5::text[]) as named
  ) of
  group by dossier
),
standing as (
  select distinct on (span.dossier) span.dossier, span.accepted_at, span.closed_at, span.agencies, span.position,
    concerned.named
  from span
  join concerned using (dossier)
  where span.from_at < $1
    and span.known_from <= $2
    and (span.known_to is null or span.known_to > $2)
  order by span.dossier, span.from_at desc
)
select standing.dossier, standing.position, head.seq, head.hash
from standing
cross join lateral (
  select history.seq, history.hash
  from history
  where history.dossier = standing.dossier and history.recorded_at <= $2
  order by history.seq desc
  limit 1
) head
where standing.named or (
  standing.agencies && $3::text[]
  and standing.accepted_at is not null
  and (standing.closed_at is null or standing.closed_at >= $4)
)
order by standing.dossier collate "C"
`;
