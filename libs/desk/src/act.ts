import { DossierRefusal } from '#lib/dossier';
import { DatabaseRefusal, Overtaken, type Writing } from '#lib/persistence';

import { withDossier } from './act-refused.ts';
import { type Acted, decideOrder, type Order } from './decide-order.ts';
import type { Desk } from './desk.ts';
import { type DossierView, viewRead } from './view-dossier.ts';

/** Hears what became of the order at an index, once, as soon as it is known. */
export type Settle = (index: number, result: PromiseSettledResult<Acted>) => void;

/** How often a command that only lost a race is decided again before the caller is told. */
const ATTEMPTS = 8;

/**
 * Records one command: reads, decides, writes; two round trips and one commit. Where only something else
 * of the dossier moved meanwhile it is decided again by itself.
 *
 * @throws ActRefused if the dossier does not accept it (nothing was written)
 * @throws DossierRefusal if there is no dossier to show with the refusal
 */
export const act = async (desk: Desk, order: Order): Promise<Acted> => {
  const [settled] = await actAll(desk, [order]);
  if (!settled) throw new Error('an order must settle');
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
};

/**
 * Records many commands on different dossiers in the round trips of one. Each is accepted or refused by
 * itself; the answers stand in the order of the orders.
 */
export const actAll = async (
  desk: Desk,
  orders: readonly Order[],
): Promise<PromiseSettledResult<Acted>[]> => {
  const results: PromiseSettledResult<Acted>[] = [];
  await settleAll(desk, orders, (index, result) => (results[index] = result));
  return results;
};

/** As actAll, telling each answer as soon as it is there: one that is decided again keeps no other waiting. */
export const settleAll = async (
  desk: Desk,
  orders: readonly Order[],
  settle: Settle,
): Promise<void> => {
  let waiting: Waiting[] = orders.map((order, index) => ({ order, index, seen: undefined }));
  for (let attempt = 1; waiting.length > 0 && attempt <= ATTEMPTS; attempt += 1) {
    const decided = await decideAll(desk, waiting, settle);
    waiting = await writeAll(desk, decided, settle);
  }
  for (const { index, seen } of waiting) settle(index, refused(tooBusy(seen)));
};

interface Waiting {
  order: Order;
  index: number;
  /** The dossier as it was last read. */
  seen: DossierView | undefined;
}

interface Decided extends Waiting {
  acted: Acted;
  writing: Writing;
}

const decideAll = async (
  desk: Desk,
  waiting: readonly Waiting[],
  settle: Settle,
): Promise<Decided[]> => {
  const { dossiers, now } = await desk.dossiers.read(
    waiting.map(({ order }) => order.command.dossier),
  );
  const decided: Decided[] = [];
  for (const [place, { order, index }] of waiting.entries()) {
    try {
      const stored = dossiers[place];
      const seen = stored && (await viewRead(desk, stored, now));
      const { acted, writing } = await decideOrder(desk, order, seen, now);
      if (writing) decided.push({ order, index, seen, acted, writing });
      else settle(index, done(acted));
    } catch (error) {
      settle(index, refused(error));
    }
  }
  return decided;
};

/**
 * Writes all in one statement; if one of them spoils it, each by itself, so that one bad row hurts nobody
 * else.
 *
 * @returns those that were moved by somebody else meanwhile
 */
const writeAll = async (
  desk: Desk,
  decided: readonly Decided[],
  settle: Settle,
): Promise<Decided[]> => {
  if (decided.length === 0) return [];
  try {
    const written = await desk.dossiers.write(decided.map(({ writing }) => writing));
    const lost: Decided[] = [];
    for (const one of decided) {
      if (written.has(one.order.command.dossier)) settle(one.index, done(one.acted));
      else lost.push(one);
    }
    return lost;
  } catch (error) {
    const [only] = decided;
    if (error instanceof DatabaseRefusal) throw error;
    if (decided.length === 1 && only) {
      if (error instanceof Overtaken) return [only];
      settle(only.index, refused(withDossier(error, only.seen)));
      return [];
    }
  }
  const lost: Decided[] = [];
  for (const one of decided) lost.push(...(await writeAll(desk, [one], settle)));
  return lost;
};

const done = (value: Acted): PromiseFulfilledResult<Acted> => ({ status: 'fulfilled', value });

const refused = (reason: unknown): PromiseRejectedResult => ({ status: 'rejected', reason });

const tooBusy = (seen: DossierView | undefined): unknown =>
  withDossier(
    new DossierRefusal('stale-version', 'Hồ sơ đang được nhiều người ghi cùng lúc; hãy thử lại.'),
    seen,
  );
