/**
 * Why the clock takes a fact or a term not: `CalendarEnds` an instant or a needed day lies outside the
 * calendar; `extend-refused` against the policy of extensions; `hold-open` the same reason twice;
 * `no-hold` nothing of that reason to end; `order` earlier than what is already known, or after the
 * end; `bad-input` a value without meaning.
 */
export type RefusalCode =
  'CalendarEnds' | 'extend-refused' | 'hold-open' | 'no-hold' | 'order' | 'bad-input';

/** The clock refuses a fact or a term; the message tells a clerk why, in Vietnamese. */
export class ClockRefusal extends Error {
  override readonly name = 'ClockRefusal';
  readonly code: RefusalCode;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: RefusalCode, message: string, data: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.data = data;
  }
}
