/** What an address names is not there: told as 404 under its own code. */
export class NotThere extends Error {
  override readonly name = 'NotThere';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
