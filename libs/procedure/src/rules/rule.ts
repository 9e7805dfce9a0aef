import type { Procedure } from '../definition.ts';
import type { Path, Severity } from '../finding.ts';

/** What a definition may ask of the country's agencies. */
export interface Directory {
  /** Kinds of agency (loại cơ quan) in the agency tree. */
  kinds: ReadonlySet<string>;
}

/** Tells the author of one problem. */
export type Report = (path: Path, message: string) => void;

/** One law of good definitions; its name is the code of its findings, its file and its spec. */
export interface Rule {
  name: string;
  severity: Severity;
  check(procedure: Procedure, report: Report, directory?: Directory): void;
}
