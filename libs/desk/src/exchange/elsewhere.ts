/** For how long a process may not know of a partner another registered, milliseconds. */
const HEARD_WITHIN = 5_000;

/** A partner, as far as it says whose work is done there. */
interface Host {
  id: string;
  hosts: boolean;
  agencies: Readonly<Record<string, string>>;
}

/** Where agencies do their work that do not do it here: the id of the partner that hosts them. */
export class Elsewhere {
  private known: { hosts: Promise<Map<string, string>>; until: number } | undefined;

  /** @param clock - milliseconds of a clock that never goes back */
  constructor(
    private readonly store: { all: () => Promise<readonly Host[]> },
    private readonly clock: () => number = () => performance.now(),
  ) {}

  async partnerOf(agency: string): Promise<string | undefined> {
    return (await this.hosts()).get(agency);
  }

  private async hosts(): Promise<Map<string, string>> {
    const now = this.clock();
    const known =
      this.known && now < this.known.until
        ? this.known
        : { hosts: this.ask(), until: now + HEARD_WITHIN };
    this.known = known;
    try {
      return await known.hosts;
    } catch (error) {
      // Asked again by the next, not after five seconds.
      if (this.known === known) this.known = undefined;
      throw error;
    }
  }

  private async ask(): Promise<Map<string, string>> {
    const partners = await this.store.all();
    return new Map(
      partners
        .filter(({ hosts }) => hosts)
        .flatMap(({ id, agencies }) =>
          Object.keys(agencies).map((agency) => [agency, id] as const),
        ),
    );
  }
}
