import { calendarFrom } from './calendar-of.ts';
import type { AgencyHours } from './table.ts';
import { calendarTableSchema } from './table.ts';
import type { Calendars, WorkingCalendar } from './working-calendar.ts';

/**
 * The calendars of a table and of the agencies in it that have days and hours of their own, each reaching beyond the
 * known days (`provisional()`), as live dossiers need it. Agencies that work alike have the very same calendar.
 *
 * @throws ZodError if the table does not have its form.
 * @example
 * const saturday = { kind: 'weekly', from: '2025-08-01', weekdays: [6], hours, reason: 'Làm việc sáng thứ bảy' };
 * const calendars = calendarsOf({ ...table, agencies: { 'xa-a': [saturday] } });
 * calendars.of('xa-a').isWorkingDay(parseDay('2025-08-02')) // true
 * calendars.of('xa-b') === calendars.of(null) // true: the national one
 */
export const calendarsOf = (table: unknown): Calendars => {
  const parsed = calendarTableSchema.parse(table);
  const alike = new Map<string, () => WorkingCalendar>();
  const calendarBy = (rules: AgencyHours): (() => WorkingCalendar) => {
    const key = JSON.stringify(rules);
    const known = alike.get(key) ?? once(() => calendarFrom(parsed, rules).provisional());
    alike.set(key, known);
    return known;
  };
  const national = calendarBy([]);
  const own = new Map(
    Object.entries(parsed.agencies ?? {}).map(([agency, rules]) => [agency, calendarBy(rules)]),
  );
  return { of: (agency) => (own.get(agency ?? '') ?? national)() };
};

/** Made when it is first asked for: a province has many agencies, and a process asks for few. */
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};
