import type { PersonalRead, ReadPurpose, ReadStore } from '#lib/persistence';

/** For how long a read may be in memory alone, milliseconds: what a process killed with -9 can lose. */
const KEPT_WITHIN = 500;
const DAY = 86_400_000;

/**
 * Who was shown who applicants are: noted as it happens, written a moment later with whatever else was read
 * meanwhile, so that looking costs no trip more. What is noted when the server is told to end is written before
 * it does; a database that is away gets it when it is back.
 */
export class ReadLog {
  private waiting: PersonalRead[] = [];
  /** The read being noted: a list shows its rows one by one. */
  private open: (PersonalRead & { dossiers: string[] }) | undefined;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private forgottenAt = 0;

  /** @param failed - hears why reads could not be written yet; undefined: they were */
  constructor(
    private readonly store: ReadStore,
    private readonly failed: (error: unknown) => void,
  ) {}

  note(actor: string, dossier: string, purpose: ReadPurpose, detail: string | null = null): void {
    const { open } = this;
    if (open?.actor === actor && open.purpose === purpose && open.detail === detail) {
      open.dossiers.push(dossier);
      return;
    }
    const read = { at: new Date(), actor, purpose, detail, dossiers: [dossier] };
    this.waiting.push(read);
    this.open = read;
    // What is shown together is told in one turn of the event loop.
    setImmediate(() => {
      if (this.open === read) this.open = undefined;
    });
    this.timer ??= setTimeout(() => void this.flush(), KEPT_WITHIN);
  }

  /** Writes what is noted; again later if the database does not take it. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  private async write(): Promise<void> {
    const reads = this.waiting;
    if (reads.length === 0) return;
    this.waiting = [];
    this.open = undefined;
    try {
      await this.store.add(reads);
      await this.forget();
    } catch (error) {
      this.waiting = [...reads, ...this.waiting];
      this.timer ??= setTimeout(() => void this.flush(), KEPT_WITHIN);
      this.failed(error);
    }
  }

  /** Once a day, with what is written then. */
  private async forget(): Promise<void> {
    if (Date.now() - this.forgottenAt < DAY) return;
    this.forgottenAt = Date.now();
    await this.store.forget();
  }

  /** Writes what is left, as the last thing a server does. */
  async close(): Promise<void> {
    await this.flush();
    clearTimeout(this.timer);
  }
}
