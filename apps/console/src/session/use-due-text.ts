import { useSuspenseQuery } from '@tanstack/react-query';

import { sessionQuery } from '../queries.ts';
import { dayOf, momentText } from '../time.ts';

/** A due as a screen writes it, whatever its form: one beyond the published calendar is marked provisional. */
export type DueText = (due: string, written?: string) => string;

export const dueTextUntil =
  (calendarUntil: string): DueText =>
  (due, written = momentText(due)) =>
    dayOf(due) > calendarUntil ? `${written} (hẹn\u00a0tạm)` : written;

export const useDueText = (): DueText =>
  dueTextUntil(useSuspenseQuery(sessionQuery).data.calendarUntil);
