/** Positions for tests, built from what a test is about. */
import type { Instant, Position, SegmentPosition } from '#lib/dossier';

/** An instant of 2023 written as on a page: at('03-15 08:00') is 2023-03-15T08:00 +07:00; a year may lead. */
export const at = (text: string): Instant => {
  const [day = '', time = '00:00'] = text.split(' ');
  return Date.parse(`${day.length === 5 ? `2023-${day}` : day}T${time}:00+07:00`);
};

/** A dossier of thanh-ha, accepted online on 10 April 2023 and in hand within its term, but for `what`. */
export const positionOf = (what: Partial<Position> = {}): Position => ({
  from: at('04-10 08:00'),
  phase: 'in-hand',
  procedure: '1.001193',
  field: 'Hộ tịch',
  channel: 'online',
  owner: 'thanh-ha',
  ownerSince: at('04-10 08:00'),
  receivedBy: 'thanh-ha',
  decidedBy: null,
  acceptedAt: at('04-10 08:00'),
  closedAt: null,
  closedAs: null,
  returnedAt: null,
  standing: null,
  due: null,
  originalDue: null,
  provisional: false,
  overdueFrom: null,
  paused: false,
  withoutAppointment: false,
  lateBeforeRestart: false,
  reappointed: false,
  digitisedIntake: false,
  digitisedResult: false,
  segments: [],
  ...what,
});

/** The same, accepted and owned since `text`. */
export const acceptedAt = (text: string, what: Partial<Position> = {}): Position =>
  positionOf({ acceptedAt: at(text), ownerSince: at(text), ...what });

/** The same, granted early on 12 April, but for `what`. */
export const closed = (what: Partial<Position> = {}): Position =>
  positionOf({
    phase: 'closed',
    closedAt: at('04-12 08:00'),
    closedAs: 'granted',
    standing: 'early',
    decidedBy: 'thanh-ha',
    ...what,
  });

/** A segment of the district police received on 11 April and still in hand, but for `what`. */
export const segmentOf = (what: Partial<SegmentPosition> = {}): SegmentPosition => ({
  segment: 'cu-tru',
  agency: 'cong-an-thanh-ha',
  state: 'received',
  offeredAt: at('04-11 08:00'),
  receivedAt: at('04-11 08:00'),
  endedAt: null,
  due: null,
  standing: null,
  overdueFrom: null,
  ...what,
});
