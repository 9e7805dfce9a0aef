import type { Directory } from '#lib/directory';

/** An office the applicant may ask. */
export interface Office {
  name: string;
  hotline: string | null;
}

/** The newest row of an agency: who answers today. */
export const officeOf = (directory: Directory, id: string): Office => {
  const agency = directory.agencies.findLast((candidate) => candidate.id === id);
  return { name: agency?.name ?? id, hotline: agency?.hotline ?? null };
};
