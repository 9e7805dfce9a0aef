import { settleAll } from './act.ts';
import type { Acted, Order } from './decide-order.ts';
import type { Desk } from './desk.ts';
import { SharedTrips } from './shared-trips.ts';

/** Connections that commands are written over; the pool has more, for those who only look. */
export const TRIPS = 3;

/** The most commands that share a trip: a longer statement holds its rows longer than it saves. */
export const MOST_TOGETHER = 64;

/**
 * Commands that arrive together share their two round trips and their commit (micro-batching). Each is
 * accepted or refused by itself, and those on one dossier go one after another.
 */
export class ActTogether {
  private readonly trips: SharedTrips<Order, Acted>;

  constructor(desk: Desk) {
    this.trips = new SharedTrips((orders, settle) => settleAll(desk, orders, settle), {
      nameOf: ({ command }) => command.dossier,
      trips: TRIPS,
      most: MOST_TOGETHER,
    });
  }

  /** Records one command as `act` does, and refuses as it does. */
  act(order: Order): Promise<Acted> {
    return this.trips.ask(order);
  }
}
