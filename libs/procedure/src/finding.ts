/** Where in a definition: keys and indexes from the top. */
export type Path = readonly (string | number)[];

export type Severity = 'error' | 'warning';

/** Something wrong with a definition, at its place in the definition's own words. */
export interface Problem {
  /** Stable, kebab-case: the rule's name, or `schema-…`, `yaml-…`. */
  code: string;
  severity: Severity;
  path: Path;
  /** Vietnamese, for the author. */
  message: string;
}

/** A problem at its place in a file. */
export interface Finding {
  file: string;
  code: string;
  severity: Severity;
  /** Dotted, as `steps.ky.actions.trinh.to`; empty for the whole file. */
  path: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  message: string;
}
