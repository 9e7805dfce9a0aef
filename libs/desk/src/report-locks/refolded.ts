import { canonical, foldFacts } from '#lib/dossier';
import type { StandingDossier } from '#lib/persistence';

import type { Desk } from '../desk.ts';
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
  { report, standing, calendars }: CountedReport,
  told: (done: number, of: number) => void = () => undefined,
): Promise<Strayed[]> => {
  const cut = Date.parse(report.asOf);
  const waiting = new Map(standing.map((one) => [one.dossier, one]));
  const strayed: Strayed[] = [];
  const stray = ({ dossier, seq }: StandingDossier, what: Strayed['what']): void => {
    strayed.push({ dossier, seq, what });
  };
  for await (const { dossier, rows } of history.historiesUpTo(standing)) {
    const known = waiting.get(dossier);
    if (!known) continue;
    waiting.delete(dossier);
    const head = rows.at(-1);
    const position = foldFacts(rows, calendars).positions.findLast(({ from }) => from < cut);
    if (head?.seq !== known.seq || head.hash !== known.hash) stray(known, 'head');
    else if (canonical(position ?? null) !== canonical(known.position)) stray(known, 'position');
    told(standing.length - waiting.size, standing.length);
  }
  for (const one of waiting.values()) stray(one, 'head');
  return strayed;
};
