import type { Minute, WorkingCalendar } from '#lib/calendar';
import { formatInstant, readInstant, vietnameseDay } from '#lib/calendar';

import { advance, startLedger } from './advance.ts';
import type { ClockEvent, Ledger } from './ledger.ts';
import { heldMinutes } from './ledger.ts';
import type { RefusalCode } from './refusal.ts';
import { ClockRefusal } from './refusal.ts';
import type { Standing } from './standing.ts';
import { standingOf } from './standing.ts';
import type { Term } from './term.ts';

/** An answer line of `motcua clock evaluate` (contracts.md). */
export type Answer =
  | {
      id: string | number;
      due: string | null;
      originalDue: string | null;
      heldMinutes: number;
      standing?: Standing;
    }
  | { id: string | number | null; error: RefusalCode; message: string };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const bad = (message: string, data: Fields = {}): ClockRefusal =>
  new ClockRefusal('bad-input', message, data);

const UNITS = new Set(['working-day', 'calendar-day', 'working-hour', 'same-day', 'none']);

/**
 * Answers one parsed line: due, original due, held minutes and standing under the default policies. A
 * line that can't be answered gives an error answer; nothing is thrown for what a line may contain.
 *
 * @example
 * evaluateLine(calendar, { id: 'a', acceptedAt: '2023-06-10T09:00:00+07:00', term: { unit: 'same-day' } })
 * // { id: 'a', due: '2023-06-12T17:00:00+07:00', originalDue: '2023-06-12T17:00:00+07:00', heldMinutes: 0 }
 */
export const evaluateLine = (calendar: WorkingCalendar, line: unknown): Answer => {
  const fields = isFields(line) ? line : {};
  const id = typeof fields.id === 'string' || typeof fields.id === 'number' ? fields.id : null;
  try {
    if (!isFields(line)) throw bad('Mỗi dòng phải là một đối tượng JSON.');
    requireKnown(calendar, line);
    const ledger = foldLine(calendar, line);
    if (id === null) throw bad('Thiếu id của dòng (chuỗi hoặc số).');
    const answer: Answer = {
      id,
      due: ledger.due === null ? null : formatInstant(ledger.due),
      originalDue: ledger.originalDue === null ? null : formatInstant(ledger.originalDue),
      heldMinutes: heldMinutes(ledger),
    };
    if (ledger.closedAt !== null) answer.standing = standingOf(ledger, ledger.closedAt);
    return answer;
  } catch (error) {
    if (!(error instanceof ClockRefusal)) throw error;
    return { id, error: error.code, message: error.message };
  }
};

/** CalendarEnds comes before every other error of a line: every instant of it is looked at first. */
const requireKnown = (calendar: WorkingCalendar, line: Fields): void => {
  const look = (value: unknown): void => {
    const at = readInstant(value);
    if (at !== undefined && !calendar.covers(at)) {
      throw new ClockRefusal(
        'CalendarEnds',
        `${String(value)} nằm ngoài lịch làm việc đã biết (${vietnameseDay(calendar.from)} – ${vietnameseDay(calendar.to)}).`,
      );
    }
  };
  look(line.acceptedAt);
  look(line.finishedAt);
  const events = line.events;
  if (!Array.isArray(events)) return;
  for (const event of events as readonly unknown[]) {
    if (!isFields(event)) continue;
    look(event.at);
    if (event.type === 'extend') look(event.due);
  }
};

/** Folds in order, reading each part only when its turn comes: the earliest error is the one named. */
const foldLine = (calendar: WorkingCalendar, line: Fields): Ledger => {
  const judge = line.judge;
  let ledger = startLedger(calendar, instant(line, 'acceptedAt'), termOf(line.term), {
    judge: judge === 'date' || judge === 'instant' ? judge : undefined,
  });
  const events = line.events ?? [];
  if (!Array.isArray(events) || line.events === null) throw bad('events phải là một danh sách.');
  for (const event of events as readonly unknown[]) ledger = advance(ledger, eventOf(event));
  if (line.finishedAt !== undefined) {
    ledger = advance(ledger, { type: 'close', at: instant(line, 'finishedAt') });
  }
  if (judge !== undefined && judge !== 'date' && judge !== 'instant') {
    throw bad('judge phải là date hoặc instant.');
  }
  return ledger;
};

const instant = (fields: Fields, name: string): Minute => {
  const at = readInstant(fields[name]);
  if (at === undefined) {
    throw bad(`${name} phải là thời điểm ISO 8601 có múi giờ và có thật.`, {
      [name]: fields[name],
    });
  }
  return at;
};

const termOf = (value: unknown): Term => {
  if (!isFields(value)) throw bad('Thiếu term hoặc term không phải đối tượng.');
  const { unit, value: amount, cutoff } = value;
  if (typeof unit !== 'string' || !UNITS.has(unit))
    throw bad('Đơn vị của thời hạn không có.', { unit });
  if (cutoff !== undefined && typeof cutoff !== 'string') throw bad('cutoff phải là chuỗi HH:MM.');
  const counted = unit !== 'same-day' && unit !== 'none';
  if (counted && typeof amount !== 'number') throw bad('value của thời hạn phải là số.');
  return {
    unit: unit as Term['unit'],
    value: counted ? (amount as number) : undefined,
    cutoff,
  };
};

const eventOf = (value: unknown): ClockEvent => {
  if (!isFields(value)) throw bad('Mỗi sự kiện phải là một đối tượng.');
  const at = instant(value, 'at');
  const { type, reason } = value;
  switch (type) {
    case 'hold':
    case 'release':
      if (typeof reason !== 'string' || reason === '') throw bad(`Sự kiện ${type} thiếu reason.`);
      return { type, at, reason };
    case 'restart':
      return { type, at };
    case 'extend':
      return { type, at, due: instant(value, 'due') };
    default:
      throw bad('Loại sự kiện không có.', { type });
  }
};
