/** The figures of a printed report in the shape of a report row: the acceptance case of the demo. */
import { z } from 'zod';
import { datesIn } from './printed-dates.ts';
import { figuresIn } from './printed-figures.ts';
import type { PrintedKey } from './printed-figures.ts';
import { sectionsOf } from './printed-text.ts';

/** A whole number, or null where the text does not print the figure. */
const count = z.int().nonnegative().nullable();
const day = z.iso.date();

const seedFiguresSchema = z.strictObject({
  quarter: z
    .string()
    .regex(/^\d{4}-Q[1-4]$/)
    .nullable()
    .describe('Quý theo tiêu đề báo cáo'),
  reportDate: day.nullable().describe('Ngày lập báo cáo'),
  printedPeriod: z
    .strictObject({ from: day, to: day })
    .nullable()
    .describe('Kỳ in ở mục I.6, đúng như in'),
  counts: z.strictObject({
    received: count,
    carriedOver: count,
    inPeriod: z.strictObject({ total: count, online: count, direct: count, postal: count }),
    resolved: z.strictObject({ total: count, early: count, onTime: count, overdue: count }),
    inHand: z.strictObject({ total: count, within: count, overdue: count }),
    memo: z.strictObject({
      paused: count,
      returnedUnqualified: count,
      digitisedIntake: count,
      digitisedResult: count,
    }),
  }),
  catalogue: z
    .strictObject({
      fields: count,
      procedures: count,
      level2: count,
      level3: count,
      level4: count,
      linked: count,
      vertical: z.strictObject({ fields: count, procedures: count }),
    })
    .describe('Mục I.5: danh mục TTHC theo mức độ dịch vụ công'),
  petitions: count.describe('Mục I.6: phản ánh, kiến nghị đã tiếp nhận'),
});

const acceptanceCaseSchema = z.strictObject({
  source: z.string().min(1).describe('Tên tệp văn bản, cạnh tệp này'),
  agency: z.string().min(1).describe('Mã cơ quan báo cáo'),
  period: z
    .string()
    .regex(/^\d{4}-Q[1-4]$/)
    .describe('Kỳ mà số liệu thuộc về'),
  figures: seedFiguresSchema,
});

/** What a printed report says, as it says it: figures, days and quarter, null where it is silent. */
export type SeedFigures = z.infer<typeof seedFiguresSchema>;

/** A printed report as a case to meet: whose it is, for which period, with which figures. */
export type AcceptanceCase = z.infer<typeof acceptanceCaseSchema>;

/**
 * An acceptance case from data as read from processes/demo/seed-2023-q2.yaml.
 *
 * @throws ZodError naming every path that is not as it should be
 */
export const readAcceptanceCase = (data: unknown): AcceptanceCase =>
  acceptanceCaseSchema.parse(data);

/**
 * The figures a printed report gives, as printed: nothing is derived, nothing corrected.
 *
 * @example seedFigures('I. TÌNH HÌNH\n7. Kết quả\nSố hồ sơ mới tiếp nhận là 934').counts.inPeriod.total // 934
 */
export const seedFigures = (text: string): SeedFigures => {
  const sections = sectionsOf(text);
  const figures = figuresIn(sections);
  const { dated, period, quarters } = datesIn(sections);
  const of = (key: PrintedKey): number | null => figures.of(key)?.value ?? null;
  const from = period?.from.day ?? null;
  const to = period?.to.day ?? null;
  return {
    quarter: quarters[0]?.id ?? null,
    reportDate: dated?.day ?? null,
    printedPeriod: from !== null && to !== null ? { from, to } : null,
    counts: {
      received: of('received'),
      carriedOver: of('carriedOver'),
      inPeriod: {
        total: of('inPeriod.total'),
        online: of('inPeriod.online'),
        direct: of('inPeriod.direct'),
        postal: of('inPeriod.postal'),
      },
      resolved: {
        total: of('resolved.total'),
        early: of('resolved.early'),
        onTime: of('resolved.onTime'),
        overdue: of('resolved.overdue'),
      },
      inHand: {
        total: of('inHand.total'),
        within: of('inHand.within'),
        overdue: of('inHand.overdue'),
      },
      memo: {
        paused: of('memo.paused'),
        returnedUnqualified: of('memo.returnedUnqualified'),
        digitisedIntake: of('memo.digitisedIntake'),
        digitisedResult: of('memo.digitisedResult'),
      },
    },
    catalogue: {
      fields: of('fields'),
      procedures: of('procedures'),
      level2: of('level2'),
      level3: of('level3'),
      level4: of('level4'),
      linked: of('linked'),
      vertical: { fields: of('verticalFields'), procedures: of('verticalProcedures') },
    },
    petitions: of('petitions'),
  };
};
