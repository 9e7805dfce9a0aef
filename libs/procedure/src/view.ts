import { activeNodes, phaseOf } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import type { FactValue } from './definition.ts';
import type { Outcome, Phase } from './life.ts';
import type {
  AnswerMeta,
  Hold,
  MachineConfig,
  MachineContext,
  OfferState,
} from './machine-config.ts';
import type { NationalStatus } from './national-status.ts';
import { statusOf } from './national-status.ts';

/** An open task of a dossier. */
export interface OpenTask {
  step: string;
  name: string;
  lane: string;
  segment: string | null;
}

/** What a snapshot says. */
export interface View {
  phase: Phase;
  /** National status code, exactly one (semantics.md §6). */
  status: NationalStatus;
  /** Open tasks; their order says nothing. */
  tasks: OpenTask[];
  /** Segments of the flow that are handed over and not yet answered. */
  waiting: { step: string; segment: string; answer: AnswerMeta | null }[];
  /** Segments handed over outside the flow, by name. */
  offers: Record<string, OfferState>;
  holds: Hold[];
  /** Open requests that hold nothing. */
  requests: Hold[];
  outcome: Outcome | null;
  facts: Record<string, FactValue>;
  configuration: Configuration;
}

/** What a snapshot of this config says. Reads only its value and context. */
export const viewOf = (
  config: MachineConfig,
  { value, context }: { value: Configuration; context: MachineContext },
): View => {
  const phase = phaseOf(value);
  const metas = activeNodes(config, value).map(({ meta }) => meta);
  return {
    phase,
    status: statusOf(
      phase,
      [...context.holds, ...context.requests].map(({ reason }) => reason),
    ),
    tasks: metas.flatMap((meta) => {
      if (meta.kind !== 'task') return [];
      const { step, name, lane, segment } = meta.task;
      return [{ step, name, lane, segment }];
    }),
    waiting: metas.flatMap((meta) =>
      meta.kind === 'handOver'
        ? [{ step: meta.step, segment: meta.segment, answer: meta.answer ?? null }]
        : [],
    ),
    offers: context.offers,
    holds: context.holds,
    requests: context.requests,
    outcome: context.outcome,
    facts: context.facts,
    configuration: value,
  };
};
