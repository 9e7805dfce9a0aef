import type { HistoryRow } from '#lib/dossier';

/** Free text of a dossier's acts, by their seq. */
export type Texts = ReadonlyMap<number, Record<string, string>>;

/**
 * What was written with an act for the applicant to read. The reason of a late record says why it is late: it is
 * the office's own.
 */
export const reasonOf = (row: HistoryRow | undefined, texts: Texts): string | null =>
  row?.kind === 'act' ? (texts.get(row.seq)?.reason ?? null) : null;
