import { z } from 'zod';

import type { LineCount, OpenLine, RefusedMessage, SkippedMessage } from '#lib/persistence';

import { eventTypes, type Partner } from './partner.ts';

const text = z.string().trim().min(1).max(200);
const code = z.string().trim().min(1).max(100);

export const messageId = z.string().regex(/^[\w.~:-]{1,100}$/);

export const messageBody = z
  .object({
    type: z
      .string()
      .regex(/^[a-z][a-z0-9.-]{0,63}$/)
      .describe('Loại tin, ví dụ dossier.changed'),
    timestamp: z.iso.datetime({ offset: true }).describe('Lúc bên gửi viết tin'),
    dossier: z.string().max(80).describe('Mã hồ sơ; rỗng nếu tin không về hồ sơ nào'),
    n: z
      .int()
      .min(1)
      .max(2 ** 31 - 1)
      .describe('1, 2, 3 … trong các tin của bên gửi về hồ sơ này, không thiếu số nào'),
    data: z.record(z.string(), z.unknown()).describe('Nội dung, theo loại tin'),
  })
  .meta({
    id: 'ExchangeMessage',
    example: {
      type: 'motcua.test',
      timestamp: '2026-03-02T08:00:00+07:00',
      dossier: '',
      n: 1,
      data: {},
    },
  });
export const messageAnswer = z.object({ id: z.string() }).meta({ id: 'MessageKept' });

export const partnerIdParam = z.string().max(100).describe('Mã đối tác');

const told = {
  name: text.describe('Tên hệ thống'),
  url: z.url().max(500).describe('Nơi nhận tin, https://…'),
  knownAs: code.nullable().default(null).describe('Mã mà đối tác đặt cho hệ thống này'),
  hosts: z
    .boolean()
    .default(false)
    .describe('Các cơ quan này làm việc trên hệ thống của đối tác, không làm ở đây'),
  agencies: z
    .record(code, code)
    .default({})
    .describe('Cơ quan đối tác thay mặt: mã ở đây → mã của đối tác'),
  procedures: z
    .record(code, code)
    .default({})
    .describe('Thủ tục có mã khác ở đối tác: mã ở đây → mã của đối tác'),
  wants: z.array(z.enum(eventTypes)).max(20).default([]).describe('Sự kiện đối tác muốn biết'),
};
const secret = z
  .string()
  .max(120)
  .optional()
  .describe('Khóa ký do đối tác cấp (whsec_…); không ghi thì hệ thống tạo');
const example = {
  id: 'so-lao-dong',
  name: 'Hệ thống của Sở',
  url: 'https://lienthong.example.vn/exchange/v1/messages',
  knownAs: 'thanh-ha',
  hosts: true,
  agencies: { 'so-ldtbxh-hai-duong': 'H23.9' },
  wants: ['dossier.changed'],
};

export const newPartnerBody = z
  .strictObject({ id: code.describe('Chữ thường không dấu, số, gạch nối'), ...told, secret })
  .meta({ id: 'NewPartnerBody', examples: [example] });
export const partnerBody = z.strictObject(told).meta({ id: 'PartnerBody' });
export const partnerSecretAnswer = z
  .object({ id: z.string(), secret: z.string().describe('Khóa ký; chỉ nói một lần, ở đây') })
  .meta({ id: 'PartnerSecret' });

/** Hours for which what is signed with the secret before is still taken. */
const GRACE = { usual: 24, longest: 24 * 30 };
export const rotateBody = z
  .strictObject({
    secret,
    graceHours: z
      .number()
      .min(0)
      .max(GRACE.longest)
      .default(GRACE.usual)
      .describe('Khóa cũ còn dùng được bao nhiêu giờ'),
  })
  .meta({ id: 'RotateSecretBody' });

const direction = z.enum(['out', 'in']).describe('out: gửi đi; in: nhận về');
export const skipBody = z
  .strictObject({
    dossier: z.string().max(80).describe('Mã hồ sơ; rỗng nếu tin không về hồ sơ nào'),
    direction,
    n: z.int().min(1).describe('Số của tin đã thôi thử mà hồ sơ đang đứng lại'),
    reason: z.string().trim().min(1).max(500).describe('Vì sao bỏ qua; không gửi cho đối tác'),
  })
  .meta({ id: 'SkipMessageBody' });

