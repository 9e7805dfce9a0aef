import type { Pool } from 'pg';

import { ExchangeStore } from '../partners/exchange-store.ts';
import { PartnerLines } from '../partners/partner-lines.ts';
import { AlertStore } from './alert-store.ts';
import { DeliveryStore } from './delivery-store.ts';
import { DraftStore } from './draft-store.ts';
import { NoticeStore } from './notice-store.ts';
import { OutboxStore } from './outbox-store.ts';
import { PortalStore } from './portal-store.ts';
import { accountsWithRole, type Recipients } from './recipients.ts';

/** The tables of what time causes and what goes out. */
export interface Work {
  readonly outbox: OutboxStore;
  readonly alerts: AlertStore;
  readonly notices: NoticeStore;
  readonly deliveries: DeliveryStore;
  readonly drafts: DraftStore;
  readonly portal: PortalStore;
  readonly partners: PartnerLines;
  readonly exchange: ExchangeStore;
  readonly recipients: Recipients;
}

/** @param mailDomain - right part of Message-IDs; null: inboxes only, no e-mail */
export const workOf = (
  pool: Pick<Pool, 'query' | 'connect'>,
  mailDomain: string | null,
  recipients: Recipients = accountsWithRole,
): Work => ({
  outbox: new OutboxStore(pool),
  alerts: new AlertStore(pool),
  notices: new NoticeStore(pool, mailDomain),
  deliveries: new DeliveryStore(pool, mailDomain),
  drafts: new DraftStore(pool),
  portal: new PortalStore(pool),
  partners: new PartnerLines(pool),
  exchange: new ExchangeStore(pool),
  recipients,
});
