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
