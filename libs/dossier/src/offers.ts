/**
 * Hand-overs as contracts (bàn giao): an offer is made by one entry of the history and answered by another,
 * which names it. The chain makes the hash of the offering entry a hash of everything handed over until then,
 * so both sides can prove what was offered, within what budget, and how it was answered.
 */
import type { Calendars } from '#lib/calendar';
import type { Term } from '#lib/deadline';
import type { AnswerMeta } from '#lib/procedure';

import { effectiveRows } from './corrections.ts';
import type { Clock } from './clock.ts';
import type { Command } from './command.ts';
import type { Effect, OfferRef, Side } from './facts.ts';
import type { HistoryRow } from './history.ts';
import { isoOf } from './instants.ts';
import type { Instant } from './position.ts';
import { DossierRefusal } from './refusals.ts';

/** How an offer ended. */
export type AnsweredAs = 'received' | 'declined' | 'recalled' | 'expired' | 'overtaken';

/** An offer as facts tell it; open while answeredAs is null. */
export interface OfferRecord extends OfferRef {
  segment: string;
  from: Side;
  to: Side;
  offeredAt: Instant;
  /** What the part may take, as it was offered. */
  budget: Term | null;
  /** Until when it is to be answered; null without a term. */
  answerBy: Instant | null;
  /** From when it counts as not answered; null while its clock stands still, without a term, or once answered. */
  lapsesAt: Instant | null;
  onExpiry: AnswerMeta['onExpiry'];
  answeredAs: AnsweredAs | null;
  answeredSeq: number | null;
  answeredAt: Instant | null;
}

type Offered = Extract<Effect, { type: 'segment-offered' }>;

/** The offers of one dossier, each with the clock of its answer (semantics.md §3). */
export class Offers {
  private readonly made: { record: OfferRecord; clock: Clock | undefined }[] = [];

  /** @param startClock - a clock of a term an agency has over a segment, already stopped by what is held */
  constructor(
    private readonly calendars: Calendars,
    private readonly startClock: (
      term: Term | undefined,
      segment: string,
      agency: string,
      at: Instant,
    ) => Clock | undefined,
  ) {}

  offer(effect: Offered, at: Instant, { seq, hash }: OfferRef, owner: string): void {
    const { segment, agency, budget, answer, from } = effect;
    const record: OfferRecord = {
      seq,
      hash,
      segment,
      from: from ?? { agency: owner, role: 'officer' },
      to: { agency, role: answer?.role ?? 'officer' },
      offeredAt: at,
      budget: budget ?? null,
      answerBy: null,
      lapsesAt: null,
      onExpiry: answer?.onExpiry ?? 'alert',
      answeredAs: null,
      answeredSeq: null,
      answeredAt: null,
    };
    this.made.push({ record, clock: this.startClock(answer?.within, segment, agency, at) });
  }

  /** Another agency is offered it from now on: a transfer took it there. */
  move(segment: string, agency: string, at: Instant): void {
    const open = this.made.findLast(({ record }) => isOpen(record) && record.segment === segment);
    if (!open) return;
    open.record.to = { ...open.record.to, agency };
    open.clock?.goBy(this.calendars.of(agency), at);
  }

  answer(segment: string, as: AnsweredAs, at: Instant, seq: number): void {
    const open = this.made.findLast(({ record }) => isOpen(record) && record.segment === segment);
    if (!open) return;
    open.clock?.close(at);
    Object.assign(open.record, { answeredAs: as, answeredSeq: seq, answeredAt: at });
  }

  /** The dossier is closed: nobody waits for an answer any more. */
  overtake(at: Instant, seq: number): void {
    for (const { record } of this.made) {
      if (isOpen(record)) this.answer(record.segment, 'overtaken', at, seq);
    }
  }

  /** The clocks a hold stops, of everything or of one segment. */
  *clocksUnder(concerns: (segment: string) => boolean): Generator<Clock> {
    for (const { record, clock } of this.made) {
      if (clock && isOpen(record) && concerns(record.segment)) yield clock;
    }
  }

  records(): OfferRecord[] {
    return this.made.map(({ record, clock }) => ({
      ...record,
      answerBy: clock?.due ?? null,
      lapsesAt: clock && isOpen(record) && clock.overdueFrom !== null ? clock.due : null,
    }));
  }
}

const isOpen = ({ answeredAs }: OfferRecord): boolean => answeredAs === null;

