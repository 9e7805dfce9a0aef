/** Something of a BPMN file that a definition cannot say, or that the file does not say. */
export interface ImportFinding {
  /** Id of the BPMN element; empty for the whole file. */
  element: string;
  /** Stable, kebab-case. */
  code: string;
  /** Vietnamese, for the modeller. */
  reason: string;
}

/** Tells of one finding. */
export type Tell = (element: string, code: string, reason: string) => void;

/** The most of a file's words, or its parser's, that a finding repeats. */
const BEGINNING = 120;

/** The beginning of a text of the file, as a finding repeats it. */
export const beginning = (text: string): string =>
  text.length > BEGINNING ? `${text.slice(0, BEGINNING)}…` : text;
