/** What an operator watches, in one row: dossiers in hand and overdue, how long messages and due timers have waited, and alerts that could not be told. */
export const listGauges = `
select
  (select count(*)::int from dossier where phase in ('submitted', 'in-hand') and hosted_by is null) as open,
  (select count(*)::int from dossier where phase = 'in-hand' and overdue_from <= clock_timestamp() and hosted_by is null) as overdue,
  (
    select coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0)::float8
    from outbox where sent_at is null and not replayed
  ) as "outboxSeconds",
  (
    select greatest(coalesce(extract(epoch from clock_timestamp() - min(fires_at)), 0), 0)::float8
    from timer where not replayed
  ) as "timerSeconds",
  (select count(*)::int from alert where state = 'raised' and attempts > 0) as untold
`;

/** The newest message of the outbox and the newest assignment: it moves with every act, and whoever takes a task. */
export const lastChange = `
select coalesce((select max(id) from outbox), 0) || '.' || coalesce((select max(id) from assignment), 0) as id
`;
