import { isUnderWay, refusalWords } from '#lib/dossier';
import type { AllowedEvent, FactDeclaration } from '#lib/procedure';

import type { DossierView } from './view-dossier.ts';

/** What an action must or may carry, so that a form can ask for it. */
export interface ActionNeeds {
  /** Facts the clerk must enter, as the definition declares them. */
  facts: Record<string, FactDeclaration>;
  reason: boolean;
  outcome: boolean;
  segment: boolean;
  /** Fields only this kind of act takes; `at` where it is usually not now. */
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
  'delivery-failed',
  'lost-in-post',
  'reissue',
  'record-returned',
  'correct',
]);

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  extend: ['due'],
  transfer: ['to'],
  'record-returned': ['returnedAt'],
  'choose-return': ['way'],
  send: ['carrier'],
  'delivery-failed': ['at'],
  'sent-back': ['at'],
  'lost-in-post': ['at'],
  archive: ['place'],
  correct: ['void', 'amend'],
};

/** Who came for it, asked where the receipt was lost. */
const collector = ['collectedBy', 'collectorPaper'];

/** Acts no desk records yet. */
const unheard = new Set(['rate']);

/** Everything that may be done next, and what may not with its reason; who may do it is not asked here. */
export const actionsOf = ({ model, stored, fold }: DossierView): OfferedAction[] => {
  const { machine } = model;
  const { parcel, way, receiptLostAt } = fold.delivery;
  const posted = isUnderWay(parcel);
  const returning = posted ? ['at'] : way === 'counter' && receiptLostAt !== null ? collector : [];
  return machine
    .allowed(stored.snapshot)
    .map((event) => ({ event, action: event.task === null ? outerName(event) : 'step' }))
    .filter(({ action }) => !unheard.has(action))
    .map(({ event, action }) => ({
      action,
      step: event.action,
      label: action === 'return' && posted ? 'Bưu chính đã phát kết quả' : event.label,
      task: event.task,
      taskName: event.task === null ? null : (machine.tasks[event.task]?.name ?? event.task),
      segment: event.segment,
      scopes: event.scopes,
      needs: {
        facts: declared(machine.config.meta.facts, event.needs.facts),
        reason: event.needs.reason || reasonAlways.has(action),
        outcome: event.needs.outcome || action === 'record-returned',
        segment: event.needs.segment,
        fields: [...(action === 'return' ? returning : (fieldsOf[action] ?? []))],
      },
      blocked: event.blocked && refusalWords(machine, event.blocked),
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
