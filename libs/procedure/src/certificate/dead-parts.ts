import type { Procedure, Step } from '../definition.ts';
import { expressionInWords } from '../expression-words.ts';
import { declaredFacts } from '../facts.ts';
import { stepsOf } from '../flow.ts';
import { outcomeNames } from '../life.ts';
import { passedBy } from '../passage.ts';
import type { Explored } from './explored.ts';
import { counterExampleOf, type Trouble } from './trouble.ts';

/** What of a definition was used somewhere, and what of it never is. */
export interface Parts {
  steps: number;
  actions: number;
  branches: number;
  troubles: Trouble[];
}

/** Steps no dossier ever comes to, actions nobody ever may do, branches of decisions no facts ever lead to. */
export const deadPartsIn = ({ machine, graph }: Explored, procedure: Procedure): Parts => {
  /** By step, and by step and branch: the first move that came there. */
  const cameTo = new Map<string, number>();
  const used = new Set<string>();
  for (const [index, { from, event, to }] of graph.moves.entries()) {
    const [before, after] = [graph.places[from], graph.places[to]];
    if (!before || !after) continue;
    used.add(event.type);
    for (const { step, branch } of passedBy(machine.config, before, event.type, after))
      for (const name of [step, `${step} ${branch ?? ''}`])
        if (!cameTo.has(name)) cameTo.set(name, index);
  }
  const wayBy = (index: number) => {
    const move = graph.moves[index];
    return move ? counterExampleOf(machine, graph.wayTo(move.from), move.event) : null;
  };
  const declared = declaredFacts(procedure);
  const parts: Parts = { steps: 0, actions: 0, branches: 0, troubles: [] };
  for (const { id, step } of stepsOf(procedure)) {
    parts.steps += 1;
    const came = cameTo.get(id);
    if (came === undefined) {
      parts.troubles.push({
        code: 'step-unreachable',
        message: `Không hồ sơ nào tới được ${nameOf(id, step)}, dù dữ kiện thế nào.`,
        steps: [id],
        counterExample: null,
      });
      continue;
    }
    if ('task' in step)
      for (const [action, { label, when }] of Object.entries(step.actions)) {
        parts.actions += 1;
        if (used.has(`step.${id}.${action}`)) continue;
        const why = when ? ` vì không bao giờ: ${expressionInWords(when, declared)}` : '';
        parts.troubles.push({
          code: 'action-dead',
          message: `Thao tác “${label}” của “${step.task}” không bao giờ làm được${why}.`,
          steps: [id],
          counterExample: wayBy(came),
        });
      }
    if ('decision' in step)
      for (const [branch, { when, to }] of step.decision.entries()) {
        parts.branches += 1;
        if (cameTo.has(`${id} ${branch}`)) continue;
        const which = when ? `“${expressionInWords(when, declared)}”` : 'còn lại';
        parts.troubles.push({
          code: 'branch-dead',
          message: `Nhánh ${which} của rẽ nhánh “${id}” (tới “${to}”) không bao giờ được đi.`,
          steps: [id],
          counterExample: wayBy(came),
        });
      }
  }
  return parts;
};

const nameOf = (id: string, step: Step): string => {
  if ('task' in step) return `bước “${step.task}”`;
  return 'outcome' in step ? `kết quả “${outcomeNames[step.outcome]}” (${id})` : `bước “${id}”`;
};
