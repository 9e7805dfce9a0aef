import { z } from 'zod';

import { instantOut, next, pageQuery } from './common.ts';

const named = z.object({ id: z.string(), name: z.string() });
const value = z.union([z.string(), z.boolean()]).nullable();

/** One value that is another now. */
const changed = <Name extends string>(names: readonly [Name, ...Name[]]) =>
  z.object({ name: z.enum(names), before: value, after: value });

export const correctionsQuery = z.object({
  agency: z.string().optional().describe('Chỉ hồ sơ cơ quan này chủ trì'),
  from: z.iso.date().describe('Đính chính từ ngày này'),
  to: z.iso.date().describe('… đến hết ngày này'),
  ...pageQuery,
});

/** What of an entry a correction may change. */
export const entryFields = [
  'at',
  'outcome',
  'digitised',
  'returnedAt',
  'finishedAt',
  'due',
  'channel',
] as const;

/** How a dossier stands, as far as a correction is told by it. */
export const standingFields = [
  'phase',
  'owner',
  'acceptedAt',
  'due',
  'standing',
  'closedAs',
  'closedAt',
  'returnedAt',
  'paused',
] as const;

export const correctionPage = z
  .object({
    items: z.array(
      z
        .object({
          dossier: z.string(),
          procedure: z.object({ code: z.string(), name: z.string() }),
          owner: named,
          seq: z.number().int(),
          at: instantOut.describe('Đính chính lúc'),
          actor: z.string(),
          actorName: z.string().nullable(),
          reason: z.string().nullable(),
          undo: z.boolean().describe('Người ghi tự hoàn tác ngay sau khi ghi'),
          entries: z
            .array(
              z.object({
                seq: z.number().int(),
                label: z.string(),
                at: instantOut.describe('Xảy ra lúc, như đã ghi'),
                actor: z.string(),
                actorName: z.string().nullable(),
                as: z.enum(['voided', 'restored', 'amended']),
                fields: z.array(changed(entryFields)).describe('Trước và sau, khi được sửa'),
              }),
            )
            .describe('Các lần ghi bị hủy, được khôi phục hoặc được sửa'),
          standing: z
            .array(changed(standingFields))
            .describe('Hồ sơ đứng ở đâu trước và sau đính chính; chỉ những gì đã đổi'),
        })
        .meta({ id: 'Correction' }),
    ),
    next,
  })
  .meta({ id: 'CorrectionPage' });
