import { extensionFlaw } from '#lib/deadline';
import {
  DECIDED,
  type Delivery,
  expiryFlaw,
  handedHere,
  hasReceipt,
  type HistoryRow,
  homeWordOf,
  type Instant,
  isDecided,
  type Model,
  moneyOf,
  NO_RECEIPT,
  openOffer,
  OWNED_ELSEWHERE,
  reasonAlways,
  reasonAtDesk,
  refusalWords,
  isUnderWay,
} from '#lib/dossier';
import type { AllowedEvent, FactDeclaration, Machine, Snapshot } from '#lib/procedure';

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

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  extend: ['due'],
  transfer: ['to'],
  reclassify: ['procedure'],
  refund: ['amount'],
  'request-opinion': ['agency'],
  'record-returned': ['returnedAt'],
  'choose-return': ['way'],
  send: ['carrier'],
  'delivery-failed': ['at'],
  'sent-back': ['at'],
  'lost-in-post': ['at'],
  archive: ['place'],
  correct: ['void', 'amend'],
};

/** Acts no desk records yet. */
const unheard = new Set(['rate']);

/** How many states of one machine are remembered with what they offer; one more, and all are forgotten. */
const REMEMBERED = 512;
const remembered = new WeakMap<Machine, Map<string, readonly OfferedAction[]>>();

/**
 * Everything that may be done next, and what may not with its reason; who may do it is not asked here. Many
 * dossiers rest in the same few states, so what a state offers is worked out once.
 */
export const actionsOf = ({
  model,
  stored: { snapshot, rows },
  fold,
  now,
}: DossierView): readonly OfferedAction[] => {
  const { delivery, offers } = fold;
  const refused = refusedByFacts(model, rows, fold);
  const actions = offeredAt(model.machine, snapshot);
  const here = homeWordOf(rows) ? actions.map(atGuest(handedHere(rows), model.machine)) : actions;
  return here.map((offer) => {
    if (offer.action === 'return') return returnAfter(delivery, offer);
    if (offer.blocked) return offer;
    const blocked =
      offer.action === 'expire' ? unexpired(offers, offer, now) : refused.get(offer.action);
    return blocked ? { ...offer, blocked } : offer;
  });
};

const ofTheGuest = new Set(['receive', 'decline', 'step']);
const asksOrHears = /^(request-)?(supplement|payment|opinion)$/;

/** Of a dossier owned elsewhere only the work on what was handed here is done here. */
const atGuest =
  (handed: ReadonlyMap<string, string>, { tasks }: Machine) =>
  (offer: OfferedAction): OfferedAction => {
    const segment = offer.task === null ? offer.segment : (tasks[offer.task]?.segment ?? null);
    if (ofTheGuest.has(offer.action) && segment !== null && handed.has(segment)) return offer;
    const scopes = offer.scopes.filter((scope) => handed.has(scope));
    if (asksOrHears.test(offer.action) && scopes.length > 0) return { ...offer, scopes };
    return {
      ...offer,
      blocked: offer.blocked ?? { code: 'owned-elsewhere', message: OWNED_ELSEWHERE },
    };
  };

/** A parcel that was delivered is a return the carrier tells of; without the receipt somebody must be named. */
const returnAfter = (
  { parcel, way, receiptLostAt }: Delivery,
  offer: OfferedAction,
): OfferedAction => {
  const asking = (fields: string[]) => ({ ...offer, needs: { ...offer.needs, fields } });
  if (isUnderWay(parcel)) return { ...asking(['at']), label: 'Bưu chính đã phát kết quả' };
  return way === 'counter' && receiptLostAt !== null
    ? asking(['collectedBy', 'collectorPaper'])
    : offer;
};

/** What the machine takes and the facts speak against, by action. */
const refusedByFacts = (
  model: Model,
  rows: readonly HistoryRow[],
  fold: DossierView['fold'],
): ReadonlyMap<string, NonNullable<OfferedAction['blocked']>> =>
  new Map<string, NonNullable<OfferedAction['blocked']>>([
    ...(moneyOf(rows).refundable > 0 ? [] : [['refund', nothingPaid] as const]),
    ...(isDecided(model, rows) ? [['withdraw', DECIDED] as const] : []),
    ...(hasReceipt(model.procedure, rows, fold) ? [] : [['lose-receipt', NO_RECEIPT] as const]),
    ...unextendable(fold),
  ]);

/** What no moment changes. */
const unextendable = ({ clock }: DossierView['fold']) => {
  const message = clock && extensionFlaw(clock.value);
  return message === null ? [] : [['extend', { code: 'extend-refused', message }] as const];
};

const nothingPaid = {
  code: 'refund-exceeds',
  message: 'Hồ sơ không có khoản nào đã nộp mà chưa hoàn trả.',
} as const;

/** What the machine cannot know: that there is still time to answer an offer. */
const unexpired = (
  offers: DossierView['fold']['offers'],
  { segment }: OfferedAction,
  now: Instant,
): OfferedAction['blocked'] => {
  const offer = openOffer(offers, segment);
  const message = offer ? expiryFlaw(offer, now) : null;
  return message === null ? null : { code: 'offer-not-expired', message };
};

const offeredAt = (machine: Machine, snapshot: Snapshot): readonly OfferedAction[] => {
  const known = remembered.get(machine) ?? new Map<string, readonly OfferedAction[]>();
  remembered.set(machine, known);
  const state = JSON.stringify([snapshot.value, snapshot.context]);
  const before = known.get(state);
  if (before) return before;
  const actions = actionsAt(machine, snapshot);
  if (known.size === REMEMBERED) known.clear();
  known.set(state, actions);
  return actions;
};

const actionsAt = (machine: Machine, snapshot: Snapshot): OfferedAction[] => {
  const { holds, requests } = snapshot.context;
  const asked = [...holds, ...requests].filter(({ from }) => from !== undefined);
  return machine
    .allowed(snapshot)
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
        reason: event.needs.reason || reasonAlways.has(action) || reasonAtDesk.has(action),
        outcome: event.needs.outcome || action === 'record-returned',
        segment: event.needs.segment,
        // Of several who were asked, one has answered.
        fields:
          action === 'opinion' && asked.length > 1 ? ['agency'] : [...(fieldsOf[action] ?? [])],
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
