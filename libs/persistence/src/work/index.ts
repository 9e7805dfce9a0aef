// What time causes and what goes out, as tables. Queues carry ids of these rows and nothing else.
export type { Alert, AlertStore, Escalation, Fired } from './alert-store.ts';
export type { Draft, DraftName } from './draft-store.ts';
export type { DigestWords, InboxNotice, Mail, NoticeKind, Telling } from './notice-store.ts';
export type { OutboxMessage, Waiting } from './outbox-store.ts';
export { accountNamed, accountsWithRole } from './recipients.ts';
export type { Recipient, Recipients } from './recipients.ts';
export { type Work, workOf } from './work.ts';
