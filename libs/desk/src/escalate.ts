import { DossierRefusal } from '#lib/dossier';
import type { Escalation, Telling, Work } from '#lib/persistence';

import type { Desk } from './desk.ts';
import { namesInModel } from './names-in-model.ts';

/** Who tells which superior about a dossier, and why. */
export type EscalationOrder = Omit<Escalation, 'agency'>;

/** How an escalation is put to those who are told. */
export type EscalationWords = (
  order: EscalationOrder & { procedureName: string },
) => Pick<Telling, 'subject' | 'body'>;

/**
 * Tells a superior of the owning agency about a dossier (officer → head → chair) and records that it was
 * done: an act of its own, which the clock does by itself through `escalate-head` and `escalate-chair`.
 *
 * @returns the id of the escalation, and how many people were told
 * @throws DossierRefusal if there is no such dossier, or no reason
 */
export const escalate = async (
  desk: Pick<Desk, 'models'>,
  work: Work,
  order: EscalationOrder,
  words: EscalationWords,
): Promise<{ id: string; told: number }> => {
  if (!order.reason.trim()) throw new DossierRefusal('reason-required', 'Phải nêu lý do.');
  const found = await work.alerts.ownerOf(order.dossier);
  if (!found) {
    throw new DossierRefusal('dossier-unknown', `Không có hồ sơ ${order.dossier}.`);
  }
  const { owner: agency, field, pin } = found;
  const { procedureName } = await namesInModel(desk, pin, null);
  let told = 0;
  const id = await work.alerts.escalate({ ...order, agency }, async (client, made) => {
    const recipients = await work.recipients(client, agency, order.role, field);
    told = recipients.length;
    await work.notices.tell(client, recipients, {
      key: `escalation/${made}`,
      kind: 'escalation',
      urgent: true,
      dossier: order.dossier,
      ...words({ ...order, procedureName }),
    });
  });
  return { id, told };
};
