import type { Term } from '#lib/deadline';
import type { Configuration, FactValue, Outcome } from '#lib/procedure';

import type { Amendment, OfferRef, Successors, ToldWord } from './facts.ts';
import type { GivenPaper } from './papers.ts';
import type { Channel, Instant } from './position.ts';
import type { Retention } from './retention.ts';
import type { Collector, ReturnWay } from './return-ways.ts';

/** A row of the dossier's history: by its key, as a log names it, or by its seq, as a reader of it does. */
export type RowName = string | number;

/** What a log or a desk asks to have recorded; facts are what becomes of it once it is accepted. */
export type Command = CommandBase &
  (
    | {
        type: 'submit';
        procedure: string;
        agency: string;
        /** The desk that takes it for the owner (nộp tại nơi khác); absent: the owner's own. */
        receivedBy?: string;
        channel: Channel;
        way?: ReturnWay;
        values?: Record<string, FactValue>;
      }
    | {
        type: 'accept';
        digitised?: boolean;
        values?: Record<string, FactValue>;
        /** Overrides the definition's variant: a log of another system carries its own. */
        term?: Term & { judge?: 'date' | 'instant' };
      }
    | { type: 'refuse' | 'withdraw' | 'stop' }
    | {
        type: 'step';
        action: string;
        task?: string;
        segment?: string;
        digitised?: boolean;
        values?: Record<string, FactValue>;
      }
    | {
        type: 'request-supplement' | 'request-payment';
        segment?: string;
        amount?: number;
      }
    | {
        type: 'request-opinion';
        segment?: string;
        /** Whose opinion: an agency of the directory by id, or one outside it by name. */
        agency?: string;
        outside?: string;
        /** How long they have for the answer. */
        within?: Term;
      }
    | { type: 'supplement'; segment?: string }
    | { type: 'opinion'; segment?: string; agency?: string; outside?: string }
    | { type: 'payment'; segment?: string; amount?: number; receipt?: string }
    | { type: 'refund'; amount: number; receipt?: string }
    | {
        type: 'reclassify';
        /** Code of the procedure it should have been taken in under. */
        procedure: string;
        values?: Record<string, FactValue>;
      }
    | { type: 'extend'; due: Instant }
    | {
        type: 'vary';
        values?: Record<string, FactValue>;
        term?: Term & { judge?: 'date' | 'instant' };
      }
    | { type: 'hand-over'; segment: string; to?: string }
    | {
        type: 'receive' | 'decline' | 'recall' | 'expire';
        segment: string;
        /** The offer that is answered; absent: the open one. */
        offer?: OfferRef;
      }
    | { type: 'transfer'; to: string; plan?: string; successors?: Successors }
    | { type: 'finish'; outcome: Outcome; digitised?: boolean }
    | { type: 'choose-return'; way: ReturnWay }
    | { type: 'send'; carrier: string; tracking?: string }
    | { type: 'delivery-failed' | 'sent-back' | 'lost-in-post' | 'reissue' | 'lose-receipt' }
    | {
        type: 'return';
        way?: ReturnWay;
        collectedBy?: Collector;
        /** Who came, and the paper they showed: kept with the free text. */
        collectorName?: string;
        collectorPaper?: string;
      }
    | {
        type: 'archive';
        place: string;
        box?: string;
        /** As a log's export pinned them; absent: by the rules in force. */
        until?: string | null;
        retention?: Retention;
      }
    | {
        type: 'record-returned';
        returnedAt: Instant;
        finishedAt?: Instant;
        outcome: Outcome;
        digitised?: boolean;
      }
    | {
        type: 'correct';
        /** The rows to void. */
        void: RowName[];
        amend: (Omit<Amendment, 'seq'> & { key: RowName })[];
        /** Stated where replaying the remaining acts does not give a legal state. */
        configuration?: Configuration;
      }
    | ({ type: 'host' } & ToldWord)
  );

export interface CommandBase {
  dossier: string;
  /** Idempotency key, unique within the dossier. */
  key: string;
  by: string;
  /** Whose place `by` acts in (trực thay), by id; absent: their own. */
  inPlaceOf?: string;
  /** When it happened; absent: now. */
  at?: Instant;
  reason?: string;
  /** Papers that come with it: with a submit, a supplement, a step and whatever brings the result. */
  papers?: readonly GivenPaper[];
  /** Salt of the commitment to the free text; absent: a fresh random one. */
  salt?: string;
  /** A desk must give the reason of a late record; a log of another system may not know it. */
  source: 'desk' | 'log';
}

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
