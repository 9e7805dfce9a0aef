import { expiryFlaw, openOffer, refusalWords } from '#lib/dossier';
import type { AllowedEvent, FactDeclaration } from '#lib/procedure';

import type { DossierView } from './view-dossier.ts';

/** What an action must or may carry, so that a form can ask for it. */
export interface ActionNeeds {
  /** Facts the clerk must enter, as the definition declares them. */
  facts: Record<string, FactDeclaration>;
  reason: boolean;
  outcome: boolean;
  segment: boolean;
  /** Fields only this kind of act takes. */
  fields: string[];
}

/** One thing that may be done to a dossier now, or that may not with the reason. */
export interface OfferedAction {
  /** `accept`, `step`, `receive` … */
  action: string;
  /** The author's action of a step, else null. */
  step: string | null;
  label: string;
  task: string | null;
  taskName: string | null;
  segment: string | null;
  /** Where a request may open or an answer is awaited: `dossier` or segments. */
  scopes: string[];
  needs: ActionNeeds;
  /** Why not, in words for a clerk; null: it may be done. */
  blocked: { code: string; message: string } | null;
}

/** Outer acts nobody may record without saying why (the kernel asks for it too). */
const reasonAlways = new Set([
  'refuse',
  'request-supplement',
  'stop',
  'extend',
  'vary',
  'decline',
  'recall',
  'record-returned',
  'correct',
]);

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  extend: ['due'],
  transfer: ['to'],
  'record-returned': ['returnedAt'],
  correct: ['void', 'amend'],
};

/** Acts no desk records yet. */
const unheard = new Set(['rate']);

/** Everything that may be done next, and what may not with its reason; who may do it is not asked here. */
export const actionsOf = ({ model, stored, fold, now }: DossierView): OfferedAction[] => {
  const { machine } = model;
  /** What the machine cannot know: whether the time to answer an offer has passed. */
  const unexpired = (action: string, segment: string | null): OfferedAction['blocked'] => {
    const offer = action === 'expire' ? openOffer(fold.offers, segment) : undefined;
    const message = offer ? expiryFlaw(offer, now) : null;
    return message === null ? null : { code: 'offer-not-expired', message };
  };
  return machine
    .allowed(stored.snapshot)
    .map((event) => ({ event, action: event.task === null ? outerName(event) : 'step' }))
    .filter(({ action }) => !unheard.has(action))
    .map(({ event, action }) => ({
      action,
      step: event.action,
      label: event.label,
      task: event.task,
      taskName: event.task === null ? null : (machine.tasks[event.task]?.name ?? event.task),
      segment: event.segment,
      scopes: event.scopes,
      needs: {
        facts: declared(machine.config.meta.facts, event.needs.facts),
        reason: event.needs.reason || reasonAlways.has(action),
        outcome: event.needs.outcome || action === 'record-returned',
        segment: event.needs.segment,
        fields: [...(fieldsOf[action] ?? [])],
      },
      blocked: event.blocked
        ? refusalWords(machine, event.blocked)
        : unexpired(action, event.segment),
    }));
};

const outerName = ({ type }: AllowedEvent): string => type.split('.')[0] ?? type;

const declared = (
  all: Readonly<Record<string, FactDeclaration>>,
  asked: readonly string[],
): Record<string, FactDeclaration> =>
  Object.fromEntries(
    asked.flatMap((id) => {
      const declaration = all[id];
      return declaration ? [[id, declaration]] : [];
    }),
  );
