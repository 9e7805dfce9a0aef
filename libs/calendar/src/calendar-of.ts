import type { Day } from './instant.ts';
import { formatDay, monthDayOf, parseDay, weekdayOf } from './instant.ts';
import type { AgencyHours, CalendarTable } from './table.ts';
import { agencyHoursSchema, calendarTableSchema } from './table.ts';
import type { DayNote, DayPlan, OfficeHours } from './working-calendar.ts';
import { WorkingCalendar } from './working-calendar.ts';

type PlannedDay = ReturnType<DayPlan>;

const OFF: OfficeHours = [];
const WEEKDAYS = ['Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy', 'Chủ nhật'];
const WORKING: DayNote = { kind: 'working', reason: '', certainty: null };

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const spans = (hours: readonly { from: string; to: string }[]): OfficeHours =>
  hours.map(({ from, to }) => [minutes(from), minutes(to)] as const);

/**
 * The working calendar of a table, with an agency's own arrangements on it where given. Both are checked:
 * what a YAML parser returns may be passed as it is.
 *
 * @throws ZodError if the table or the arrangements do not have their form.
 * @example
 * const calendar = calendarOf(parse(readFileSync('processes/calendars/vn.yaml', 'utf8')));
 * calendar.isWorkingDay(parseDay('2024-05-04')) // true: a working Saturday
 */
export const calendarOf = (table: unknown, agencyHours: unknown = []): WorkingCalendar =>
  calendarFrom(calendarTableSchema.parse(table), agencyHoursSchema.parse(agencyHours));

/** The same of what has been checked. */
export const calendarFrom = (table: CalendarTable, rules: AgencyHours): WorkingCalendar => {
  const knownFrom = parseDay(table.known.from);
  const knownTo = parseDay(table.known.to);
  return new WorkingCalendar(
    { knownFrom, knownTo, from: knownFrom, to: knownTo },
    withAgency(rules, nationalPlan(table), spans(table.hours)),
  );
};

const nationalPlan = (table: CalendarTable): DayPlan => {
  const hours = spans(table.hours);
  const knownFrom = parseDay(table.known.from);
  const knownTo = parseDay(table.known.to);
  const rows = new Map<Day, PlannedDay>();
  for (const { date, reason, certainty } of table.offDays) {
    rows.set(parseDay(date), { hours: OFF, note: { kind: 'holiday', reason, certainty } });
  }
  for (const { date, reason, certainty } of table.workingDays) {
    rows.set(parseDay(date), { hours, note: { kind: 'make-up', reason, certainty } });
  }
  const working: PlannedDay = { hours, note: WORKING };
  const weekends = WEEKDAYS.map((reason): PlannedDay => ({
    hours: OFF,
    note: { kind: 'weekend', reason, certainty: null },
  }));
  const fixed = new Map(table.fixedHolidays.map((holiday) => [holiday.date, holiday]));
  return (day) => {
    const row = rows.get(day);
    if (row !== undefined) return row;
    const weekday = weekdayOf(day);
    if (day < knownFrom || day > knownTo) {
      const holiday = fixed.get(monthDayOf(day));
      if (holiday !== undefined && Number(formatDay(day).slice(0, 4)) >= (holiday.since ?? 0)) {
        const { reason, certainty } = holiday;
        return { hours: OFF, note: { kind: 'holiday', reason, certainty } };
      }
    }
    return table.weekdays.includes(weekday) ? working : (weekends[weekday - 1] ?? working);
  };
};

const withAgency = (rules: AgencyHours, national: DayPlan, officeHours: OfficeHours): DayPlan => {
  if (rules.length === 0) return national;
  const prepared = rules.map((rule) => ({
    rule,
    from: parseDay(rule.from),
    to: rule.to === undefined ? Infinity : parseDay(rule.to),
    hours: rule.kind === 'closed' ? OFF : rule.hours ? spans(rule.hours) : officeHours,
  }));
  return (day) => {
    const base = national(day);
    let planned = base;
    // Whether its hours are those of any working day: a season changes these, and leaves a half-day as it is.
    let usual = true;
    for (const { rule, from, to, hours } of prepared) {
      if (day < from || day > to) continue;
      const note = (kind: DayNote['kind']): DayNote => ({
        kind,
        reason: rule.reason,
        certainty: null,
      });
      switch (rule.kind) {
        case 'weekly':
          if (
            rule.weekdays.includes(weekdayOf(day)) &&
            base.note.kind !== 'holiday' &&
            base.note.kind !== 'make-up'
          ) {
            planned = { hours, note: { ...note('working'), otherHours: rule.reason } };
            usual = false;
          }
          break;
        case 'hours':
          if (usual && planned.hours.length > 0) {
            planned = { hours, note: { ...planned.note, otherHours: rule.reason } };
          }
          break;
        case 'closed':
          if (planned.hours.length > 0) planned = { hours, note: note('closed') };
          break;
        case 'open':
          planned = { hours, note: note('make-up') };
          usual = rule.hours === undefined;
          break;
      }
    }
    return planned;
  };
};
