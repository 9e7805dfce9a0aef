import type { Configuration } from './configuration.ts';

/** A fact given from outside that the definition doesn't declare, or of another type. */
export class InvalidFact extends Error {
  readonly fact: string;
  constructor(fact: string) {
    super(`fact ${fact} is not declared or does not fit its declaration`);
    this.name = 'InvalidFact';
    this.fact = fact;
  }
}

/** A stated configuration, or a context with it, that a machine of this config can't be in. */
export class IllegalConfiguration extends Error {
  readonly configuration: Configuration;
  readonly why: string;
  constructor(configuration: Configuration, why: string) {
    super(`illegal configuration ${JSON.stringify(configuration)}: ${why}`);
    this.name = 'IllegalConfiguration';
    this.configuration = configuration;
    this.why = why;
  }
}

/** The machine broke while it ran, for example in endless decisions: a bug of ours or of the linter. */
export class MachineFailed extends Error {
  readonly event: string;
  constructor(event: string, cause: unknown) {
    super(`the machine failed on ${event}`, { cause });
    this.name = 'MachineFailed';
    this.event = event;
  }
}
