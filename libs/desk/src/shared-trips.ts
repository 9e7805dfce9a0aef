/** Takes some to the database together and tells what became of each, by its index. */
export type Trip<Asked, Answer> = (
  asked: readonly Asked[],
  settle: (index: number, result: PromiseSettledResult<Answer>) => void,
) => Promise<void>;

export interface TripOptions<Asked> {
  /** No two of one name are on the way at the same time: the second waits for the first. */
  nameOf: (asked: Asked) => string;
  /** How many trips may be on the way at once; what is waiting is shared among them evenly. */
  trips: number;
  /** The most that goes together. */
  most: number;
}

interface Waiting<Asked, Answer> {
  asked: Asked;
  name: string;
  resolve: (answer: Answer) => void;
  reject: (reason: unknown) => void;
}

/**
 * Round trips shared by whoever asks at the same time. One that comes alone goes at once; what comes while
 * all trips are on the way goes with the next, in the order it came.
 */
export class SharedTrips<Asked, Answer> {
  private waiting: Waiting<Asked, Answer>[] = [];
  private readonly onTheWay = new Set<string>();
  private underway = 0;

  constructor(
    private readonly trip: Trip<Asked, Answer>,
    private readonly options: TripOptions<Asked>,
  ) {}

  /** Nothing is waiting and nothing on the way. */
  get idle(): boolean {
    return this.underway === 0 && this.waiting.length === 0;
  }

  ask(asked: Asked): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ asked, name: this.options.nameOf(asked), resolve, reject });
      this.setOut();
    });
  }

  private setOut(): void {
    while (this.underway < this.options.trips) {
      const party = this.party();
      if (party.length === 0) return;
      void this.go(party);
    }
  }

  /** Who goes next: an even share of all there are, first come first, each name once. */
  private party(): Waiting<Asked, Answer>[] {
    const { trips, most } = this.options;
    const share = Math.min(most, Math.ceil((this.waiting.length + this.onTheWay.size) / trips));
    const party: Waiting<Asked, Answer>[] = [];
    const left: Waiting<Asked, Answer>[] = [];
    for (const one of this.waiting) {
      if (party.length < share && !this.onTheWay.has(one.name)) {
        this.onTheWay.add(one.name);
        party.push(one);
      } else left.push(one);
    }
    this.waiting = left;
    return party;
  }

  private async go(party: readonly Waiting<Asked, Answer>[]): Promise<void> {
    const pending = new Map(party.entries());
    this.underway += 1;
    const settle = (index: number, result: PromiseSettledResult<Answer>): void => {
      const one = pending.get(index);
      if (!one) return;
      pending.delete(index);
      this.onTheWay.delete(one.name);
      if (result.status === 'fulfilled') one.resolve(result.value);
      else one.reject(result.reason);
    };
    try {
      await this.trip(
        party.map(({ asked }) => asked),
        settle,
      );
      if (pending.size > 0) throw new Error('a trip must tell what became of all it took');
    } catch (reason) {
      for (const index of [...pending.keys()]) settle(index, { status: 'rejected', reason });
    }
    this.underway -= 1;
    this.setOut();
  }
}
