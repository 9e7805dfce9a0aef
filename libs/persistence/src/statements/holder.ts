/**
 * Who has a task: the last assignment of its visit, unless it gave the task back or went to somebody whose account
 * is closed since. Joined to a row of table task, as `holder.account`, `holder.name`, `holder.since`.
 */
export const holderOf = (task: string): string => `
left join lateral (
  select last.holder as account, ${nameOf('last.holder')} as name, last.at as since
  from (
    select a.holder, a.at
    from assignment a
    where a.dossier = ${task}.dossier and a.step = ${task}.step and a.opened_seq = ${task}.opened_seq
    order by a.turn desc
    limit 1
  ) last
  where ${inOffice('last.holder')}
) holder on true`;

/** What a person or a system is called; their id where nobody of that id is known any more. */
export function nameOf(id: string): string {
  return `coalesce(
    (select name from account where account.id = ${id}),
    (select name from api_key where 'ht-' || api_key.id = ${id}),
    ${id}
  )`;
}

/** Whether there is somebody, and no account closed since. */
export function inOffice(id: string): string {
  return `${id} is not null and not exists (
    select 1 from account gone where gone.id = ${id} and gone.disabled_at is not null
  )`;
}

/** Whom the last assignment of a task's visit gave it to; null: nobody, or there is none. */
export const lastHolderOf = (task: string): string => `(
  select a.holder
  from assignment a
  where a.dossier = ${task}.dossier and a.step = ${task}.step and a.opened_seq = ${task}.opened_seq
  order by a.turn desc
  limit 1
)`;
