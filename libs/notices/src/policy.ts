/** When and how applicants are told, as an office decides it. */
import { z } from 'zod';

import { sourceSchema } from './template.ts';
import type { Channel } from './told-events.ts';

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('Giờ Việt Nam, ví dụ "21:00"');

const channelSchema = z.strictObject({
  use: z.boolean().describe('Có báo tin qua kênh này không'),
  quiet: z
    .strictObject({ from: timeOfDay, to: timeOfDay })
    .nullable()
    .describe('Giờ yên lặng: tin đến hạn trong khoảng này đợi đến phút đầu tiên sau đó'),
  plain: z.boolean().describe('Viết không dấu'),
  source: sourceSchema,
});

export const policySchema = z.strictObject({
  wait: z
    .strictObject({ seconds: z.int().nonnegative(), source: sourceSchema })
    .describe('Đợi sau mỗi việc, để việc ghi nhầm được hoàn tác không báo đến dân'),
  transfer: z
    .strictObject({
      single: z.boolean().default(true).describe('Hồ sơ chuyển riêng, vì nộp nhầm nơi'),
      reorganisation: z
        .boolean()
        .default(false)
        .describe('Hồ sơ chuyển hàng loạt khi sắp xếp cơ quan'),
      source: sourceSchema.default({
        text: 'Mặc định của hệ thống; chưa rõ quy định nào nói khác',
        certainty: 'unverified',
      }),
    })
    .prefault({})
    .describe('Báo khi hồ sơ chuyển sang cơ quan khác'),
  channels: z.strictObject({ mail: channelSchema, sms: channelSchema, zalo: channelSchema }),
  retry: z
    .strictObject({
      first: z
        .int()
        .positive()
        .describe('Giây đợi trước lần thử lại đầu tiên; mỗi lần sau gấp đôi'),
      longest: z.int().positive().describe('Giây đợi lâu nhất giữa hai lần'),
      tries: z.int().positive().describe('Số lần thử trước khi thôi'),
      source: sourceSchema,
    })
    .describe('Thử lại khi nơi nhận không trả lời'),
});
export type NoticePolicy = z.output<typeof policySchema>;

const MINUTE = 60_000;
const DAY = 24 * 60;
/** Việt Nam is seven hours ahead, all year. */
const OFFSET = 7 * 60;

/**
 * The first instant from `at` on at which a channel may be used, in milliseconds: `at` itself outside the quiet
 * hours, else the minute they end.
 */
export const nextAllowed = (policy: NoticePolicy, channel: Channel, at: number): number => {
  const { quiet } = policy.channels[channel];
  if (!quiet) return at;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const minute = Math.floor(at / MINUTE) + OFFSET;
  const ofDay = minute % DAY;
  const isQuiet = from <= to ? ofDay >= from && ofDay < to : ofDay >= from || ofDay < to;
  if (!isQuiet) return at;
  return (minute - ofDay + to + (ofDay < to ? 0 : DAY) - OFFSET) * MINUTE;
};

const minutesOf = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

/** Seconds until the next try after so many that failed; undefined when it is given up. */
export const retryAfter = (
  { first, longest, tries }: Pick<NoticePolicy['retry'], 'first' | 'longest' | 'tries'>,
  failed: number,
): number | undefined =>
  failed >= tries ? undefined : Math.min(first * 2 ** (failed - 1), longest);
