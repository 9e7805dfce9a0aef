/**
 * How long a dossier is kept (thời hạn lưu trữ): a policy in data, by procedure or field, with its source and
 * how sure that is. The rule in force when the dossier is archived is pinned in the act. Nothing is ever
 * deleted because a time ran out.
 */
import { z } from 'zod';

import { type Instant } from './position.ts';
import { isoOf } from './instants.ts';

const line = z.string().trim().min(1);

export const retentionSchema = z.strictObject({
  years: z
    .int()
    .positive()
    .nullable()
    .describe('Số năm, tính từ năm hồ sơ kết thúc; null: vĩnh viễn'),
  source: z.strictObject({
    text: line.describe('Văn bản, điều khoản'),
    certainty: z.enum(['verified', 'secondary', 'unverified']),
  }),
});

/** For how many years a dossier is kept after the one it ended in, null for good; and what says so. */
export type Retention = z.output<typeof retentionSchema>;

export const retentionRulesSchema = z.strictObject({
  default: retentionSchema,
  fields: z
    .array(z.strictObject({ field: line, ...retentionSchema.shape }))
    .describe('Theo lĩnh vực'),
  procedures: z
    .array(z.strictObject({ procedure: line, ...retentionSchema.shape }))
    .describe('Theo mã thủ tục; trước lĩnh vực'),
});
export type RetentionRules = z.output<typeof retentionRulesSchema>;

/** The rule for a procedure: its own, else its field's, else the default. */
export const retentionFor = (
  rules: RetentionRules,
  { code, field }: { code: string; field: string },
): Retention => {
  const { years, source } =
    rules.procedures.find(({ procedure }) => procedure === code) ??
    rules.fields.find((one) => one.field === field) ??
    rules.default;
  return { years, source };
};

/**
 * The last day a dossier that ended at an instant is kept, 'YYYY-MM-DD'; null: for good.
 *
 * @example keepUntil(Date.UTC(2023, 5, 8), 10) // '2033-12-31'
 */
export const keepUntil = (endedAt: Instant, years: number | null): string | null =>
  years === null ? null : `${Number(isoOf(endedAt).slice(0, 4)) + years}-12-31`;

/** Where a dossier lies once it was archived (nộp lưu). */
export interface Archived {
  at: Instant;
  /** Store and shelf (kho, giá), and the box (hộp, cặp). */
  place: string;
  box: string | null;
  /** The last day it is kept, 'YYYY-MM-DD'; null: for good. */
  until: string | null;
  retention: Retention;
}
