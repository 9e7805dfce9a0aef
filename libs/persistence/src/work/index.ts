// What time causes and what goes out, as tables. Queues carry ids of these rows and nothing else.
export type { Alert, AlertStore, Announced, Escalation, Fired, Untold } from './alert-store.ts';
export { messageName, Undelivered } from './delivery-store.ts';
export type {
  ApplicantTelling,
  ClaimedNotice,
  DeliveryStore,
  Fate,
  NoticeCount,
  SentBy,
  SuppressedAs,
  ToldNotice,
  Trying,
} from './delivery-store.ts';
export type { Draft, DraftName } from './draft-store.ts';
export type { DigestWords, InboxNotice, NoticeKind, Telling } from './notice-store.ts';
export type { Waiting } from './hand-over.ts';
export type { OutboxMessage } from './outbox-store.ts';
export type { PortalFate, PortalStore, Unacknowledged } from './portal-store.ts';
export { accountNamed, accountsWithRole } from './recipients.ts';
export type { Recipient, Recipients } from './recipients.ts';
export { type Work, workOf } from './work.ts';
