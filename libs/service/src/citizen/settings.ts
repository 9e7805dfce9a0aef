import { z } from 'zod';

/** What an applicant knows of a dossier beside its code: the last digits of what they gave at intake. */
export type SecondFactor = 'phone' | 'idNumber';

/** How the look-up page recognises an applicant. */
export interface CitizenSettings {
  /** Any one of these opens a dossier; at least one. */
  factors: readonly SecondFactor[];
}

const factorsOf = {
  either: ['phone', 'idNumber'],
  phone: ['phone'],
  identity: ['idNumber'],
} as const satisfies Record<string, readonly SecondFactor[]>;

const schema = z.object({
  LOOKUP_FACTOR: z.enum(['either', 'phone', 'identity']).default('either'),
});

/** A variable of the environment that says nothing the look-up page can use. */
export class CitizenSettingsInvalid extends Error {
  override readonly name = 'CitizenSettingsInvalid';
  readonly code = 'environment-invalid';
}

/**
 * What the environment says: LOOKUP_FACTOR, `either` unless said.
 *
 * @throws CitizenSettingsInvalid naming the variable
 */
export const citizenSettings = (
  environment: Readonly<Record<string, string | undefined>>,
): CitizenSettings => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    throw new CitizenSettingsInvalid(
      'Biến môi trường LOOKUP_FACTOR phải là either, phone hoặc identity.',
    );
  return { factors: factorsOf[parsed.data.LOOKUP_FACTOR] };
};
