import type { Fact } from './facts.ts';
import type { HistoryRow } from './history.ts';
import { handedHere } from './hosting.ts';
import { DossierRefusal } from './refusals.ts';
import type { Model } from './world.ts';

/** Why most of what may be done to a dossier is not done at a guest. */
export const OWNED_ELSEWHERE =
  'Hồ sơ do cơ quan chủ trì ở hệ thống khác quản lý; việc này được làm ở đó.';

/**
 * What a guest may record of a dossier owned elsewhere: the work on the segments handed to it, and taking an act of
 * its own back. All else is done where the dossier is owned.
 *
 * @throws DossierRefusal owned-elsewhere
 */
export const refuseAtGuest = (
  { machine }: Model,
  rows: readonly HistoryRow[],
  fact: Fact,
): void => {
  const handed = handedHere(rows);
  const isHanded = (segment: string | null | undefined): boolean =>
    segment != null && handed.has(segment);
  switch (fact.type) {
    case 'host':
      return;
    case 'step':
      if (isHanded(machine.tasks[fact.task]?.segment)) return;
      break;
    case 'receive':
    case 'decline':
    case 'request-supplement':
    case 'request-payment':
    case 'request-opinion':
    case 'supplement':
    case 'payment':
    case 'opinion':
      if (isHanded(fact.segment)) return;
      break;
    case 'correct': {
      const targets = [...fact.void, ...fact.amend.map(({ seq }) => seq)];
      const own = targets.every((seq) => rows[seq - 1]?.fact.type !== 'host');
      if (own && fact.configuration === undefined) return;
      break;
    }
    default:
      break;
  }
  throw new DossierRefusal('owned-elsewhere', OWNED_ELSEWHERE);
};
