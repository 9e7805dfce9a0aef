import type { PoolClient } from 'pg';

/** An account that hears of something. */
export interface Recipient {
  account: string;
  /** Where e-mail goes; null for an account without. */
  address: string | null;
}

/** Who holds a role at an agency, for a field (lĩnh vực) or, with null, for any. */
export type Recipients = (
  client: Pick<PoolClient, 'query'>,
  agency: string,
  role: string,
  field: string | null,
) => Promise<Recipient[]>;

/**
 * The accounts in use with a grant of the role at the agency that is for the field, and who stands in for one of
 * them now (trực thay).
 */
export const accountsWithRole: Recipients = async (client, agency, role, field) => {
  const { rows } = await client.query<Recipient>(accountsGranted, [agency, role, field]);
  return rows;
};

/** An account in use, and who stands in for it now at an agency, for a field. */
export const accountNamed = async (
  client: Pick<PoolClient, 'query'>,
  account: string,
  agency: string,
  field: string,
): Promise<Recipient[]> => {
  const { rows } = await client.query<Recipient>(accountAndSubstitutes, [agency, account, field]);
  return rows;
};

/** Those of a set `granted`, and who stands in for one of them. $1 text agency, $3 text field or null */
const andSubstitutes = `
select id as account, email as address from granted
union
select b.id, b.email
from granted
join substitution s on s.absent = granted.id and s.agency = $1
  and ($3::text is null or s.fields is null or $3 = any (s.fields))
  and s.from_at <= clock_timestamp() and clock_timestamp() < least(s.to_at, s.ended_at)
join account b on b.id = s.substitute and b.disabled_at is null
order by account
`;

/** Whether a grant is good today, in Việt Nam. */
export const goodToday = (grant: string): string =>
  `(now() at time zone 'Asia/Ho_Chi_Minh')::date
    between coalesce((${grant} ->> 'from')::date, '-infinity') and coalesce((${grant} ->> 'to')::date, 'infinity')`;

/** $2 text role */
const accountsGranted = `
with granted as (
  select id, email
  from account
  where disabled_at is null
    and exists (
      select 1
      from jsonb_array_elements(grants) as g
      where g ->> 'agency' = $1 and g ->> 'role' = $2 and ${goodToday('g')}
        and ($3::text is null or not g ? 'fields' or g -> 'fields' ? $3)
    )
)${andSubstitutes}`;

/** $2 text account */
const accountAndSubstitutes = `
with granted as (
  select id, email from account where id = $2 and disabled_at is null
)${andSubstitutes}`;
