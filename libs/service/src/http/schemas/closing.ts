import { z } from 'zod';

import { outcomes } from '#lib/procedure';

import { applicantListed, instantIn, instantOut } from './common.ts';
import { undoable } from './dossier.ts';

/** The most that is closed in one request; a page sends more in several. */
const MOST = 50;

const code = z.string().trim().min(1).max(80).describe('Mã hồ sơ như đã quét hoặc chọn');
const key = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/)
  .describe('Như `Idempotency-Key`: gửi lại cùng khóa chỉ ghi một lần');
const reason = z.string().trim().max(4000);
const returning = z.enum(['return', 'record-returned']);

const item = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('return').describe('Kết quả đã có, trả cho người nộp'),
    dossier: code,
    key,
    at: instantIn.optional().describe('Trả lúc; không ghi là bây giờ'),
    reason: reason.optional().describe('Bắt buộc khi ghi bù'),
  }),
  z.strictObject({
    action: z.literal('record-returned').describe('Hồ sơ còn đang giải quyết, thực tế đã trả'),
    dossier: code,
    key,
    returnedAt: instantIn,
    finishedAt: instantIn.optional(),
    outcome: z.enum(outcomes),
    digitised: z.boolean().optional(),
    reason: reason.min(1),
  }),
]);
export type ClosingItem = z.infer<typeof item>;

export const closingBody = z
  .strictObject({
    agency: z.string().describe('Sổ của cơ quan này'),
    items: z.array(item).min(1).max(MOST),
  })
  .meta({
    id: 'ClosingBody',
    examples: [
      {
        agency: 'thanh-ha',
        items: [
          { action: 'return', dossier: '000.22.24.H23-230316-0007', key: 'chot-1' },
          {
            action: 'record-returned',
            dossier: '000.22.24.H23-230316-0008',
            key: 'chot-2',
            returnedAt: '2023-03-16T16:30:00+07:00',
            outcome: 'granted',
            reason: 'Chốt sổ cuối ngày 16/03/2023',
          },
        ],
      },
    ],
  });

export const closingAnswer = z
  .object({
    items: z.array(
      z
        .object({
          key: z.string(),
          dossier: z.string(),
          version: z.number().int().nullable().describe('Số lần ghi sau đó; null: không ghi được'),
          undo: undoable,
          problem: z
            .object({ status: z.number().int(), code: z.string(), detail: z.string() })
            .nullable()
            .describe('Vì sao không ghi được; null là đã ghi'),
        })
        .meta({ id: 'ClosedItem' }),
    ),
  })
  .meta({ id: 'Closing' });

export const dayBookQuery = z.object({
  agency: z.string().describe('Sổ của cơ quan này'),
  day: z.iso.date().optional().describe('Ngày ghi; không ghi là hôm nay'),
});

export const dayBookAnswer = z
  .object({
    agency: z.object({ id: z.string(), name: z.string() }),
    day: z.iso.date(),
    returned: z
      .array(
        z
          .object({
            dossier: z.string(),
            procedure: z.object({ code: z.string(), name: z.string() }),
            applicant: applicantListed,
            action: returning,
            outcome: z.enum(outcomes).nullable(),
            returnedAt: instantOut,
            recordedAt: instantOut,
            actor: z.string(),
            actorName: z.string().nullable(),
          })
          .meta({ id: 'ReturnOfDay' }),
      )
      .describe('Đã ghi trả trong ngày và còn tính, theo thứ tự ghi'),
    refused: z
      .array(
        z
          .object({
            dossier: z.string().describe('Mã như đã quét hoặc chọn'),
            action: returning,
            code: z.string(),
            detail: z.string(),
            actor: z.string(),
            actorName: z.string().nullable(),
            at: instantOut,
          })
          .meta({ id: 'RefusalOfDay' }),
      )
      .describe('Chốt sổ trong ngày không ghi được và đến nay chưa ghi'),
  })
  .meta({ id: 'DayBook' });