export const replayBody = z
  .strictObject({
    dossier: z.string().max(80).optional().describe('Không ghi: mọi hồ sơ có tin đã thôi gửi'),
    from: z
      .int()
      .min(1)
      .optional()
      .describe('Gửi lại từ số này cả những tin đối tác đã nhận; phải có `dossier`'),
  })
  .refine(({ dossier, from }) => from === undefined || dossier !== undefined, {
    path: ['dossier'],
    error: 'Phải có khi nêu `from`.',
  })
  .meta({ id: 'ReplayBody' });
export const replayAnswer = z
  .object({ replayed: z.int().describe('Số hồ sơ, hoặc số tin khi nêu `from`') })
  .meta({ id: 'Replayed' });

export const testAnswer = z.object({ id: z.string().describe('Mã tin thử') }).meta({
  id: 'TestMessage',
});

const count = z.int().nonnegative();
const partnerSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    knownAs: z.string().nullable(),
    state: z.enum(['active', 'paused']),
    hosts: z.boolean(),
    agencies: z.record(z.string(), z.string()),
    procedures: z.record(z.string(), z.string()),
    wants: z.array(z.enum(eventTypes)),
    lines: z
      .object({
        waiting: count.describe('Hồ sơ có tin đang chờ gửi hoặc chờ thực hiện'),
        gap: count.describe('Hồ sơ đang thiếu một tin của đối tác'),
        dead: count.describe('Hồ sơ có tin đã thôi thử, chờ người vận hành'),
        refused: count.describe('Tin của đối tác bị từ chối trong một ngày qua'),
      })
      .describe('Tin đến và đi, tính theo hồ sơ'),
  })
  .meta({ id: 'Partner' });
export const registrationAnswer = partnerSchema
  .omit({ url: true, knownAs: true, lines: true })
  .meta({ id: 'Registration' });
export const partnerList = z.object({ items: z.array(partnerSchema) }).meta({ id: 'PartnerList' });

const at = z.string().describe('Thời điểm ISO 8601');
export const linesAnswer = z
  .object({
    lines: z.array(
      z
        .object({
          dossier: z.string(),
          direction,
          state: z
            .enum(['waiting', 'gap', 'dead'])
            .describe('waiting: đang thử; gap: đợi tin số `n`; dead: đã thôi thử'),
          n: z.int().describe('Số của tin đang đứng lại'),
          type: z.string().nullable(),
          messages: count.describe('Số tin chưa qua, kể cả tin này'),
          attempts: count,
          failure: z.string().nullable(),
          notBefore: at.nullable(),
          changedAt: at,
        })
        .meta({ id: 'PartnerLine' }),
    ),
    refused: z
      .array(
        z
          .object({
            id: z.string(),
            dossier: z.string(),
            n: z.int(),
            type: z.string(),
            code: z.string(),
            reason: z.string(),
            settledAt: at,
          })
          .meta({ id: 'RefusedMessage' }),
      )
      .describe('Tin của đối tác bị từ chối, mới nhất trước'),
    skipped: z
      .array(
        z
          .object({
            dossier: z.string(),
            direction,
            n: z.int(),
            type: z.string(),
            reason: z.string(),
            by: z.string().describe('Ai bỏ qua: mã tài khoản'),
            byName: z.string(),
            at,
          })
          .meta({ id: 'SkippedMessage' }),
      )
      .describe('Tin người vận hành đã bỏ qua, mới nhất trước'),
  })
  .meta({ id: 'PartnerLines' });

export const partnerAnswerOf = (
  { url, agencies, procedures, wants, ...rest }: Partner,
  counts: LineCount | undefined,
): z.infer<typeof partnerSchema> => {
  const { waiting = 0, gap = 0, dead = 0, refused = 0 } = counts ?? {};
  return {
    ...rest,
    url: url.href,
    agencies: { ...agencies },
    procedures: { ...procedures },
    wants: [...wants],
    lines: { waiting, gap, dead, refused },
  };
};

export const linesAnswerOf = (
  lines: readonly OpenLine[],
  refused: readonly RefusedMessage[],
  skipped: readonly SkippedMessage[],
): z.infer<typeof linesAnswer> => ({
  lines: lines.map(({ notBefore, changedAt, ...line }) => ({
    ...line,
    notBefore: notBefore?.toISOString() ?? null,
    changedAt: changedAt.toISOString(),
  })),
  refused: refused.map(({ settledAt, ...message }) => ({
    ...message,
    settledAt: settledAt.toISOString(),
  })),
  skipped: skipped.map(({ at, ...message }) => ({ ...message, at: at.toISOString() })),
});
