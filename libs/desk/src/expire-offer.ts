import { DossierRefusal } from '#lib/dossier';

import { act } from './act.ts';
import type { Desk } from './desk.ts';
import { viewDossier } from './view-dossier.ts';

/** Who records what follows from time alone. */
const SYSTEM = 'system';

/** What an offer may have come to by the time its timer is acted on: then there is nothing to record. */
const settled = new Set(['offer-not-current', 'offer-not-expired', 'not-allowed']);

/**
 * Records that nobody answered an offer in time (onExpiry: return), once however often it is tried; nothing where
 * it was answered, or given more time, meanwhile.
 *
 * @param seq - the entry that made the offer
 * @returns whether it is recorded
 */
export const expireOffer = async (desk: Desk, dossier: string, seq: number): Promise<boolean> => {
  const view = await viewDossier(desk, dossier);
  const offer = view?.fold.offers.find((one) => one.seq === seq && one.answeredAs === null);
  if (!offer) return false;
  const { segment, hash } = offer;
  try {
    await act(desk, {
      command: {
        type: 'expire',
        dossier,
        segment,
        offer: { seq, hash },
        key: `expire-${segment}-${seq}`,
        by: SYSTEM,
        source: 'desk',
      },
      recorded: 'database',
    });
    return true;
  } catch (error) {
    if (error instanceof DossierRefusal && settled.has(error.code)) return false;
    throw error;
  }
};
