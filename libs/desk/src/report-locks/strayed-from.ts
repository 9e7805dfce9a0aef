import { canonical } from '#lib/dossier';

import type { Desk } from '../desk.ts';
import { positionsAnew } from '../positions-anew.ts';
import type { CountedReport } from './locked-report.ts';

/** A dossier whose history up to its head does not come to what a report was made from. */
export interface Strayed {
  dossier: string;
  seq: number;
  /** The head is another row, or missing; or the position is another. */
  what: 'head' | 'position';
}

/**
 * Folds the histories of a report's dossiers anew, up to the heads it has read.
 *
 * @param told - called with the number of dossiers done, of all
 * @returns those that come to something else than the report was made from
 */
export const strayedFrom = async (
  { history }: Pick<Desk, 'history'>,
  { report, standing, by: { calendars } }: CountedReport,
  told: (done: number, of: number) => void = () => undefined,
): Promise<Strayed[]> => {
  const strayed: Strayed[] = [];
  let done = 0;
  const anew = positionsAnew(history, standing, calendars, Date.parse(report.asOf));
  for await (const { head, last, position } of anew) {
    const { dossier, seq, hash } = head;
    if (last?.seq !== seq || last.hash !== hash) strayed.push({ dossier, seq, what: 'head' });
    else if (canonical(position ?? null) !== canonical(head.position))
      strayed.push({ dossier, seq, what: 'position' });
    told((done += 1), standing.length);
  }
  return strayed;
};
