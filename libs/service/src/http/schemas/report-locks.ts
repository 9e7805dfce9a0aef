import { z } from 'zod';

import { instantOut, next } from './common.ts';
import { cellPage } from './others.ts';

const agency = z.string().describe('Cơ quan báo cáo');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const locksQuery = z.object({ agency });
export const movedQuery = z.object({ agency, ...cellPage });

export const lockBody = z
  .strictObject({
    agency,
    evidence: sha256
      .optional()
      .describe('`evidence.sha256` của báo cáo đã xem: chỉ khóa nếu số liệu vẫn như thế'),
    reason: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .optional()
      .describe('Bắt buộc khi phát hành lại một báo cáo đã khóa'),
  })
  .meta({ id: 'LockReportBody', examples: [{ agency: 'thanh-ha' }] });

const lock = z
  .object({
    version: z.number().int(),
    lockedAt: instantOut,
    lockedBy: z.string(),
    lockedByName: z.string().nullable(),
    reason: z.string().nullable().describe('Vì sao phát hành lại'),
    asKnownAt: instantOut.describe('Gồm mọi điều đã ghi đến lúc này'),
    sha256: z.string().describe('Của JSON chuẩn tắc (RFC 8785) của báo cáo'),
  })
  .meta({ id: 'ReportLock' });
export const lockAnswer = lock;
export const locksAnswer = z
  .object({
    locks: z.array(lock).describe('Bản mới nhất trước; trống: chưa khóa'),
    afterLock: z
      .enum(['adjust', 'reissue'])
      .describe(
        'Điều biết sau khi khóa: adjust: điều chỉnh ở báo cáo kỳ sau; reissue: phát hành lại được',
      ),
    blocked: z
      .object({ code: z.string(), detail: z.string() })
      .nullable()
      .describe('Vì sao bạn không khóa được lúc này; null: khóa được'),
  })
  .meta({ id: 'ReportLocks' });

const countedAs = z
  .object({
    field: z.string(),
    owner: z.object({ id: z.string(), name: z.string() }),
    cells: z.array(z.object({ key: z.string(), label: z.string() })),
  })
  .nullable();
export const movedAnswer = z
  .object({
    figures: z
      .array(
        z.object({
          key: z.string(),
          label: z.string(),
          locked: z.number().int(),
          now: z.number().int(),
        }),
      )
      .describe('Chỉ những số liệu khác với bản đã khóa'),
    dossiers: z.number().int().describe('Bao nhiêu hồ sơ nay được đếm khác'),
    items: z.array(
      z.object({
        dossier: z.string(),
        locked: countedAs.describe('Bản đã khóa đếm thế nào; null: không đếm'),
        now: countedAs.describe('Nay đếm thế nào'),
        segments: z.boolean().describe('Bảng phần việc liên thông đếm khác'),
        acts: z
          .array(
            z.object({
              seq: z.number().int(),
              kind: z.enum(['act', 'late', 'void', 'amend']),
              label: z.string().describe('Việc được ghi'),
              at: instantOut,
              recordedAt: instantOut,
            }),
          )
          .describe('Những lần ghi sau khi khóa; không có: do lịch làm việc hoặc danh mục cơ quan'),
      }),
    ),
    next,
  })
  .meta({ id: 'MovedSinceLock' });
