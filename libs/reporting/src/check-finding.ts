/** What a checker of a report says. */

/** One thing the checker has looked at. */
export interface CheckFinding {
  /** Stable name of the check, such as sum-received or period-of-quarter. */
  code: string;
  /** ok: it holds. note: nothing is wrong, but it is easily misread. error: the report contradicts itself or the rules. */
  severity: 'ok' | 'note' | 'error';
  /** 'I.7'; '' for the opening. */
  section: string;
  /** Line of the text from 1; null when what is missing has no line. */
  line: number | null;
  /** In Vietnamese, with the numbers. */
  text: string;
  /** The figures and days it looked at, by name. */
  figures: Readonly<Record<string, number | string>>;
}
