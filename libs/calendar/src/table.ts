/**
 * The calendar as an office writes it: a national table, one row per day that differs from the plain
 * week, each with reason, source and certainty, and an agency's own arrangements on top of it.
 */
import { z } from 'zod';

import { BadInstant, parseDay, weekdayOf } from './instant.ts';

const text = z.string().trim().min(1);

const isDay = (value: string): boolean => {
  try {
    parseDay(value);
    return true;
  } catch (error) {
    if (error instanceof BadInstant) return false;
    throw error;
  }
};

const day = z
  .string()
  .refine(isDay, 'không phải ngày có thật dạng YYYY-MM-DD')
  .describe('Ngày theo giờ Việt Nam, YYYY-MM-DD');

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('Giờ trong ngày, HH:MM');

const officeHours = z
  .array(z.strictObject({ from: time, to: time }))
  .min(1)
  .refine(
    (spans) => spans.every(({ from, to }, i) => from < to && (spans[i - 1]?.to ?? '') < from),
    'các buổi phải theo thứ tự và không chồng nhau',
  )
  .describe('Các buổi làm việc trong ngày');

const certainty = z
  .enum(['verified', 'secondary', 'unverified'])
  .describe('verified: thấy trong văn bản; secondary: qua nguồn khác; unverified: chưa kiểm chứng');

const row = z.strictObject({
  date: day,
  reason: text.describe('Vì sao ngày này nghỉ hoặc làm việc'),
  source: text.describe('Khóa trong `sources`'),
  certainty,
});

const effective = {
  from: day.describe('Ngày đầu áp dụng'),
  to: day.optional().describe('Ngày cuối còn áp dụng; không ghi là áp dụng đến khi sửa'),
  reason: text.describe('Vì sao, theo văn bản nào; in trong phần giải thích hạn trả'),
};

const arrangement = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({
        kind: z.literal('weekly'),
        ...effective,
        weekdays: z.array(z.number().int().min(1).max(7)).min(1),
        hours: officeHours,
      }),
      z.strictObject({ kind: z.literal('hours'), ...effective, hours: officeHours }),
      z.strictObject({
        kind: z.literal('closed'),
        ...effective,
        to: day.describe('Ngày cuối của đợt nghỉ'),
      }),
      z.strictObject({ kind: z.literal('open'), ...effective, hours: officeHours.optional() }),
    ],
    { error: 'kind phải là weekly, hours, closed hoặc open' },
  )
  .refine(({ from, to }) => to === undefined || from <= to, {
    path: ['to'],
    error: 'ngày cuối trước ngày đầu',
  });

/**
 * An agency's own arrangements, applied in order on the national table, each within its effective dates.
 * `weekly`: hours of some weekdays, such as the half-day Saturday; it changes neither a national off day nor
 * a national working Saturday. `hours`: other hours (season) on days that work, but for those that were given hours of
 * their own. `closed`: a local
 * closure, which has an end. `open`: days worked although they would be off, in the hours given or else the office hours.
 */
export const agencyHoursSchema = z.array(arrangement);

/** The arrangements of agencies by their ids, `processes/hours.yaml`. */
export const agenciesHoursSchema = z
  .record(text, agencyHoursSchema)
  .describe('Ngày, giờ làm việc riêng của từng cơ quan, theo mã cơ quan');

/** The national table, `processes/calendars/vn.yaml`, and what agencies arrange on it. */
export const calendarTableSchema = z
  .strictObject({
    id: text,
    name: text,
    known: z.strictObject({ from: day, to: day }).describe('Ngày đầu và ngày cuối lịch đã biết'),
    weekdays: z
      .array(z.number().int().min(1).max(7))
      .min(1)
      .describe('Các thứ làm việc: 1 thứ hai … 7 chủ nhật'),
    hours: officeHours,
    sources: z.record(
      text,
      z.strictObject({ text, note: text.optional().describe('Điều còn chưa rõ về nguồn') }),
    ),
    fixedHolidays: z
      .array(
        z.strictObject({
          date: z
            .string()
            .regex(/^\d\d-\d\d$/)
            .describe('Ngày dương lịch cố định hằng năm, MM-DD'),
          reason: text,
          since: z.number().int().optional().describe('Năm đầu tiên áp dụng'),
          source: text,
          certainty,
        }),
      )
      .describe('Ngày lễ cố định, dùng cho lịch tạm ngoài khoảng đã biết'),
    offDays: z.array(row).describe('Ngày trong tuần được nghỉ'),
    workingDays: z.array(row).describe('Ngày cuối tuần phải làm việc'),
    agencies: agenciesHoursSchema.optional(),
  })
  .superRefine((table, context) => {
    const seen = new Set<string>();
    const complain = (path: PropertyKey[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    if (table.known.to < table.known.from) complain(['known'], 'ngày cuối trước ngày đầu');
    for (const list of ['offDays', 'workingDays'] as const) {
      for (const [index, { date, source }] of table[list].entries()) {
        const path = [list, index];
        if (seen.has(date)) complain(path, `ngày ${date} có hai dòng`);
        seen.add(date);
        if (date < table.known.from || date > table.known.to) {
          complain(path, `ngày ${date} nằm ngoài khoảng đã biết`);
        }
        if (!(source in table.sources)) complain(path, `không có nguồn ${source}`);
        const works = isDay(date) && table.weekdays.includes(weekdayOf(parseDay(date)));
        if (works !== (list === 'offDays')) {
          complain(path, `ngày ${date} vốn đã ${works ? 'làm việc' : 'nghỉ'}`);
        }
      }
    }
    for (const [index, { source }] of table.fixedHolidays.entries()) {
      if (!(source in table.sources))
        complain(['fixedHolidays', index], `không có nguồn ${source}`);
    }
  });

export type CalendarTable = z.infer<typeof calendarTableSchema>;
export type AgencyHours = z.infer<typeof agencyHoursSchema>;
export type Certainty = z.infer<typeof certainty>;
