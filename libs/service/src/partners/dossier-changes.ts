import { type Desk, viewAsOf } from '#lib/desk';
import { isoOf } from '#lib/dossier';
import type { NewMessage, OutboxMessage, StoredDossier, Work } from '#lib/persistence';
import { phaseNames } from '#lib/procedure';

import { type Partner, theirAgency, theirProcedure } from './partner.ts';
import type { Partners } from './partners.ts';

const EVENT = 'dossier.changed';

/** What a partner is to be told of acts of one dossier. */
export interface DossierChanges {
  to: Omit<NewMessage, 'body'>;
  acts: { seq: number }[];
}

/**
 * What partners that want to know are to be told of an act, and of those before it that are being told of too, in
 * the order of the partners' ids.
 */
export const dossierChanges = async (
  desk: Desk,
  partners: Partners,
  outbox: Work['outbox'],
  message: OutboxMessage,
): Promise<DossierChanges[]> => {
  const directory = await partners.directory();
  if (!directory.all.some(({ wants }) => wants.includes(EVENT))) return [];
  const { dossier } = message;
  const {
    dossiers: [stored],
  } = await desk.dossiers.read([dossier]);
  if (!stored) throw new Error(`dossier ${dossier} has a message and is not there`);
  const { agencies } = await viewAsOf(desk, stored, message.seq);
  const wanting = directory.wanting(EVENT, agencies);
  if (wanting.length === 0) return [];
  const undone = await outbox.undoneUpTo(message);
  return Promise.all(
    wanting.map(async (partner) => ({
      to: { partner: partner.id, dossier, type: EVENT },
      acts: await Promise.all(undone.map((act) => changeOf(desk, stored, act, partner))),
    })),
  );
};

/**
 * The dossier as it was right after an act, in the words of the dossier log and a partner's codes. No person is in
 * it, neither applicant nor officer, no reason and no fact of the case.
 */
const changeOf = async (
  desk: Desk,
  stored: StoredDossier,
  { seq, event }: OutboxMessage,
  partner: Partner,
) => {
  const { model, view, position, now, stored: then } = await viewAsOf(desk, stored, seq);
  return {
    seq,
    event,
    at: iso(then.rows.at(-1)?.at ?? now),
    recordedAt: iso(now),
    procedure: theirProcedure(partner, model.procedure.code),
    owner: theirAgency(partner, position.owner),
    phase: view.phase,
    phaseLabel: phaseNames[view.phase],
    status: view.status,
    due: iso(position.due),
    provisional: position.provisional,
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
  };
};

const iso = (at: number | null): string | null => (at === null ? null : isoOf(at));
