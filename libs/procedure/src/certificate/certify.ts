import { compile, hashOf, pinOf } from '../compile.ts';
import type { Procedure } from '../definition.ts';
import type { Problem } from '../finding.ts';
import { lint } from '../lint.ts';
import { loadMachine, type Machine } from '../machine.ts';
import { deadPartsIn } from './dead-parts.ts';
import { endsIn, exploredOf } from './explored.ts';
import { overTermIn } from './over-term.ts';
import { blockedIn, endlessIn, leftUndoneIn, stuckIn, unansweredIn } from './soundness.ts';
import { type TermPart, termPartOf } from './term.ts';
import type { Trouble, TroubleCode } from './trouble.ts';

/** What a certificate states, each with the troubles that deny it and how much was looked at. */
export interface Check {
  code: CheckCode;
  holds: boolean;
  /** Of what the check is about: configurations, moves, steps … */
  looked: number;
}
export type CheckCode =
  | 'option-to-complete'
  | 'proper-end'
  | 'no-dead-part'
  | 'no-endless-decision'
  | 'holds-answered'
  | 'reality-first'
  | 'term-kept';

const denying: Readonly<Record<CheckCode, readonly TroubleCode[]>> = {
  'option-to-complete': ['dead-end', 'join-incomplete', 'trap'],
  'proper-end': ['end-improper', 'work-abandoned'],
  'no-dead-part': ['step-unreachable', 'action-dead', 'branch-dead'],
  'no-endless-decision': ['endless-decision'],
  'holds-answered': ['hold-unanswered'],
  'reality-first': ['life-blocked'],
  'term-kept': ['term-exceeded'],
};
const checkCodes = Object.keys(denying) as CheckCode[];

/** The check a trouble denies. */
export const deniedBy = (trouble: TroubleCode): CheckCode | null =>
  checkCodes.find((code) => denying[code].includes(trouble)) ?? null;

/** What was proved of a definition, or why it could not be. */
export interface Certificate {
  format: 'motcua-certificate';
  formatVersion: 1;
  procedure: string;
  version: number;
  name: string;
  /** Content hash of definition and machine: what dossiers pin. */
  pin: string;
  /** Content hash of the machine alone. */
  machine: string;
  certified: boolean;
  explored: {
    /** Combinations of facts a dossier may begin with, as far as the flow can tell them apart. */
    facts: number;
    /** Configurations: where a dossier may stand, with its facts and holds. */
    configurations: number;
    /** Acts tried and taken that lead from one to another, or to the same. */
    transitions: number;
    /** Configurations that are an end of the life. */
    ends: number;
    /** Requests opened and answered beside the flow. */
    requests: number;
  };
  checks: Check[];
  term: TermPart;
  troubles: Trouble[];
  /** Errors lint finds, where no trouble says the same. */
  findings: Pick<Problem, 'code' | 'path' | 'message'>[];
}

/** Lint's errors about what is proved here on the machine, each with the troubles that say the same with a way. */
const sameAs: Readonly<Record<string, readonly TroubleCode[]>> = {
  'budget-over-term': ['term-exceeded'],
  'decision-default': ['dead-end', 'branch-dead'],
  'decision-loop': ['endless-decision'],
  'no-way-out': ['dead-end', 'join-incomplete', 'trap'],
  'outcome-in-branch': ['end-improper'],
  'segment-budget': [],
  'unreachable-step': ['step-unreachable'],
};

/** The codes of lint errors a definition may have and still be explored; with any other there is nothing to explore. */
export const provenByCertificate: ReadonlySet<string> = new Set(Object.keys(sameAs));

/**
 * The certificate of a definition: explores the very machine dossiers run on, exhaustively, from every combination
 * of facts an expression can tell apart, and adds up the budgets of every way. Pure, and the same bytes each time.
 *
 * Proved: by work alone every configuration can come to an end; ends leave nothing open; no step, action or branch is
 * dead; decisions never run for ever; whatever is waited for can be answered, singly at every configuration; and the
 * budgets of no way exceed its term. Not looked at: corrections, another procedure, parts handed over outside the
 * flow, and whether anybody does what may be done.
 *
 * @param procedure - with no lint errors but those of {@link provenByCertificate}
 * @param given - the machine that runs it, where that is not what this code compiles
 * @param limits - how many configurations are visited at most; `visited` is told now and then how many are known
 * @throws {ExplorationLimit} if there is more than was visited: nothing is proved then
 * @example
 * certify(procedure).certified; // → true
 */
export const certify = (
  procedure: Procedure,
  {
    machine: given,
    ...limits
  }: { machine?: Machine; limit?: number; visited?: (places: number) => void } = {},
): Certificate => {
  const machine = given ?? loadMachine(compile(procedure).config);
  const explored = exploredOf(machine, limits);
  const { graph, phases } = explored;
  const parts = deadPartsIn(explored, procedure);
  const held = unansweredIn(explored, limits.visited);
  const term = termPartOf(procedure);
  const troubles = [
    ...stuckIn(explored),
    ...leftUndoneIn(explored),
    ...endlessIn(explored),
    ...held.troubles,
    ...blockedIn(explored),
    ...parts.troubles,
    ...overTermIn(explored, term),
  ];
  const codes = new Set(troubles.map(({ code }) => code));
  const findings = lint(procedure)
    .filter(
      ({ severity, code }) => severity === 'error' && !sameAs[code]?.some((one) => codes.has(one)),
    )
    .map(({ code, path, message }) => ({ code, path, message }));
  const looked: Readonly<Record<CheckCode, number>> = {
    'option-to-complete': graph.places.length,
    'proper-end': endsIn(explored),
    'no-dead-part': parts.steps + parts.actions + parts.branches,
    'no-endless-decision': graph.moves.length,
    'holds-answered': held.requests,
    'reality-first': phases.filter((phase) => phase === 'in-hand').length,
    'term-kept': term.combinations,
  };
  return {
    format: 'motcua-certificate',
    formatVersion: 1,
    procedure: procedure.code,
    version: procedure.version,
    name: procedure.name,
    pin: pinOf(procedure, machine.config),
    machine: hashOf(machine.config),
    certified: troubles.length + findings.length === 0,
    explored: {
      facts: explored.starts,
      configurations: graph.places.length,
      transitions: graph.moves.length,
      ends: endsIn(explored),
      requests: held.requests,
    },
    checks: checkCodes.map((code) => ({
      code,
      holds: !denying[code].some((trouble) => codes.has(trouble)),
      looked: looked[code],
    })),
    term,
    troubles,
    findings,
  };
};
