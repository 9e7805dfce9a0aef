import { isProvisionalDue } from '#lib/deadline';
import type { SeenApplicant } from '#lib/directory';
import type { RegisterPapers } from '#lib/documents';
import { type Instant, minuteOf } from '#lib/dossier';
import type { ListQueries, RegisterRow } from '#lib/persistence';

import { dayOf, type Desk } from '../desk.ts';
import { agencyName, issuingAgency } from './issuing-agency.ts';

/** Most dossiers of one register: some hundred and fifty pages, made in about half a second. */
export const REGISTER_LIMIT = 1_000;

/** A register too long to be one document. */
export class RegisterTooLong extends Error {
  override readonly name = 'RegisterTooLong';
  readonly code = 'register-too-long';

  constructor() {
    super(`Sổ có hơn ${REGISTER_LIMIT} hồ sơ; hãy chọn khoảng ngày ngắn hơn.`);
  }
}

export interface RegisterOrder {
  /** The agency whose desk took the dossiers. */
  agency: string;
  /** First and last day they were accepted on, YYYY-MM-DD. */
  from: string;
  to: string;
  now: Instant;
  /** An applicant as whoever prints the register may see them. */
  seen: (row: RegisterRow) => Omit<SeenApplicant, 'masked'> | null;
}

const DAY = 86_400_000;
const midnight = (day: string): Instant => Date.parse(`${day}T00:00:00+07:00`);

/**
 * The register of an agency: the dossiers its desk accepted on these days, in the order they came.
 *
 * @throws RegisterTooLong
 */
export const registerPapers = async (
  { calendars, directory }: Pick<Desk, 'calendars' | 'directory'>,
  lists: Pick<ListQueries, 'register'>,
  { agency, from, to, now, seen }: RegisterOrder,
): Promise<RegisterPapers> => {
  const rows = await lists.register({
    agency,
    from: midnight(from),
    to: midnight(to) + DAY,
    limit: REGISTER_LIMIT + 1,
  });
  if (rows.length > REGISTER_LIMIT) throw new RegisterTooLong();
  const day = dayOf(now);
  return {
    day,
    agency: issuingAgency(directory, agency, day),
    from,
    to,
    dossiers: rows.map((row) => ({
      code: row.id,
      procedure: row.procedureName,
      applicant: seen(row),
      owner: agencyName(directory, row.owner),
      acceptedAt: row.acceptedAt,
      due:
        row.due === null
          ? null
          : {
              at: row.due,
              provisional: isProvisionalDue(calendars.of(row.owner), minuteOf(row.due)),
            },
      returnedAt: row.returnedAt,
      closedAs: row.closedAs,
    })),
  };
};
