import type { Applicant } from '#lib/directory';

/** Injection token of the settings of the HTTP side. */
export const HTTP_SETTINGS = Symbol('http-settings');

export interface HttpSettings {
  /** Folder of processes/: forms and narratives of printed reports. */
  catalogue: string;
}

/** Injection token of the lists; of the lock that numbers dossiers; of the applicants' store. */
export const LISTS = Symbol('lists');
export const NUMBERS = Symbol('numbers');
export const APPLICANTS = Symbol('applicants');

/** Where applicants are kept, apart from every history. */
export interface Applicants {
  put: (dossier: string, applicant: Applicant) => Promise<void>;
  find: (dossier: string) => Promise<Applicant | undefined>;
}
