/** A set of printed forms that a circular (thông tư) issues: data of processes/forms/. */
import { z } from 'zod';
import { parseOrRefuse } from '../refusal.ts';
import { formActs, formKinds, type FormKind } from './form-kinds.ts';

const line = z.string().trim().min(1);

const source = z.strictObject({
  text: line.describe('Văn bản, điều khoản hoặc nơi thấy'),
  certainty: z.enum(['verified', 'secondary', 'unverified']),
  note: line.optional(),
});

export const formSetSchema = z
  .strictObject({
    law: line.describe('Văn bản ban hành các mẫu, ví dụ "Thông tư 01/2018/TT-VPCP"'),
    effective: z.strictObject({
      from: z.iso.date().describe('ngày đầu tiên có hiệu lực'),
      to: z.iso.date().optional().describe('ngày cuối cùng còn hiệu lực'),
    }),
    source: source.describe('Căn cứ của số, tên và ngày hiệu lực'),
    forms: z
      .array(
        z.strictObject({
          number: z
            .string()
            .regex(/^\d{2}$/)
            .describe('Số của mẫu trong văn bản, hai chữ số'),
          kind: z.enum(formKinds).describe('Mẫu dùng vào việc gì'),
          name: line.describe('Tên của mẫu'),
          after: z
            .array(z.enum(formActs))
            .min(1)
            .optional()
            .describe(
              'Mẫu được in từ khi hồ sơ có một trong các việc này; sổ theo dõi thì không ghi',
            ),
          file: z
            .string()
            .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.docx$/)
            .describe('Tệp Word, tính từ thư mục forms'),
          source: source.describe('Căn cứ của nội dung và cách trình bày tệp Word'),
        }),
      )
      .min(1),
  })
  .refine(({ forms }) => isUnique(forms.map(({ number }) => number)), {
    error: 'số của mẫu bị trùng',
    path: ['forms'],
  })
  .refine(({ forms }) => isUnique(forms.map(({ kind }) => kind)), {
    error: 'hai mẫu dùng vào cùng một việc',
    path: ['forms'],
  })
  .refine(({ forms }) => forms.every(({ kind, after }) => (kind === 'register') === !after), {
    error: 'mẫu của hồ sơ phải ghi `after`; sổ theo dõi không ghi',
    path: ['forms'],
  });

/** The forms of one circular, with the days they are used on. */
export type FormSet = z.output<typeof formSetSchema>;
/** One form of a set: its number and name in law, and the Word file it is printed from. */
export type DossierForm = FormSet['forms'][number];

const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** @throws DocumentRefused with one finding per place that doesn't fit */
export const parseFormSet = (data: unknown): FormSet => parseOrRefuse(formSetSchema, 'form', data);

/** The set in force on a day; of several the one that began last. Undefined where there is none. */
export const formSetOn = <S extends Pick<FormSet, 'effective'>>(
  sets: readonly S[],
  day: string,
): S | undefined =>
  sets
    .filter(({ effective: { from, to } }) => from <= day && (to === undefined || day <= to))
    .sort((one, other) => (one.effective.from < other.effective.from ? -1 : 1))
    .at(-1);

/**
 * The form of a kind that a set has.
 *
 * @example
 * formOf(tt012018, 'stop') // undefined: only the circular of 2025 has one
 */
export const formOf = (
  { forms }: Pick<FormSet, 'forms'>,
  kind: FormKind,
): DossierForm | undefined => forms.find((form) => form.kind === kind);
