/** The statements of {@link PartnerLines}. */

/** What is told in the place of a message that was skipped: its id and number, and of which type it was. */
export const SKIPPED_TYPE = 'motcua.skipped';

/** Of `set`: something is to be done again, at once if the line was settled. */
const woken = `
  version = l.version + 1,
  changed_at = clock_timestamp(),
  state = case when l.state = 'settled' then 'waiting' else l.state end,
  queued_at = case when l.state = 'settled' then '-infinity' else l.queued_at end`;

/** $1 text partner, $2 text dossier, $3 text id, $4 text type, $5 jsonb body */
export const put = `
with line as (
  insert into partner_line as l (partner, direction, dossier, known) values ($1, 'out', $2, 1)
  on conflict (partner, direction, dossier) do update set known = l.known + 1, ${woken}
  returning id, known
)
insert into partner_message (id, line, n, type, body, seq)
select $3, id, known, $4, $5::jsonb,
  case when jsonb_typeof($5::jsonb -> 'seq') = 'number' then ($5::jsonb ->> 'seq')::int end
from line
returning n
`;

/** Nobody else tells a partner of a dossier's acts until the transaction ends. $1 text partner, $2 text dossier */
export const alone = `
select pg_advisory_xact_lock(hashtext('motcua.partners/' || $1::text || '/' || $2::text))
`;

/** $1 text partner, $2 text dossier, $3 text type */
export const toldOf = `
select m.seq
from partner_line l
join partner_message m on m.line = l.id and m.type = $3
where l.partner = $1 and l.direction = 'out' and l.dossier = $2
order by m.n desc
limit 1
`;

/**
 * A message of ours that somebody sends back to us bears our signature: both sides sign with one secret.
 * $1 text partner, $2 text dossier, $3 int n, $4 text id, $5 text type, $6 jsonb body
 */
export const hear = `
with own as (
  select 1
  from partner_message m
  join partner_line l on l.id = m.line
  where m.id = $4 and l.partner = $1
),
known as (
  select 1 from partner_inbox where partner = $1 and id = $4
),
line as (
  insert into partner_line as l (partner, direction, dossier, known)
  select $1, 'in', $2, $3::int
  where not exists (select from own) and not exists (select from known)
  on conflict (partner, direction, dossier) do update
  set known = greatest(l.known, excluded.known), ${woken}
  returning id
),
kept as (
  insert into partner_inbox (line, n, partner, id, type, body)
  select id, $3, $1, $4, $5, $6::jsonb from line
  on conflict do nothing
  returning id
)
select case
  when exists (select from own) then 'our-own'
  when exists (select from kept) then 'kept'
  when exists (select from known) then 'known'
end as heard
`;

/** Whether another request kept it meanwhile. $1 text partner, $2 text id */
export const knows = 'select 1 as known from partner_inbox where partner = $1 and id = $2';

/** $1 int limit, $2 timestamptz now, $3 float8 seconds */
export const takeWaiting = `
select l.id, l.queued_at is not null as again
from partner_line l
join partner p on p.id = l.partner and p.state = 'active'
where l.state = 'waiting' and l.not_before <= $2
  and (l.queued_at is null or l.queued_at < clock_timestamp() - make_interval(secs => $3))
order by l.not_before, l.id
limit $1
for update of l skip locked
`;

/** $1 bigint[] lines */
export const markQueued = `
update partner_line set queued_at = clock_timestamp() where id = any ($1)
`;

/** $1 bigint line, $2 timestamptz now, $3 float8 seconds */
export const claim = `
update partner_line l set claimed_until = clock_timestamp() + make_interval(secs => $3)
from partner p
where l.id = $1 and l.state = 'waiting' and l.not_before <= $2
  and (l.claimed_until is null or l.claimed_until < clock_timestamp())
  and p.id = l.partner and p.state = 'active'
returning l.id, l.partner, l.direction, l.dossier, l.attempts
`;

/** $1 bigint line */
export const aheadOut = `
select l.version, m.id, m.n, m.written_at as at,
  case when m.skipped_at is null then m.type else '${SKIPPED_TYPE}' end as type,
  case when m.skipped_at is null then m.body else jsonb_build_object('type', m.type) end as body
from partner_line l
left join partner_message m on m.line = l.id and m.n = l.reached + 1
where l.id = $1
`;

