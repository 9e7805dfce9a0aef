import { type Agency, AgencyUnknown } from '#lib/directory';

import type { Desk } from './desk.ts';

/** A code that an agency cannot be given. */
export class AgencyCodeRefused extends Error {
  override readonly name = 'AgencyCodeRefused';
  readonly code = 'agency-code-refused';
}

type Knowing = Pick<Desk, 'catalogue' | 'directory'>;

/** The identity code (mã định danh) of an agency: of the agency tree, else as it was set; undefined: it has none. */
export const agencyCode = async (
  { catalogue }: Pick<Desk, 'catalogue'>,
  { id, code }: Pick<Agency, 'id' | 'code'>,
): Promise<string | undefined> => code ?? (await catalogue.agencyCodes()).get(id);

/**
 * Sets the identity code of an agency the agency tree has none for; numbers given from now on begin with it.
 *
 * @param code - of the form `agencyCodeSchema` has
 * @param by - id of the account
 * @throws AgencyUnknown
 * @throws AgencyCodeRefused if the tree has one for it, or another agency has this one
 */
export const setAgencyCode = async (
  { catalogue, directory }: Knowing,
  { agency, code, by }: { agency: string; code: string; by: string },
): Promise<void> => {
  const rows = directory.agencies.filter(({ id }) => id === agency);
  const [row] = rows;
  if (!row) throw new AgencyUnknown(agency, null);
  const fixed = rows.find((one) => one.code !== undefined)?.code;
  if (fixed !== undefined)
    throw new AgencyCodeRefused(
      `${row.shortName} đã có mã ${fixed} trong danh bạ cơ quan; sửa ở danh bạ.`,
    );
  const given = await catalogue.agencyCodes();
  const other = directory.agencies.find(
    (one) => one.id !== agency && (one.code ?? given.get(one.id)) === code,
  );
  if (other) throw new AgencyCodeRefused(`Mã ${code} là của ${other.shortName}.`);
  await catalogue.setAgencyCode({ agency, code, setBy: by });
};
