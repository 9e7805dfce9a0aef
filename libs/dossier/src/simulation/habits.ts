import type { AnsweredAs } from '../offers.ts';
import type { Channel } from '../position.ts';
import type { Spread } from './chance.ts';

/** How people act in a simulation. Shares are from 0 to 1, weights are relative, times are working minutes. */
export interface Habits {
  /** Over how many calendar days dossiers come in. */
  days: number;
  /** How they come in, where a part of it can be done online and where it can't. */
  channel: Record<'online' | 'offline', Record<Channel, number>>;
  /** How often a fact of a dossier is another than its default. */
  unusualFact: number;
  /** Of a hundred dossiers at the desk: refused, and asked for more before they are taken. */
  refused: number;
  incomplete: number;
  /** How often each of these befalls a dossier in hand, once. */
  incidents: Record<'request-supplement' | 'request-opinion' | 'withdraw' | 'stop', number>;
  /** Weights of a task's actions: the first written, the others, and those that must give a reason. */
  action: { first: number; other: number; withReason: number };
  /** Weights of how an offer of a segment ends. */
  answer: Record<Exclude<AnsweredAs, 'overtaken'>, number>;
  /** What of its budget a step takes; of a term within the day, what of the day that is left. */
  ofBudget: Spread;
  /** What a step without a budget takes. */
  withoutBudget: Spread;
  /** What of its time to answer an agency takes. */
  ofAnswerTime: Spread;
  /** How long each is waited for. */
  wait: Record<'accept' | 'supplement' | 'payment' | 'opinion' | 'return', Spread>;
  /** A dossier with more acts is given up and counted as unfinished. */
  acts: number;
}

/** Round figures, measured nowhere: an office that keeps its budgets mostly, and not always. */
export const usualHabits: Habits = {
  days: 90,
  channel: {
    online: { online: 60, direct: 35, postal: 5 },
    offline: { online: 0, direct: 90, postal: 10 },
  },
  unusualFact: 0.25,
  refused: 0.02,
  incomplete: 0.03,
  incidents: {
    'request-supplement': 0.06,
    'request-opinion': 0.03,
    withdraw: 0.01,
    stop: 0.005,
  },
  action: { first: 90, other: 15, withReason: 4 },
  answer: { received: 94, declined: 4, recalled: 1, expired: 1 },
  ofBudget: { least: 0.1, usual: 0.6, most: 1.5 },
  withoutBudget: { least: 5, usual: 30, most: 240 },
  ofAnswerTime: { least: 0.05, usual: 0.4, most: 1.4 },
  wait: {
    accept: { least: 2, usual: 15, most: 120 },
    supplement: { least: 120, usual: 960, most: 4800 },
    payment: { least: 30, usual: 960, most: 4800 },
    opinion: { least: 480, usual: 1440, most: 4800 },
    return: { least: 5, usual: 240, most: 2400 },
  },
  acts: 200,
};
