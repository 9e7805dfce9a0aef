/**
 * The facts of a dossier: what each accepted act says happened, in the words of the dossier log
 * (contracts.md). A fact is self-contained: the fact fold reads facts and the calendar, never the machine,
 * so terms, policies, budgets and agencies in force are pinned inside it when the act is accepted.
 */
import type { Term } from '#lib/deadline';
import type {
  AnswerMeta,
  Configuration,
  FactValue,
  Hold,
  HoldReason,
  MachineContext,
  Outcome,
  Policies,
} from '#lib/procedure';

import type { HandedPaper } from './papers.ts';
import type { Channel, Position } from './position.ts';
import type { Retention } from './retention.ts';
import type { Collector, ReturnWay } from './return-ways.ts';

/** The term a dossier runs under, with the policies its clock obeys; fixed at acceptance or by `vary`. */
export interface InForce {
  term: Term;
  /** The definition's variant that was in force, or absent for its base term or a term given by a log. */
  variant?: { id: string; label: string };
  /** The term came with the act (a log of another system), not from the definition. */
  given?: true;
  policies: Policies;
}

/** Somebody of an agency: who offers a part, or is offered it. */
export interface Side {
  agency: string;
  role: string;
}

/** Names an offer: the entry that made it, by its place in the history and by its hash. */
export interface OfferRef {
  seq: number;
  /** sha256, hex: the content hash of everything handed over, by the chain. */
  hash: string;
}

/** Who has the work of agencies that end (sắp xếp cơ quan), for a dossier that runs on under its pinned machine. */
export interface Successors {
  /** Agency → the agency that takes it over whole. */
  agencies: Readonly<Record<string, string>>;
  /** Kind of agency → the kind whose agency in the area does its work from now on. */
  kinds: Readonly<Record<string, string>>;
}

/** What an act did beyond its own words: read off the difference of configurations, never from entry actions. */
export type Effect =
  | {
      type: 'task-opened';
      step: string;
      agency: string;
      role: string;
      segment?: string;
      budget?: Term;
    }
  | { type: 'task-closed'; step: string; as: 'done' | 'overtaken' }
  | {
      type: 'segment-offered';
      segment: string;
      agency: string;
      budget?: Term;
      /** By the definition its agency does not learn who the applicant is. */
      blind?: true;
      /** Who offers it, and what is asked of whoever it is offered to. */
      from?: Side;
      answer?: AnswerMeta;
    }
  | { type: 'segment-received'; segment: string; agency: string; budget?: Term; blind?: true }
  /** Another agency has it from now on: a transfer took it there, its budget and its clock go on. */
  | { type: 'task-moved'; step: string; agency: string }
  | { type: 'segment-moved'; segment: string; agency: string }
  | {
      type: 'segment-ended';
      segment: string;
      as: 'finished' | 'declined' | 'recalled' | 'expired' | 'overtaken';
    }
  | { type: 'held'; scope: string; reason: HoldReason }
  | { type: 'finished'; outcome: Outcome };

/** A segment handed to an agency of the guest. */
export interface Handed {
  segment: string;
  agency: string;
}

/** A row of the guest's that counts otherwise at home: one of its acts by key, or what home told by home's seq. */
export interface HomeChange {
  row: string | number;
  /** It does not count: refused at home, or voided there. false: it counts again. */
  void?: boolean;
  /** When it happened, corrected; ISO 8601. */
  at?: string;
  /** With `at`: when its work was done, where that is later; ISO 8601. */
  worked?: string;
}

/** An act of the guest's that home had not seen when it said where it stands: what it does from there. */
export interface Revised {
  /** The guest's row, by its seq. */
  row: number;
  effects: Effect[];
}

/** An act of home's: its row's seq and hash, its type in the words of the log. */
export interface ToldAct {
  seq: number;
  hash: string;
  type: string;
  segment?: string;
  /** When its work was done at home, where that is later than it says of itself; ISO 8601. */
  worked?: string;
  /** The guest had done it, and home did it again. */
  yours?: true;
  /** Told is where the dossier stands, whatever led there: a correction states it, or it is told anew. */
  states?: true;
}

/** What home says: who owns the dossier and where it stands there, right after one of home's acts. */
export interface HomeWord {
  /** The partner who owns the dossier, by the guest's id of it. */
  partner: string;
  /** The act this tells of. */
  act: ToldAct;
  procedure: string;
  version: number;
  /** Content hash of definition and machine; the same at both. */
  machine: string;
  /** The term and policies in force; null before acceptance. */
  inForce: InForce | null;
  /** Where the dossier stands at home; the guest keeps no clock of it. */
  position: Omit<Position, 'from' | 'segments' | 'hostedBy'>;
  /** Where the control state stands at home. */
  state: { configuration: Configuration; context: MachineContext };
  /** What the act handed to the guest's agencies; empty for any other act. */
  offers: Handed[];
  /** The last of the guest's own rows that was done at home by then, by the guest's seq; 0: none. */
  seen: number;
  /** Rows of the guest's that count otherwise since this act. */
  changes: HomeChange[];
  /** The act of the guest's, by its key, that home did not take, and why; the word then tells of no new act. */
  refused?: { key: string; code: string };
  /** Worked out by the guest: what of its part home's act stopped and let go on; absent for nothing. */
  suspended?: { begun: Hold[]; ended: Hold[] };
  /** Worked out by the guest: its acts that do something else than it had recorded; absent for none. */
  revised?: Revised[];
}

