/** Something stored that does not follow from the history, or a history that was touched. */
export interface Mismatch {
  /** Empty for what belongs to no dossier. */
  dossier: string;
  seq: number | null;
  code: string;
  text: string;
}
