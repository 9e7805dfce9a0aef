/** Something that is being made, or was. */
export interface Making<Made> {
  readonly made: Promise<Made>;
  /** How far it is. */
  readonly visited: number;
}

/**
 * What is made of a pin, which never changes its meaning: once, whoever else asks meanwhile or later, and one
 * after another. What could not be made is tried again by the next who asks.
 */
export class OncePerPin<Made> {
  private readonly kept = new Map<string, Making<Made>>();
  private last: Promise<unknown> = Promise.resolve();

  /** @param most - how many are kept, those asked for last */
  constructor(private readonly most: number) {}

  /** @param make - hears to whom to tell how far it is */
  of(pin: string, make: (visited: (count: number) => void) => Promise<Made>): Making<Made> {
    const making = this.kept.get(pin) ?? this.begun(pin, make);
    this.kept.delete(pin);
    this.kept.set(pin, making);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most) break;
      this.kept.delete(oldest);
    }
    return making;
  }

  private begun(
    pin: string,
    make: (visited: (count: number) => void) => Promise<Made>,
  ): Making<Made> {
    const making = {
      visited: 0,
      made: this.last.then(() =>
        make((count) => {
          making.visited = count;
        }),
      ),
    };
    this.last = making.made.catch(() => {
      if (this.kept.get(pin) === making) this.kept.delete(pin);
    });
    return making;
  }
}
