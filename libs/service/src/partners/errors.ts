/** What was asked of a partner, or by one, cannot be done. */
export class PartnerRefused extends Error {
  override readonly name = 'PartnerRefused';

  constructor(
    readonly code:
      | 'partner-unknown'
      | 'partner-exists'
      | 'partner-invalid'
      | 'partner-agency-taken'
      | 'partner-lines-open'
      | 'partner-message-unknown'
      | 'partner-message-thinned'
      | 'partner-message-not-dead'
      | 'partner-unanswered'
      | 'signature-invalid'
      | 'message-number-taken'
      | 'partner-throttled',
    message: string,
    /** For 'partner-throttled': after how many seconds it is worth trying again. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}
