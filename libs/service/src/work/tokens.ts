import type { MessageService } from '../message-service.ts';
import type { SendingServices } from '../notices/senders.ts';
import type { PartnerHandlers } from '../partners/handlers.ts';
import type { ExchangeSettings } from '../partners/settings.ts';
import type { Backend } from '#lib/queues';
import type { Recipients } from '#lib/persistence';
import type { Logger } from 'pino';

/** Injection token of the work tables. */
export const WORK = Symbol('work');
/** Injection token of what takes notices, by channel. */
export const SENDERS = Symbol('senders');
/** Injection token of what lets the queues' connections go when the application ends. */
export const LETTING_GO = Symbol('letting-go');
/** Injection token of what hears the queues' errors. */
export const HEARING = Symbol('hearing');
/** Injection token of the options of the work module. */
export const WORK_OPTIONS = Symbol('work-options');

/** Where notices go: without `mail` staff have inboxes only; without any, what applicants are told is logged. */
export interface WorkOptions extends SendingServices {
  databaseUrl: string;
  backend: Backend;
  /** The national portal; absent: it is told nothing. */
  portal?: MessageService;
  /** How systems outside are reached; absent: over https on the internet, and none can be registered. */
  exchange?: ExchangeSettings;
  /** What else partners may send here, by the type of the message. */
  partnerHandlers?: PartnerHandlers;
  /** The address people type; absent: notices name none. */
  publicUrl?: URL;
  logger: Logger;
  /** Absent: the accounts of the database. */
  recipients?: Recipients;
  /** Whether this process consumes jobs; without, it leaves that to workers apart. */
  consume?: boolean;
  /** Whether it hands what waits in the tables to the queues; as `consume` unless said. */
  feed?: boolean;
  /** Seconds after which a row whose effect never came is handed over again; 60. */
  forgottenAfter?: number;
  /** Milliseconds between sweeps of the relay; 2000. */
  sweepEvery?: number;
  /** Milliseconds between the repeated jobs, by name. */
  schedules?: Readonly<Record<string, number>>;
  /** The clock; absent: the machine's. */
  now?: () => number;
}
