import { type Desk, type DossierView, viewDossier } from '#lib/desk';
import type { ApplicantStore, LookUpStore, StoredApplicant } from '#lib/persistence';

import { hashOfToken, randomToken, sameSecret } from '../identity/secrets.ts';
import type { TypedCode } from './dossier-code.ts';
import type { LookUpThrottle } from './look-up-throttle.ts';
import type { CitizenSettings } from './settings.ts';

/** Seconds an applicant who was let in may look: time to read, not to forget it open at a counter. */
export const LOOK_UP_SECONDS = 900;

const DIGITS = 4;

/** The last four digits of what somebody typed or gave at intake, whatever else is in it; '' if it has fewer. */
export const lastDigits = (text: string | null): string => {
  const digits = text?.replace(/\D/g, '') ?? '';
  return digits.length < DIGITS ? '' : digits.slice(-DIGITS);
};

/** Lets applicants in to their own dossier, and nobody else. */
export class LookUp {
  constructor(
    private readonly desk: Desk,
    private readonly applicants: ApplicantStore,
    private readonly lookUps: LookUpStore,
    private readonly throttle: LookUpThrottle,
    private readonly settings: CitizenSettings,
    private readonly clock: () => number,
  ) {}

  /**
   * Checks code and second factor. One question to one table, where a code nobody has and a dossier without
   * applicant are the same nothing, and as many comparisons whatever is found there: only a right answer
   * differs from the others.
   *
   * @param digits - the last four of the second factor
   * @returns a token that opens the dossier for a while; undefined if the two do not belong together
   * @throws AccessDenied 'throttled' before anything is checked
   */
  async enter(code: TypedCode, digits: string, address: string): Promise<string | undefined> {
    await this.throttle.admit(code.canonical, address);
    const found = await this.applicants.of(code.candidates);
    const fits = code.candidates.map((id) =>
      this.fits(
        found.find(({ dossier }) => dossier === id),
        digits,
      ),
    );
    const dossier = code.candidates[fits.indexOf(true)];
    if (dossier === undefined) return undefined;
    await this.throttle.right(code.canonical, address);
    const token = randomToken();
    const now = this.clock();
    await this.lookUps.endOlder(new Date(now));
    await this.lookUps.add({
      tokenHash: hashOfToken(token),
      dossier,
      expiresAt: new Date(now + LOOK_UP_SECONDS * 1000),
    });
    return token;
  }

  /** The dossier a token opens; undefined once it expired, or nothing is known of the applicant any more. */
  async dossierOf(token: string | undefined): Promise<DossierView | undefined> {
    if (token === undefined || token === '') return undefined;
    const id = await this.lookUps.dossierOf(hashOfToken(token), new Date(this.clock()));
    const dossier = id === null ? undefined : await viewDossier(this.desk, id);
    return dossier?.stored.applicant ? dossier : undefined;
  }

  async leave(token: string): Promise<void> {
    await this.lookUps.end(hashOfToken(token));
  }

  private fits(applicant: StoredApplicant | undefined, digits: string): boolean {
    return this.settings.factors
      .map((factor) => sameSecret(lastDigits(applicant?.[factor] ?? null), digits))
      .includes(true);
  }
}
