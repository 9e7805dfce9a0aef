import type { Permission } from './policy.ts';

/** Who a dossier is for (người nộp): personal data, kept in a table of its own and never in history. */
export interface Applicant {
  name: string;
  phone: string | null;
  email: string | null;
  /** Citizen identity number (số định danh cá nhân). */
  idNumber: string | null;
  address: string | null;
  /** Who acts for the applicant (người được ủy quyền). */
  representative: string | null;
}

/** An applicant as somebody may see them; `masked` says that what is there was covered. */
export type SeenApplicant = Applicant & { masked: boolean };

/** What stands for a value that is there but not shown; tells neither its length nor any of its letters. */
export const MASK = '•••';

/** The mask for a list, which shows of an applicant the name alone. */
export const maskName = (
  permission: Permission,
  name: string,
): Pick<SeenApplicant, 'name' | 'masked'> =>
  permission.allowed ? { name, masked: false } : { name: MASK, masked: true };

/** The mask for free text, for the answer of `may(…, 'reasons', …)`: as written, or covered. */
export const maskText = (permission: Permission, text: string | null): string | null =>
  permission.allowed || text === null ? text : MASK;

/**
 * The field mask of the one policy, for the answer of `may(…, 'applicant', …)`: the applicant as is, or with
 * every value covered. What is not there stays null.
 *
 * @example
 * maskApplicant(may(directory, auditor, 'applicant', { dossier }, day), applicant).name // '•••'
 */
export function maskApplicant(permission: Permission, applicant: Applicant): SeenApplicant {
  const { phone, email, idNumber, address, representative } = applicant;
  if (permission.allowed)
    return {
      ...maskName(permission, applicant.name),
      phone,
      email,
      idNumber,
      address,
      representative,
    };
  const cover = (value: string | null) => (value === null ? null : MASK);
  return {
    ...maskName(permission, applicant.name),
    phone: cover(phone),
    email: cover(email),
    idNumber: cover(idNumber),
    address: cover(address),
    representative: cover(representative),
  };
}