/** $1 bigint line */
export const aheadIn = `
select l.version, m.id, m.n, m.type, m.body, m.received_at as at
from partner_line l
left join partner_inbox m on m.line = l.id and m.n = l.reached + 1
where l.id = $1
`;

/** Whoever lost the claim meanwhile must not move the line back. $1 bigint line, $2 int n, $3 float8 seconds */
const goOn = `
update partner_line
set reached = $2, attempts = 0, failure = null, changed_at = clock_timestamp(),
  claimed_until = clock_timestamp() + make_interval(secs => $3)
where id = $1 and reached = $2 - 1
`;

/** $1 bigint line, $2 int n, $3 float8 seconds */
export const delivered = `
with gone_on as (${goOn} returning id)
update partner_message set delivered_at = coalesce(delivered_at, clock_timestamp())
where line = $1 and n = $2 and exists (select from gone_on)
`;

/** $1 bigint line, $2 int n, $3 float8 seconds, $4 text code, $5 text reason; both null: taken */
export const settled = `
with gone_on as (${goOn} returning id)
update partner_inbox
set state = case when $4::text is null then 'taken' else 'refused' end,
  code = $4, reason = $5, settled_at = clock_timestamp()
where line = $1 and n = $2 and exists (select from gone_on)
`;

/** $1 bigint line, $2 int version */
export const settle = `
update partner_line
set state = 'settled', claimed_until = null, not_before = '-infinity'
where id = $1 and version = $2
returning id
`;

/** $1 bigint line, $2 int attempts, $3 text why, $4 timestamptz when to try again, null: no more */
export const fail = `
update partner_line
set attempts = $2, failure = $3, claimed_until = null, queued_at = '-infinity',
  changed_at = clock_timestamp(),
  not_before = coalesce($4, not_before),
  state = case when $4::timestamptz is null then 'dead' else 'waiting' end
where id = $1
`;

/** $1 text partner, $2 bool dead only, $3 int limit */
export const open = `
select l.dossier, l.direction, case when l.state = 'settled' then 'gap' else l.state end as state,
  l.reached + 1 as n, coalesce(m.type, i.type) as type, l.known - l.reached as messages, l.attempts, l.failure,
  nullif(l.not_before, '-infinity') as "notBefore", l.changed_at as "changedAt"
from partner_line l
left join partner_message m on l.direction = 'out' and m.line = l.id and m.n = l.reached + 1
left join partner_inbox i on l.direction = 'in' and i.line = l.id and i.n = l.reached + 1
where l.partner = $1 and (l.state <> 'settled' or l.reached < l.known) and (l.state = 'dead' or not $2)
order by l.state = 'dead' desc, l.state = 'settled' desc, l.changed_at, l.id
limit $3
`;

/** $1 text partner, $2 int limit */
export const refused = `
select i.id, l.dossier, i.n, i.type, i.code, i.reason, i.settled_at as "settledAt"
from partner_inbox i
join partner_line l on l.id = i.line
where i.partner = $1 and i.state = 'refused' and i.skipped_by is null
order by i.settled_at desc, l.id, i.n desc
limit $2
`;

export const counts = `
select p.id as partner, c.waiting, c.gap, c.dead, r.refused
from partner p
cross join lateral (
  select count(*) filter (where l.state = 'waiting')::int as waiting,
    count(*) filter (where l.state = 'settled')::int as gap,
    count(*) filter (where l.state = 'dead')::int as dead
  from partner_line l
  where l.partner = p.id and (l.state <> 'settled' or l.reached < l.known)
) c
cross join lateral (
  select count(*)::int as refused
  from partner_inbox i
  where i.partner = p.id and i.state = 'refused' and i.settled_at > clock_timestamp() - interval '1 day'
) r
where p.state <> 'removed'
order by p.id
`;

/** What is due of a partner is handed over anew. $1 text partner */
export const wakeLines = `
update partner_line set queued_at = '-infinity' where partner = $1 and state = 'waiting'
`;

