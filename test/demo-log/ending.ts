/** How a dossier ends once its result is there: given, found given, corrected. */
import { dayOf, formatInstant, type Minute, type WorkingCalendar } from '#lib/calendar';

import type { Dice } from './dice.ts';
import type { Entry, Limits, Story } from './entry.ts';
import type { Incident } from './mix.ts';
import { reasons } from './reasons.ts';
import { later } from './timing.ts';

/**
 * The end of a dossier, from its result on: how the citizen got it and how that came to be written down.
 * Appends to the story; false if it does not fit before the limits.
 */
export const end = (
  dice: Dice,
  calendar: WorkingCalendar,
  limits: Limits,
  { entries }: Story,
  desk: string,
  { channel, incident }: { channel: 'online' | 'direct'; incident?: Incident | undefined },
): boolean => {
  const finish = entries.at(-1);
  if (!finish) return false;
  /** The next working morning, some minutes after opening. */
  const nextMorning = (at: Minute, minutes: number): Minute =>
    later(calendar.openingOf(calendar.workingDayAfter(dayOf(at), 1)), minutes);
  const collectedAfter = (at: Minute): Minute =>
    calendar.addWorkingMinutes(
      at,
      dice.chance(channel === 'online' ? 0.7 : 0.55) ? dice.between(4, 90) : dice.between(90, 1300),
    );
  const returnedAt = collectedAfter(finish.at);
  const give = (at: Minute, more: Partial<Entry> = {}): void => {
    // What was handed over after the period's last closing is not in this log.
    if (at <= limits.closing) entries.push({ event: 'return', at, by: desk, fields: {}, ...more });
  };
  /** Days later, or in the last hours before the report. */
  const writtenDown = (at: Minute): Minute => {
    const soon = calendar.addWorkingMinutes(at, dice.between(400, 2800));
    const last = dice.chance(0.5)
      ? later(limits.known, -dice.between(2, 24))
      : later(limits.closing, -dice.between(5, 170));
    return dice.chance(0.45) || soon > limits.closing ? (last > at ? last : limits.known) : soon;
  };

  switch (incident) {
    case 'cut-short':
      finish.fields = {
        returnedAt: formatInstant(returnedAt),
        finishedAt: formatInstant(finish.at),
        ...finish.fields,
      };
      finish.at = returnedAt;
      finish.by = desk;
      finish.reason = dice.pick(reasons.recordReturned);
      finish.recordedAt = writtenDown(returnedAt);
      return returnedAt <= limits.closing;
    case 'record-returned':
      entries.push({
        event: 'record-returned',
        at: returnedAt,
        by: desk,
        fields: { returnedAt: formatInstant(returnedAt), outcome: 'granted' },
        reason: dice.pick(reasons.recordReturned),
        recordedAt: writtenDown(returnedAt),
      });
      return returnedAt <= limits.closing;
    case 'late-return':
      give(returnedAt, {
        reason: dice.pick(reasons.lateReturn),
        recordedAt: writtenDown(returnedAt),
      });
      return returnedAt <= limits.closing;
    case 'late-step': {
      finish.recordedAt = nextMorning(finish.at, dice.between(5, 45));
      finish.reason = dice.pick(reasons.lateStep);
      give(collectedAfter(finish.recordedAt));
      return finish.recordedAt < limits.closing;
    }
    case 'amend-at': {
      const trueAt = finish.at;
      finish.at = nextMorning(trueAt, 12);
      const corrected = later(finish.at, 38);
      entries.push({
        event: 'correct',
        at: corrected,
        by: desk,
        fields: {},
        amends: { entry: finish, change: { at: formatInstant(trueAt) } },
        reason: reasons.amendAt,
      });
      give(collectedAfter(corrected));
      return corrected < limits.closing;
    }
    case 'amend-digitised': {
      const corrected = calendar.addWorkingMinutes(finish.at, 190);
      entries.push({
        event: 'correct',
        at: corrected,
        by: desk,
        fields: {},
        amends: { entry: finish, change: { digitised: true } },
        reason: reasons.amendDigitised,
      });
      give(collectedAfter(corrected));
      return corrected < limits.closing;
    }
    case 'void-return': {
      const wrong: Entry = {
        event: 'return',
        at: calendar.addWorkingMinutes(finish.at, 12),
        by: desk,
        fields: {},
      };
      const corrected = calendar.addWorkingMinutes(wrong.at, 21);
      entries.push(wrong, {
        event: 'correct',
        at: corrected,
        by: desk,
        fields: {},
        voids: wrong,
        reason: reasons.voidReturn,
      });
      give(collectedAfter(corrected));
      return corrected < limits.closing;
    }
    default:
      give(returnedAt);
      return true;
  }
};
