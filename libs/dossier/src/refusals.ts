/** Stable codes of what the kernel does not accept; the message beside each is in Vietnamese. */
export type RefusalCode =
  | 'dossier-exists'
  | 'dossier-unknown'
  | 'procedure-unknown'
  | 'procedure-not-effective'
  | 'agency-unknown'
  | 'successor-missing'
  | 'elsewhere-refused'
  | 'not-allowed'
  | 'held'
  | 'decided'
  | 'action-unknown'
  | 'task-ambiguous'
  | 'task-not-open'
  | 'task-held'
  | 'task-free'
  | 'assignee-unfit'
  | 'offer-not-current'
  | 'offer-not-expired'
  | 'fact-invalid'
  | 'paper-unknown'
  | 'reason-required'
  | 'collector-required'
  | 'refund-exceeds'
  | 'opinion-ambiguous'
  | 'at-in-future'
  | 'recorded-backwards'
  | 'correction-target'
  | 'correction-illegal'
  | 'undo-refused'
  | 'question-unknown'
  | 'stale-version'
  | 'owned-elsewhere'
  | 'worked-elsewhere'
  | 'owner-elsewhere'
  | 'key-reused'
  | 'bad-line'
  | 'bad-input'
  | 'CalendarEnds'
  | 'extend-refused'
  | 'hold-open'
  | 'no-hold'
  | 'order';

/** A command the dossier does not accept; nothing was written. */
export class DossierRefusal extends Error {
  override readonly name = 'DossierRefusal';

  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly data: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