/** $1 text partner, $2 text dossier or null */
export const replay = `
update partner_line
set state = 'waiting', attempts = 0, not_before = '-infinity', queued_at = '-infinity',
  version = version + 1, changed_at = clock_timestamp()
where partner = $1 and state = 'dead' and ($2::text is null or dossier = $2)
returning id
`;

/** Messages somebody skipped, newest first. $1 text partner, $2 int limit */
export const skipped = `
select l.dossier, l.direction, s.n, s.type, s.reason, s.by, coalesce(a.name, s.by) as "byName", s.at
from partner_line l
cross join lateral (
  select m.n, m.type, m.skip_reason as reason, m.skipped_by as by, m.skipped_at as at
  from partner_message m
  where l.direction = 'out' and m.line = l.id and m.skipped_at is not null
  union all
  select i.n, i.type, i.reason, i.skipped_by, i.settled_at
  from partner_inbox i
  where l.direction = 'in' and i.line = l.id and i.skipped_by is not null
) s
left join account a on a.id = s.by
where l.partner = $1
order by s.at desc, l.id, s.n desc
limit $2
`;

/**
 * Out: it is told as skipped in its place; the second time, since that was not taken either, it is passed over. In: it
 * counts as refused. $1 text partner, $2 text dossier, $3 text direction, $4 int n, $5 text by, $6 text reason
 */
export const skip = `
with line as (
  update partner_line l
  set state = 'waiting', attempts = 0, failure = null, not_before = '-infinity', queued_at = '-infinity',
    version = version + 1, changed_at = clock_timestamp(),
    reached = case when direction = 'in' or exists (
      select from partner_message m where m.line = l.id and m.n = $4 and m.skipped_at is not null
    ) then $4 else reached end
  where partner = $1 and dossier = $2 and direction = $3 and state = 'dead' and reached = $4 - 1
  returning id, direction
),
told as (
  update partner_message m
  set skipped_at = clock_timestamp(), skipped_by = $5, skip_reason = $6
  from line where line.direction = 'out' and m.line = line.id and m.n = $4
),
refused as (
  update partner_inbox i
  set state = 'refused', code = 'skipped', reason = $6, settled_at = clock_timestamp(), skipped_by = $5
  from line where line.direction = 'in' and i.line = line.id and i.n = $4
)
select id from line
`;

/**
 * Forgets what messages said that were settled longer ago than the days kept; never of one that its line has still
 * before it. The lines are locked, so that none is moved back meanwhile. $1 int limit, of each direction
 */
export const thin = `
with kept as (
  select clock_timestamp() - make_interval(days => days) as since from retention where what = 'partner_message'
),
told as (
  select m.id from partner_message m join partner_line l on l.id = m.line
  where m.body is not null and coalesce(m.delivered_at, m.skipped_at) < (select since from kept) and m.n <= l.reached
  limit $1 for update of l skip locked
),
heard as (
  select i.line, i.n from partner_inbox i join partner_line l on l.id = i.line
  where i.body is not null and i.settled_at < (select since from kept) and i.n <= l.reached
  limit $1 for update of l skip locked
),
thinned as (
  update partner_message m set body = null, sha256 = encode(sha256(convert_to(m.body::text, 'UTF8')), 'hex')
  from told where m.id = told.id
  returning 1
),
forgotten as (
  update partner_inbox i set body = null, sha256 = encode(sha256(convert_to(i.body::text, 'UTF8')), 'hex')
  from heard where i.line = heard.line and i.n = heard.n
  returning 1
)
select ((select count(*) from thinned) + (select count(*) from forgotten))::int as thinned
`;

/** Nobody forgets what the line told until the transaction ends. $1 text partner, $2 text dossier */
export const holdLine = `
select id from partner_line where partner = $1 and direction = 'out' and dossier = $2 for update
`;

/** $1 bigint line, $2 int from */
export const hasThinned = `
select from partner_message where line = $1 and n >= $2 and body is null and skipped_at is null limit 1
`;

/** $1 text partner, $2 text dossier, $3 int from */
export const resend = `
update partner_line
set reached = $3 - 1, state = 'waiting', attempts = 0, failure = null, not_before = '-infinity',
  queued_at = '-infinity', version = version + 1, changed_at = clock_timestamp()
where partner = $1 and direction = 'out' and dossier = $2 and $3 between 1 and known
returning known - $3 + 1 as messages
`;
