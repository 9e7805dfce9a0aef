import { createHash } from 'node:crypto';

import canonicalize from 'canonicalize';

import { answerTo } from './answer-terms.ts';
import type { Procedure } from './definition.ts';
import { declaredFacts, defaultFacts } from './facts.ts';
import { lifeAround } from './compile-life.ts';
import { compileSteps } from './compile-steps.ts';
import type { MachineConfig, SegmentMeta, TaskMeta } from './machine-config.ts';

/** A procedure ready to run: what a dossier pins, and what it shows of its tasks. */
export interface CompiledMachine {
  code: string;
  version: number;
  /** sha256, hex, of the RFC 8785 canonical JSON of `config`. */
  hash: string;
  /** The XState machine config; JSON through and through. */
  config: MachineConfig;
  /** By step id, over all branches. */
  tasks: Record<string, TaskMeta>;
  /** By segment id; only what the definition declares. */
  segments: Record<string, SegmentMeta>;
}

/** Eventless steps one act may run through: far above any definition, far below for ever. */
const maxIterations = 1000;

/**
 * Compiles a definition without error findings into one machine: the standard life with the author's
 * steps inside its phase `in-hand`. The same definition always gives the same hash. Does not lint: a
 * dangling target shows only when the machine is loaded.
 *
 * @example
 * const { config } = compile(procedure);
 * const machine = loadMachine(config);
 * machine.view(machine.init({})).phase; // → 'submitted'
 */
export const compile = (procedure: Procedure): CompiledMachine => {
  const { code, version } = procedure;
  const steps = compileSteps(procedure);
  const segments: Record<string, SegmentMeta> = Object.fromEntries(
    Object.entries(procedure.segments).map(([segment, { name, agency, budget, sees }]) => [
      segment,
      {
        segment,
        name,
        agency,
        budget: budget ?? null,
        ...(sees?.applicant === false && { blind: true as const }),
      },
    ]),
  );
  const facts = declaredFacts(procedure);
  const config = plain<MachineConfig>({
    id: `${code}@${version}`,
    initial: 'submitted',
    meta: {
      format: 1,
      procedure: code,
      version,
      facts: { ...facts },
      segments,
      answer: answerTo(procedure),
    },
    context: {
      facts: defaultFacts(facts),
      holds: [],
      requests: [],
      offers: {},
      accepted: false,
      outcome: null,
    },
    options: { maxIterations },
    ...lifeAround(procedure, steps.states),
  });
  return { code, version, hash: hashOf(config), config, tasks: steps.tasks, segments };
};

/**
 * The content hash of a config, as stored beside it: sha256 of its RFC 8785 canonical JSON, in hex.
 * The order of keys doesn't count, so a config that comes back from jsonb has the same hash.
 */
export const hashOf = (config: MachineConfig): string =>
  createHash('sha256')
    .update(canonicalize(config) ?? '')
    .digest('hex');

/** Content hash of a definition and its compiled machine: what a dossier pins. sha256, in hex. */
export const pinOf = (definition: Procedure, config: MachineConfig): string =>
  createHash('sha256')
    .update(canonicalize({ definition, config }) ?? '')
    .digest('hex');

/** Without keys whose value is undefined: what comes back from the database is then equal. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
