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

/** The accounts in use with a grant of the role at the agency that is for the field. */
export const accountsWithRole: Recipients = async (client, agency, role, field) => {
  const { rows } = await client.query<Recipient>(accountsGranted, [agency, role, field]);
  return rows;
};

/** $1 text agency, $2 text role, $3 text field or null */
const accountsGranted = `
select id as account, email as address
from account
where disabled_at is null
  and exists (
    select 1
    from jsonb_array_elements(grants) as g
    where g ->> 'agency' = $1 and g ->> 'role' = $2
      and ($3::text is null or not g ? 'fields' or g -> 'fields' ? $3)
  )
order by id
`;
