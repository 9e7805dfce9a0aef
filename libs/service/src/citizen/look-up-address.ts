import { LOOK_UP } from './frame.ts';

/** Where an applicant looks a dossier up, as printed on paper; null where the server knows no address of its own. */
export const lookUpAddress = (publicUrl: URL | undefined): string | null =>
  publicUrl ? new URL(LOOK_UP, publicUrl).href : null;
