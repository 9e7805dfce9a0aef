import { type Command, DossierRefusal } from '#lib/dossier';

import type { Desk } from '../desk.ts';
import type { OfferedAction } from '../view-dossier-actions.ts';
import type { DossierView } from '../view-dossier.ts';
import { isBy, type Peer } from './peer.ts';

/** Acts that are a segment's own: done where its agency is at home, and nowhere else. */
const ofTheAgency: ReadonlySet<string> = new Set<Command['type']>(['receive', 'decline', 'step']);
/** What a guest may record of a segment that was handed to it. */
const ofTheGuest: ReadonlySet<string> = new Set([
  ...ofTheAgency,
  'request-supplement',
  'request-payment',
  'request-opinion',
  'supplement',
  'payment',
  'opinion',
]);

const WORKED_ELSEWHERE = {
  code: 'worked-elsewhere',
  message: 'Cơ quan của chặng này làm việc trên hệ thống của họ; việc này được ghi ở đó.',
} as const;

/** What may be done, without what {@link admitPlace} refuses: the acts of an agency that works elsewhere. */
export const blockedElsewhere = async (
  { elsewhere }: Pick<Desk, 'elsewhere'>,
  { position, model }: Pick<DossierView, 'position' | 'model'>,
  actions: readonly OfferedAction[],
): Promise<OfferedAction[]> => {
  if (position.hostedBy !== undefined) return [...actions];
  const places = new Map<string, string | undefined>();
  for (const { segment, agency } of position.segments) places.set(segment, await elsewhere(agency));
  return actions.map((offer) => {
    if (offer.blocked || !ofTheAgency.has(offer.action)) return offer;
    const segment = offer.task === null ? offer.segment : model.machine.tasks[offer.task]?.segment;
    const place = segment == null ? undefined : places.get(segment);
    return place === undefined ? offer : { ...offer, blocked: WORKED_ELSEWHERE };
  });
};

/**
 * Admits a command to where it is done: a segment handed to an agency of another deployment is worked on there, and
 * that deployment works on nothing else here. Of a dossier owned elsewhere the kernel says what may be done.
 *
 * @throws DossierRefusal worked-elsewhere, owner-elsewhere, not-allowed
 */
export const admitPlace = async (
  { elsewhere }: Pick<Desk, 'elsewhere'>,
  { command, peer }: { command: Command; peer?: Pick<Peer, 'id'> },
  dossier: DossierView,
): Promise<void> => {
  if (dossier.position.hostedBy !== undefined) return;
  if (command.type === 'transfer') await refuseOwnerElsewhere(elsewhere, command.to, dossier);
  if (!peer && !ofTheAgency.has(command.type)) return;
  const agency = agencyMeant(dossier, command);
  const place = agency === undefined ? undefined : await elsewhere(agency);
  if (place !== undefined && place !== peer?.id) {
    const { code, message } = WORKED_ELSEWHERE;
    throw new DossierRefusal(code, message, { agency, partner: place });
  }
  if (!peer) return;
  const theirs =
    command.type === 'correct'
      ? takesBackOwn(dossier, command, peer)
      : place !== undefined && ofTheGuest.has(command.type);
  if (!theirs) {
    throw new DossierRefusal('not-allowed', 'Đối tác chỉ ghi được việc của chặng đã giao cho họ.');
  }
};

/** What a dossier is owned by is here: a history has one home from its first act on. */
const refuseOwnerElsewhere = async (
  elsewhere: Desk['elsewhere'],
  to: string,
  { position }: DossierView,
): Promise<void> => {
  const partner = to === position.owner ? undefined : await elsewhere(to);
  if (partner === undefined) return;
  throw new DossierRefusal(
    'owner-elsewhere',
    'Cơ quan này làm việc trên hệ thống của đối tác nên không nhận quyền chủ trì hồ sơ ở đây được. Hãy giao chặng ' +
      'cho cơ quan đó, hoặc kết thúc hồ sơ ở đây rồi tiếp nhận lại trên hệ thống của họ.',
    { agency: to, partner },
  );
};

/** The agency of the segment a command is about; undefined if it is about none. */
const agencyMeant = (
  { model, position, fold }: DossierView,
  command: Command,
): string | undefined => {
  const segment = 'segment' in command ? command.segment : undefined;
  if (command.type !== 'step')
    return position.segments.findLast((one) => one.segment === segment)?.agency;
  const task = fold.tasks.findLast(
    ({ step, segment: of, closedSeq }) =>
      closedSeq === null &&
      (command.task === undefined || step === command.task) &&
      (segment === undefined || of === segment) &&
      Object.hasOwn(model.machine.tasks[step]?.actions ?? {}, command.action),
  );
  return task?.segment == null
    ? undefined
    : position.segments.findLast((one) => one.segment === task.segment)?.agency;
};

const takesBackOwn = (
  { stored }: DossierView,
  command: Extract<Command, { type: 'correct' }>,
  peer: Pick<Peer, 'id'>,
): boolean =>
  command.configuration === undefined &&
  [...command.void, ...command.amend.map(({ key }) => key)].every((name) => {
    const row = stored.rows.find(({ key, seq }) => key === name || seq === name);
    return row !== undefined && isBy(peer, row.actor);
  });
