import { type DossierState, moneyOf, openOffer } from '#lib/dossier';
import { type AllowedEvent, holdReasons, isPetition, type Machine } from '#lib/procedure';

import { type Draft, momentAfter } from './kernel.ts';

/** One thing that may be tried on a dossier, and whether the machine's list of what is allowed has it. */
export interface Tried {
  name: string;
  draft: (state: DossierState) => Draft;
  isAllowed: (offered: readonly AllowedEvent[], state: DossierState) => boolean;
}

/** An agency no procedure has a segment for: handed to, it takes part outside the flow. */
export const OUTSIDER = 'thue';

/** What is asked of an applicant, đồng. */
const PAID = 50_000;
const DAY = 86_400_000;

const unblocked = (offered: readonly AllowedEvent[], type: string): AllowedEvent | undefined =>
  offered.find((one) => one.type === type && one.blocked === null);

const act = (
  type: Draft['type'],
  body: Record<string, unknown> = {},
  also: (state: DossierState) => boolean = () => true,
): Tried => ({
  name: [type, ...Object.values(body)].join(' '),
  draft: () => ({ type, ...body }),
  isAllowed: (offered, state) => unblocked(offered, type) !== undefined && also(state),
});

/** A request, or an answer to one, for the dossier or a segment. */
const inScope = (type: Draft['type'], scope: string): Tried => ({
  name: `${type} ${scope}`,
  draft: () => ({
    type,
    ...(type === 'request-payment' && { amount: PAID }),
    ...(scope !== 'dossier' && { segment: scope }),
  }),
  isAllowed: (offered) => unblocked(offered, type)?.scopes.includes(scope) ?? false,
});

const ofSegment = (
  type: 'hand-over' | 'receive' | 'decline' | 'recall',
  segment: string,
): Tried => ({
  name: `${type} ${segment}`,
  draft: () => ({ type, segment }),
  isAllowed: (offered, { snapshot }) =>
    unblocked(offered, `${type}.${segment}`) !== undefined ||
    // Any segment may be handed over outside the flow, unless it waits to be received already.
    (type === 'hand-over' &&
      unblocked(offered, type) !== undefined &&
      snapshot.context.offers[segment] !== 'offered'),
});

/** That nobody answered may be said once the time to has passed, of an offer whose clock runs. */
const expiry = (segment: string): Tried => {
  const lapsing = ({ fold }: DossierState) => openOffer(fold?.offers ?? [], segment)?.lapsesAt;
  return {
    name: `expire ${segment}`,
    draft: (state) => {
      const at = lapsing(state);
      return { type: 'expire', segment, ...(typeof at === 'number' && { at }) };
    },
    isAllowed: (offered, state) =>
      unblocked(offered, `expire.${segment}`) !== undefined && typeof lapsing(state) === 'number',
  };
};

const stepsOf = ({ tasks, config }: Machine): Tried[] =>
  Object.values(tasks).flatMap(({ step, actions }) =>
    Object.entries(actions).map(([action, { event, asks }]): Tried => {
      const values = Object.fromEntries(
        asks.map((fact) => [fact, config.meta.facts[fact]?.default ?? null]),
      );
      return {
        name: event,
        draft: () => ({
          type: 'step',
          task: step,
          action,
          ...(asks.length > 0 && { values }),
        }),
        isAllowed: (offered) => unblocked(offered, event) !== undefined,
      };
    }),
  );

const positionOf = ({ fold }: DossierState) => fold?.positions.at(-1);

/** The law allows an extension once, of a running clock that has a due. */
const extension: Tried = {
  name: 'extend',
  draft: (state) => ({
    type: 'extend',
    due: (positionOf(state)?.due ?? momentAfter(state)) + 10 * DAY,
  }),
  isAllowed: (offered, state) => {
    const position = positionOf(state);
    if (!position || position.paused || position.reappointed) return false;
    return unblocked(offered, 'extend') !== undefined && position.due !== null;
  },
};

/** The last entry struck out: whatever led here was legal without it, and a submission is never. */
const correction: Tried = {
  name: 'correct the last entry',
  draft: ({ rows }) => ({ type: 'correct', void: [rows.length], amend: [] }),
  isAllowed: (offered, { rows }) => unblocked(offered, 'correct') !== undefined && rows.length > 1,
};

/** Somebody asked by name: beside whoever else is asked, and not twice. */
const opinionOf = (type: 'request-opinion' | 'opinion', outside: string): Tried => ({
  name: `${type} of ${outside}`,
  draft: () => ({ type, outside }),
  isAllowed: (offered, { snapshot: { context } }) => {
    const waited = [...context.holds, ...context.requests].some(({ from }) => from === outside);
    return unblocked(offered, type) !== undefined && waited === (type === 'opinion');
  },
});

/** What was paid may be given back, and no more. */
const refund: Tried = {
  name: 'refund',
  draft: () => ({ type: 'refund', amount: PAID }),
  isAllowed: (offered, { rows }) =>
    unblocked(offered, 'refund') !== undefined && moneyOf(rows).refundable >= PAID,
};

const never = (name: string, draft: Draft): Tried => ({
  name,
  draft: () => draft,
  isAllowed: () => false,
});

/**
 * Everything anybody could try on a dossier of a machine: every action of every task, every act of the
 * standard life, for the dossier, each of its segments and one that is not its own; and what nobody may.
 */
export const actsOf = (machine: Machine): Tried[] => {
  const segments = Object.keys(machine.config.meta.segments);
  const scopes = ['dossier', ...segments, OUTSIDER];
  return [
    ...stepsOf(machine),
    act('accept'),
    act('refuse'),
    act('withdraw'),
    act('stop'),
    act('vary'),
    act('transfer', { to: 'xa-khac' }),
    act('finish', { outcome: 'granted' }),
    act('return'),
    act('choose-return', { way: 'post' }),
    act('send', { carrier: 'bưu chính' }),
    act('delivery-failed'),
    act('sent-back'),
    act('lost-in-post'),
    act('reissue'),
    act('lose-receipt'),
    act('archive', { place: 'kho 1' }),
    recordReturned,
    extension,
    correction,
    refund,
    // The only petition has nothing to become.
    act('reclassify', {}, () => !isPetition(machine.config.meta.procedure)),
    opinionOf('request-opinion', 'Viện khác'),
    opinionOf('opinion', 'Viện khác'),
    ...holdReasons.flatMap((reason) =>
      scopes.flatMap((scope) => [inScope(`request-${reason}`, scope), inScope(reason, scope)]),
    ),
    ...[...segments, OUTSIDER].flatMap((segment) => [
      ofSegment('hand-over', segment),
      ofSegment('receive', segment),
      ofSegment('decline', segment),
      ofSegment('recall', segment),
      expiry(segment),
    ]),
    never('a step nobody has', { type: 'step', action: 'khong-co' }),
    never('finish without an outcome', { type: 'finish' }),
    never('transfer to its own owner', { type: 'transfer', to: 'xa' }),
    never('correct an entry that is not there', { type: 'correct', void: [999], amend: [] }),
    never('submit it again', { type: 'submit', procedure: 'x', agency: 'xa', channel: 'direct' }),
  ];
};

/** What reality may have done before anybody recorded it. */
export const recordReturned: Tried = {
  name: 'record-returned',
  draft: (state) => ({
    type: 'record-returned',
    outcome: 'granted',
    returnedAt: momentAfter(state),
  }),
  isAllowed: (offered) => unblocked(offered, 'record-returned') !== undefined,
};
