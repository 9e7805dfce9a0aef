import { type Desk, viewAsOf } from '#lib/desk';
import { isoOf } from '#lib/dossier';
import type { NewMessage, OutboxMessage } from '#lib/persistence';
import { phaseNames } from '#lib/procedure';

import { theirAgency, theirProcedure } from './partner.ts';
import type { Partners } from './partners.ts';

const EVENT = 'dossier.changed';

/**
 * What partners that want to know are told of an act: the dossier as it was right after it, in the words of the
 * dossier log and the partner's codes. No person is in it, neither applicant nor officer, no reason and no fact of
 * the case. In the order of the partners' ids.
 */
export const dossierChanged = async (
  desk: Desk,
  partners: Partners,
  { dossier: id, seq, event }: OutboxMessage,
): Promise<NewMessage[]> => {
  const directory = await partners.directory();
  if (!directory.all.some(({ wants }) => wants.includes(EVENT))) return [];
  const { dossiers } = await desk.dossiers.read([id]);
  const [stored] = dossiers;
  if (!stored) throw new Error(`dossier ${id} has a message and is not there`);
  const { model, view, position, agencies, now, stored: then } = await viewAsOf(desk, stored, seq);
  const iso = (at: number | null) => (at === null ? null : isoOf(at));
  return directory.wanting(EVENT, agencies).map((partner) => ({
    partner: partner.id,
    dossier: id,
    type: EVENT,
    body: {
      seq,
      event,
      at: iso(then.rows.at(-1)?.at ?? null),
      recordedAt: iso(now),
      procedure: theirProcedure(partner, model.procedure.code),
      owner: theirAgency(partner, position.owner),
      phase: view.phase,
      phaseLabel: phaseNames[view.phase],
      status: view.status,
      due: iso(position.due),
      standing: position.standing,
      overdueFrom: iso(position.overdueFrom),
      paused: position.paused,
      outcome: view.outcome,
      segments: position.segments.map(({ segment, agency, state, due }) => ({
        segment,
        agency: theirAgency(partner, agency),
        state,
        due: iso(due),
      })),
    },
  }));
};
