/** Counts what each subject does within a window, and says when it has had enough. Kept in this process alone. */
export class Rate {
  private counted = new Map<string, number>();
  private since = 0;

  /**
   * @param most - within the window
   * @param window - milliseconds
   * @param now - milliseconds
   */
  constructor(
    private readonly most: number,
    private readonly window: number,
    private readonly now: () => number,
  ) {}

  count(subject: string): void {
    this.turn();
    this.counted.set(subject, (this.counted.get(subject) ?? 0) + 1);
  }

  /** Seconds to wait for a subject that has had enough; undefined for another. */
  exceeded(subject: string): number | undefined {
    this.turn();
    if ((this.counted.get(subject) ?? 0) < this.most) return undefined;
    return Math.max(1, Math.ceil((this.since + this.window - this.now()) / 1000));
  }

  private turn(): void {
    const now = this.now();
    if (now < this.since + this.window) return;
    this.since = now;
    this.counted = new Map();
  }
}
