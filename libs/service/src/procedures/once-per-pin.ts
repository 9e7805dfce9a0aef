/** Something that is being made, or was. */
export interface Making<Made> {
  readonly made: Promise<Made>;
  /** It, once it is made. */
  readonly is: Made | undefined;
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

  /** What was asked for of a pin and is kept; nothing is begun. */
  known(pin: string): Making<Made> | undefined {
    return this.kept.get(pin);
  }

  private begun(
    pin: string,
    make: (visited: (count: number) => void) => Promise<Made>,
  ): Making<Made> {
    const begin = async (): Promise<Made> =>
      (making.is = await make((count) => {
        making.visited = count;
      }));
    const making = { visited: 0, is: undefined as Made | undefined, made: this.last.then(begin) };
    this.last = making.made.catch(() => {
      if (this.kept.get(pin) === making) this.kept.delete(pin);
    });
    return making;
  }
}
