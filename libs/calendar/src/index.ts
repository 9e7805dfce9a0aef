// Which minutes are working minutes: days, office hours, holidays, working Saturdays, agency arrangements.
// Knows instants and days at UTC+7 and one table. Must not know terms, dossiers, files or the time now;
// the table is read elsewhere and passed in.
export { CalendarEnds } from './calendar-ends.ts';
export { calendarOf } from './calendar-of.ts';
export { calendarsOf } from './calendars.ts';
export {
  BadInstant,
  type Day,
  dayOf,
  formatDay,
  formatInstant,
  type Minute,
  minuteOfDay,
  monthDayOf,
  parseDay,
  parseInstant,
  readInstant,
  startOfDay,
  vietnameseDay,
  vietnameseInstant,
  type Weekday,
  weekdayOf,
} from './instant.ts';
export {
  type AgencyHours,
  agenciesHoursSchema,
  agencyHoursSchema,
  type CalendarTable,
  calendarTableSchema,
  type Certainty,
} from './table.ts';
export {
  type CalendarRange,
  type Calendars,
  type DayNote,
  type OfficeHours,
  WorkingCalendar,
} from './working-calendar.ts';