/** What home tells before the guest has found its own row in it: that by its key, null for none. */
export type ToldWord = Omit<HomeWord, 'seen' | 'suspended' | 'revised'> & { seen: string | null };

interface Common {
  /** Whose place the actor acted in (trực thay), by id; absent: their own. */
  inPlaceOf?: string;
  values?: Record<string, FactValue>;
  effects?: Effect[];
  /** The papers that came with the act, in the order given; absent where there were none. */
  papers?: HandedPaper[];
}

export type Fact = Common &
  (
    | {
        type: 'submit';
        procedure: string;
        version: number;
        /** Content hash of the definition and machine the dossier runs under from now on. */
        machine: string;
        field: string;
        agency: string;
        /** The desk that took it, where that is not the owner's own. */
        receivedBy?: string;
        channel: Channel;
        /** How the result is to reach the citizen; absent: at the counter. */
        way?: ReturnWay;
      }
    | { type: 'accept'; inForce: InForce; digitised?: boolean }
    | { type: 'refuse' }
    | { type: 'step'; task: string; action: string; digitised?: boolean }
    | {
        type: 'request-supplement' | 'request-payment' | 'request-opinion';
        segment?: string;
        /** Whether the clock stops, by the policy in force. */
        holds: boolean;
        amount?: number;
        /** Whose opinion is asked: an agency of the directory, or one outside it by its name. */
        agency?: string;
        outside?: string;
        /** How long whoever is asked has for the answer. */
        within?: Term;
      }
    | { type: 'supplement'; segment?: string }
    | { type: 'opinion'; segment?: string; agency?: string; outside?: string }
    | {
        type: 'payment';
        segment?: string;
        /** What was paid, in đồng, and the number of the receipt (biên lai) for it. */
        amount?: number;
        receipt?: string;
      }
    | {
        /** What was paid is given back (hoàn trả), in đồng, with the number of the voucher. */
        type: 'refund';
        amount: number;
        receipt?: string;
      }
    | {
        /**
         * It was taken in under the wrong procedure and runs under this one from now on; `values` are all its facts
         * there. `inForce` is absent before acceptance.
         */
        type: 'reclassify';
        procedure: string;
        version: number;
        machine: string;
        field: string;
        inForce?: InForce;
      }
    | { type: 'withdraw' }
    | { type: 'stop' }
    | { type: 'extend'; due: string }
    | { type: 'vary'; inForce: InForce }
    | { type: 'hand-over'; segment: string; agency?: string }
    | {
        type: 'receive' | 'decline' | 'recall' | 'expire';
        segment: string;
        /** The offer it answers; absent where no entry made one (a state that was stated). */
        offer?: OfferRef;
      }
    | {
        type: 'transfer';
        to: string;
        /** The reorganisation it is part of, by the id of its plan. */
        plan?: string;
        /** Who has the work of what ends by that plan; of later steps too. */
        successors?: Successors;
      }
    | { type: 'finish'; outcome: Outcome; digitised?: boolean }
    | { type: 'choose-return'; way: ReturnWay }
    | { type: 'send'; carrier: string; tracking?: string }
    | { type: 'delivery-failed' | 'sent-back' | 'lost-in-post' }
    | { type: 'reissue' }
    | { type: 'lose-receipt' }
    | { type: 'return'; way?: ReturnWay; collectedBy?: Collector }
    | { type: 'archive'; place: string; box?: string; until: string | null; retention: Retention }
    | {
        type: 'record-returned';
        returnedAt: string;
        finishedAt?: string;
        outcome: Outcome;
        digitised?: boolean;
      }
    | {
        type: 'correct';
        void: number[];
        amend: Amendment[];
        /** The control configuration stated by the corrector; absent where replaying the rest gives it. */
        configuration?: Configuration;
      }
    | ({ type: 'host' } & HomeWord)
  );

export type FactType = Fact['type'];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;

/** New values for a recorded act: its instant, and fields of its own fact. */
export interface Amendment {
  seq: number;
  at?: string;
  outcome?: Outcome;
  digitised?: boolean;
  returnedAt?: string;
  finishedAt?: string;
  due?: string;
  channel?: Channel;
}
