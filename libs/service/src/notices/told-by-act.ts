import type { DossierView } from '#lib/desk';
import type { NoticePolicy, ToldEvent } from '#lib/notices';
import type { Hold } from '#lib/procedure';

/** Acts that say the post did not deliver. */
const undelivered: ReadonlySet<string> = new Set(['delivery-failed', 'sent-back', 'lost-in-post']);

/**
 * What the last act of a dossier is to its applicant, from how it stood before and stands after it.
 *
 * @param before - undefined before the submit
 * @param transfer - of which transfers to another agency applicants are told
 */
export const toldByAct = (
  before: DossierView | undefined,
  after: DossierView,
  { transfer }: Pick<NoticePolicy, 'transfer'>,
): ToldEvent[] => {
  if (!before) return [];
  const moved =
    before.position.acceptedAt !== null &&
    after.view.phase === 'in-hand' &&
    after.position.due !== null &&
    after.position.due !== before.position.due;
  const turned = before.view.phase !== after.view.phase;
  const last = after.stored.rows.at(-1);
  if (last?.fact.type === 'correct') return turned ? ['corrected'] : moved ? ['moved'] : [];
  // That tells the new appointment too.
  if (last?.fact.type === 'reclassify') return ['reclassified'];
  const transferred =
    last?.fact.type === 'transfer' &&
    (last.fact.plan === undefined ? transfer.single : transfer.reorganisation);
  return [
    ...(transferred ? (['transferred'] as const) : []),
    ...(undelivered.has(last?.fact.type ?? '')
      ? (['undelivered'] as const)
      : turned
        ? turnOf(before, after)
        : []),
    ...askedOf(after).filter((reason) => !askedOf(before).includes(reason)),
    ...(moved ? (['moved'] as const) : []),
  ];
};

/** Whether what an act told is still so: what was overtaken meanwhile is told no more. */
export const stillSo = (event: ToldEvent, then: DossierView, now: DossierView): boolean => {
  switch (event) {
    case 'moved':
      return now.position.due === then.position.due && now.view.phase === 'in-hand';
    case 'reclassified':
      return now.position.procedure === then.position.procedure;
    case 'transferred':
      return now.position.owner === then.position.owner;
    case 'supplement':
    case 'payment':
      return askedOf(now).includes(event);
    case 'received':
      return now.position.acceptedAt !== null;
    case 'ready':
      return now.view.phase === 'finished';
    case 'sent':
    case 'undelivered':
      return now.fold.delivery.parcel?.at === then.fold.delivery.parcel?.at;
    case 'returned':
    case 'refused':
    case 'ended':
    case 'corrected':
      return now.view.phase === then.view.phase;
  }
};

const turnOf = (before: DossierView, { view, position }: DossierView): ToldEvent[] => {
  switch (view.phase) {
    case 'in-hand':
      return before.view.phase === 'submitted' ? ['received'] : [];
    case 'finished':
      return ['ready'];
    case 'sent':
      return ['sent'];
    case 'returned':
      // Of what was withdrawn or stopped only the papers go back, and that it ended was told.
      return position.closedAs === 'withdrawn' || position.closedAs === 'stopped'
        ? []
        : ['returned'];
    case 'refused':
      return ['refused'];
    case 'withdrawn':
    case 'stopped':
      return ['ended'];
    case 'submitted':
      return [];
  }
};

/** What is asked of the applicant now, each kind once. */
const askedOf = ({ view }: DossierView): ('supplement' | 'payment')[] => {
  const open: readonly Hold[] = [...view.holds, ...view.requests];
  return (['supplement', 'payment'] as const).filter((kind) =>
    open.some(({ reason }) => reason === kind),
  );
};
