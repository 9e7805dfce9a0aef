/**
 * Financial obligations (nghĩa vụ tài chính) of a dossier: what was asked for, what was paid for it, and what of
 * that was given back (hoàn trả). Derived from the rows as they now count; no clock and no report asks it.
 */
import { effectiveRows } from './corrections.ts';
import type { Fact } from './facts.ts';
import type { HistoryRow } from './history.ts';
import { DOSSIER } from './parts.ts';
import type { Instant } from './position.ts';

/** An amount that changed hands. Amounts are in đồng. */
export interface Payment {
  seq: number;
  at: Instant;
  /** null: the office did not write it down. */
  amount: number | null;
  /** Number of the receipt (biên lai, phiếu chi). */
  receipt: string | null;
}

export interface Obligation {
  /** The row that asked for it. */
  seq: number;
  at: Instant;
  /** `dossier`, or the segment whose obligation it is. */
  scope: string;
  /** What was asked for; null where no amount was named. */
  amount: number | null;
  /** That it was met; null while it is open. Without an amount of its own it counts as what was asked for. */
  payment: Payment | null;
}

export interface Money {
  obligations: Obligation[];
  refunds: Payment[];
  /** What was paid and not given back: no more may be. Never below zero but where a correction made it so. */
  refundable: number;
}

/** The obligations, payments and refunds of a history, in the order they were recorded. */
export const moneyOf = (rows: readonly HistoryRow[]): Money => {
  const obligations: Obligation[] = [];
  const refunds: Payment[] = [];
  for (const { seq, at, fact } of effectiveRows(rows)) {
    for (const { scope, amount } of askedBy(fact)) {
      obligations.push({ seq, at, scope, amount, payment: null });
    }
    if (fact.type === 'refund') refunds.push(paymentOf(seq, at, fact));
    if (fact.type !== 'payment') continue;
    const scope = fact.segment ?? DOSSIER;
    const open = obligations.findLast((one) => one.scope === scope && one.payment === null);
    const payment = paymentOf(seq, at, fact);
    if (open) open.payment = { ...payment, amount: payment.amount ?? open.amount };
    else obligations.push({ seq, at, scope, amount: null, payment });
  }
  const paid = sum(obligations.map(({ payment }) => payment?.amount));
  return { obligations, refunds, refundable: paid - sum(refunds.map(({ amount }) => amount)) };
};

/** What an act asks to be paid: a request says so, an action of the flow stops the clock for it. */
const askedBy = (fact: Fact): Pick<Obligation, 'scope' | 'amount'>[] =>
  fact.type === 'request-payment'
    ? [{ scope: fact.segment ?? DOSSIER, amount: fact.amount ?? null }]
    : (fact.effects ?? []).flatMap((effect) =>
        effect.type === 'held' && effect.reason === 'payment'
          ? [{ scope: effect.scope, amount: null }]
          : [],
      );

const paymentOf = (
  seq: number,
  at: Instant,
  { amount = null, receipt = null }: { amount?: number | null; receipt?: string | null },
): Payment => ({ seq, at, amount, receipt });

const sum = (amounts: readonly (number | null | undefined)[]): number =>
  amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
