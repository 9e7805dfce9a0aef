import { setTimeout as pause } from 'node:timers/promises';

/** Something with waiting rows. */
export interface Source {
  /** Hands over up to `limit` fresh rows; answers how many it did. */
  relay: (limit: number) => Promise<number>;
  /** Puts right what was forgotten; runs with each sweep. */
  sweep: () => Promise<void>;
}

export interface RelayOptions {
  /** Rows handed over in one transaction. */
  batch?: number;
  /** Milliseconds between sweeps; a wake-up that got lost is late by so much. */
  every?: number;
  /** Milliseconds between moves while one wake-up follows the other: what comes meanwhile goes together. */
  gather?: number;
  /** Told of a failure, and once of the recovery; the relay goes on by itself. */
  failed: (error: unknown) => void;
  recovered: () => void;
}

/**
 * Moves rows from the database to a queue: at once when woken, and every few seconds whether woken or not. A
 * busy office wakes it hundreds of times a second: then it moves what gathered, some twenty times.
 * At most one move runs at a time; stopping waits for it.
 */
export class Relay {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private woken = false;
  private stopped = false;
  private failing = false;
  private readonly batch: number;
  private readonly every: number;
  private readonly gather: number;

  constructor(
    private readonly source: Source,
    private readonly options: RelayOptions,
  ) {
    this.batch = options.batch ?? 500;
    this.every = options.every ?? 2_000;
    this.gather = options.gather ?? 50;
  }

  start(): void {
    this.tick();
  }

  /** There may be something to do. */
  wake(): void {
    if (this.stopped) return;
    this.woken = true;
    this.running ??= this.run(false);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private tick(): void {
    if (this.stopped) return;
    this.running ??= this.run(true);
    void this.running.finally(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.tick(), this.every);
    });
  }

  private ending(): boolean {
    return this.stopped;
  }

  private wokenMeanwhile(): boolean {
    return this.woken;
  }

  private async run(sweeping: boolean): Promise<void> {
    try {
      if (sweeping) await this.source.sweep();
      for (;;) {
        this.woken = false;
        while (!this.ending() && (await this.source.relay(this.batch)) === this.batch);
        if (!this.wokenMeanwhile() || this.ending()) break;
        await pause(this.gather);
      }
      if (this.failing) this.options.recovered();
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.options.failed(error);
      this.failing = true;
    } finally {
      this.running = undefined;
    }
  }
}
