import type { ProblemCode } from './problem-codes.ts';

/** What an address names is not there: told as 404 under its own code. */
export class NotThere extends Error {
  override readonly name = 'NotThere';

  constructor(
    readonly code: ProblemCode,
    message: string,
  ) {
    super(message);
  }
}
