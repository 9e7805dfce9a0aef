import { DossierRefusal } from '#lib/dossier';
import type { Escalation, Telling, Work } from '#lib/persistence';

/** Who tells which superior about a dossier, and why. */
export type EscalationOrder = Omit<Escalation, 'agency'>;

/**
 * Tells a superior of the owning agency about a dossier (officer → head → chair) and records that it was
 * done: an act of its own, which the clock does by itself through `escalate-head` and `escalate-chair`.
 *
 * @returns the id of the escalation
 * @throws DossierRefusal if there is no such dossier, or no reason
 */
export const escalate = async (
  work: Work,
  order: EscalationOrder,
  words: (order: EscalationOrder) => Pick<Telling, 'subject' | 'body'>,
): Promise<string> => {
  if (!order.reason.trim()) throw new DossierRefusal('reason-required', 'Phải nêu lý do.');
  const found = await work.alerts.ownerOf(order.dossier);
  if (!found) {
    throw new DossierRefusal('dossier-unknown', `Không có hồ sơ ${order.dossier}.`);
  }
  const { owner: agency, field } = found;
  return work.alerts.escalate({ ...order, agency }, async (client, id) => {
    const recipients = await work.recipients(client, agency, order.role, field);
    await work.notices.tell(client, recipients, {
      key: `escalation/${id}`,
      kind: 'escalation',
      urgent: true,
      dossier: order.dossier,
      ...words(order),
    });
  });
};
