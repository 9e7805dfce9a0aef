import { SKIPPED_TYPE, type Taken } from '#lib/persistence';

import type { Partner } from './partner.ts';

/** Injection token of the {@link PartnerHandlers}. */
export const PARTNER_HANDLERS = Symbol('partner-handlers');

/** A message from a partner, whose turn it is. */
export interface InboxMessage {
  /** Of the partner: the same however often it came. */
  id: string;
  partner: Partner;
  /** '' if it is about none. */
  dossier: string;
  /** 1, 2, 3 … for this partner and dossier; the ones before were taken or refused. */
  n: number;
  type: string;
  body: Readonly<Record<string, unknown>>;
  /** When it was heard first. */
  at: Date;
}

/**
 * Does what a message asks, or refuses it for good with a code and a Vietnamese reason; what it throws is a
 * fault of the moment, and the message is tried again. It may be called again with a message it has done:
 * doing it twice must have the effect of once.
 */
export type PartnerHandler = (message: InboxMessage) => Promise<Taken>;

/** What is done with messages from partners, by their type. */
export type PartnerHandlers = ReadonlyMap<string, PartnerHandler>;

/** The type of the message by which an operator tries a connection: it is taken and asks nothing. */
export const TEST_TYPE = 'motcua.test';

/** What every deployment understands. */
export const ownHandlers: PartnerHandlers = new Map([
  [TEST_TYPE, () => Promise.resolve({ taken: true } as const)],
  // That a message is missing is put right by the reconciliation, which compares what both sides hold.
  [SKIPPED_TYPE, () => Promise.resolve({ taken: true } as const)],
]);