/** The open offer of a segment. */
export const openOffer = (
  offers: readonly OfferRecord[],
  segment: string | null,
): OfferRecord | undefined =>
  offers.findLast((offer) => isOpen(offer) && offer.segment === segment);

type AnswerType = 'receive' | 'decline' | 'recall' | 'expire';
type Answer = Extract<Command, { type: AnswerType }>;

/** Acts that answer an offer: the agency it was made to receives or declines, whoever made it recalls or lets it expire. */
const answers: ReadonlySet<string> = new Set<AnswerType>([
  'receive',
  'decline',
  'recall',
  'expire',
]);

const isAnswer = (command: Command): command is Answer => answers.has(command.type);

/**
 * The offer a command answers, to be named in its fact; undefined for any other command, or where no offer of
 * the segment is open.
 *
 * @throws DossierRefusal offer-not-current, if it names another than the open one
 * @throws DossierRefusal offer-not-expired, if it says nobody answered and there is time to
 */
export const offerAnswered = (
  offers: readonly OfferRecord[],
  command: Command,
  at: Instant,
): OfferRef | undefined => {
  if (!isAnswer(command)) return undefined;
  const open = openOffer(offers, command.segment);
  if (command.offer && !(open && sameOffer(open, command.offer)))
    throw notCurrent(offers, command.offer, open);
  if (!open) return undefined;
  const { seq, hash, answerBy } = open;
  const flaw = command.type === 'expire' ? expiryFlaw(open, at) : null;
  if (flaw !== null) {
    throw new DossierRefusal('offer-not-expired', flaw, {
      offer: { seq, hash },
      answerBy: answerBy === null ? null : isoOf(answerBy),
    });
  }
  return { seq, hash };
};

/** Why an open offer can't be said to have expired at an instant, in Vietnamese; null if it can. */
export const expiryFlaw = (
  { answerBy, lapsesAt }: Pick<OfferRecord, 'answerBy' | 'lapsesAt'>,
  at: Instant,
): string | null => {
  if (answerBy === null)
    return 'Lần bàn giao này không có thời hạn trả lời; nếu cần lấy lại hồ sơ hãy thu hồi.';
  if (lapsesAt === null)
    return 'Thời hạn trả lời đang tạm dừng cùng hồ sơ, chưa ghi nhận quá hạn được.';
  return at < lapsesAt ? `Cơ quan nhận còn thời gian trả lời, đến ${inWords(lapsesAt)}.` : null;
};

const inWords = (instant: Instant): string => {
  const [day = '', time = ''] = isoOf(instant).split('T');
  return `${time.slice(0, 5)} ngày ${day.split('-').reverse().join('/')}`;
};

const sameOffer = (a: OfferRef, b: OfferRef): boolean => a.seq === b.seq && a.hash === b.hash;

const asWords: Readonly<Record<AnsweredAs, string>> = {
  received: 'đã được tiếp nhận',
  declined: 'đã bị từ chối',
  recalled: 'đã được thu hồi',
  expired: 'đã quá hạn trả lời',
  overtaken: 'không còn hiệu lực vì hồ sơ đã kết thúc',
};

const notCurrent = (
  offers: readonly OfferRecord[],
  named: OfferRef,
  open: OfferRecord | undefined,
): DossierRefusal => {
  const known = offers.find((offer) => sameOffer(offer, named));
  const what = known?.answeredAs
    ? `Lần bàn giao số ${named.seq} ${asWords[known.answeredAs]}.`
    : `Hồ sơ không có lần bàn giao số ${named.seq} với nội dung như nêu.`;
  const now = open ? ` Lần bàn giao đang chờ trả lời là số ${open.seq}.` : '';
  return new DossierRefusal('offer-not-current', what + now, {
    offer: named,
    answeredAs: known?.answeredAs ?? null,
    current: open ? { seq: open.seq, hash: open.hash } : null,
  });
};

/** The entry that gave the very answer a command gives, to the very offer it names: it is not given twice. */
export const sameAnswer = (
  rows: readonly HistoryRow[],
  command: Command,
): HistoryRow | undefined => {
  if (!isAnswer(command) || !command.offer) return undefined;
  const { type, segment, offer } = command;
  // One entry may offer several segments: each has its own answer.
  return effectiveRows(rows).find(
    ({ fact }) =>
      fact.type === type &&
      fact.segment === segment &&
      fact.offer !== undefined &&
      sameOffer(fact.offer, offer),
  );
};
