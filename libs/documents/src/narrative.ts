/** The text of a quarterly report that only the office can write, with tags where a figure belongs. */
import { z } from 'zod';
import { type Office, officeSchema } from './office.ts';
import { parseOrRefuse } from './refusal.ts';
import { writeRoman } from './vietnamese.ts';

const text = z.string().trim().min(1);
const tagName = z.string().regex(/^[A-Za-z][\w.]*$/);

/** A paragraph: written text, or sentences the report itself provides. */
export type NarrativeParagraph = string | { figures: 'resolution' };

/** A section, numbered by its place: I, II, III at the top, 1, 2, 3 below. */
export interface NarrativeSection {
  title: string;
  /** Tags this section must state, so that a figure isn't typed by hand instead. */
  requires?: readonly string[] | undefined;
  text?: readonly NarrativeParagraph[] | undefined;
  sections?: readonly NarrativeSection[] | undefined;
}

const paragraphSchema = z.union([
  text.describe('Một đoạn văn; số liệu viết bằng thẻ, ví dụ {{inPeriod.online}}'),
  z
    .strictObject({ figures: z.literal('resolution') })
    .describe('Chỗ chương trình viết các câu về tình hình, kết quả giải quyết TTHC (mục I.7)'),
]);

const subsectionSchema = z.strictObject({
  title: text.describe('Tên mục'),
  requires: z.array(tagName).optional().describe('Các thẻ số liệu bắt buộc phải có trong mục này'),
  text: z.array(paragraphSchema).min(1).describe('Các đoạn văn của mục'),
});

const sectionSchema = z
  .strictObject({
    title: text.describe('Tên phần, viết hoa'),
    requires: z.array(tagName).optional().describe('Các thẻ bắt buộc phải có trong phần này'),
    text: z.array(paragraphSchema).optional().describe('Các đoạn văn đứng trước mục 1'),
    sections: z.array(subsectionSchema).optional().describe('Các mục 1, 2, 3… của phần'),
  })
  .refine(({ text: own, sections }) => (own?.length ?? 0) + (sections?.length ?? 0) > 0, {
    error: 'phần này chưa có nội dung',
  });

/** Numbers by name, nested as deep as the office likes. */
export interface NarrativeData {
  [name: string]: number | NarrativeData;
}

const dataSchema: z.ZodType<NarrativeData> = z.lazy(() =>
  z.record(z.string().regex(/^[A-Za-z]\w*$/), z.union([z.int().nonnegative(), dataSchema])),
);

const outlineSchema = z
  .strictObject({
    about: text.describe('Trích yếu, in dưới chữ BÁO CÁO'),
    sections: z.array(sectionSchema).min(1).max(12).describe('Các phần I, II, III, IV'),
    closing: text.describe('Câu kết, kết thúc bằng "./."'),
  })
  .describe('Đề cương báo cáo định kỳ, cho kỳ mà cơ quan chưa viết lời');

export const narrativeSchema = outlineSchema
  .extend({
    period: z
      .string()
      .regex(/^\d{4}(-(Q[1-4]|H1))?$/)
      .describe('Kỳ báo cáo mà lời văn này viết cho, ví dụ 2023-Q2'),
    office: officeSchema.describe('Cơ quan báo cáo'),
    data: dataSchema
      .default({})
      .describe('Số liệu riêng của cơ quan (số thủ tục công khai, phản ánh kiến nghị…)'),
    sums: z
      .array(z.strictObject({ total: tagName, parts: z.array(tagName).min(1) }))
      .default([])
      .describe('Các số liệu riêng phải cộng khớp nhau'),
  })
  .describe('Phần lời của báo cáo định kỳ, cơ quan điền cho từng kỳ');

/** The sections every report has, with blanks for the words of an office that has written none yet. */
export type Outline = z.output<typeof outlineSchema>;

export type Narrative = z.output<typeof narrativeSchema>;

/**
 * The narrative a parsed YAML or JSON document describes. Its tags are not looked at here, as that takes
 * the report: see `checkNarrative`.
 *
 * @throws DocumentRefused with a finding for each place that is wrong
 */
export function parseNarrative(data: unknown): Narrative {
  return parseOrRefuse(narrativeSchema, 'narrative', data);
}

/**
 * The outline a parsed YAML document describes.
 *
 * @throws DocumentRefused with a finding for each place that is wrong
 */
export function parseOutline(data: unknown): Outline {
  return parseOrRefuse(outlineSchema, 'narrative', data);
}

/** An office's report for a period on an outline: the figures filled in, its words left blank. */
export const outlined = (outline: Outline, period: string, office: Office): Narrative => ({
  ...outline,
  period,
  office,
  data: {},
  sums: [],
});

/** A section with its number ("I", "I.7") and depth (0 or 1), in the order of reading. */
export interface NumberedSection {
  id: string;
  /** The number as printed before the title: "I", "7". */
  number: string;
  depth: number;
  section: NarrativeSection;
}

/** The sections of a narrative in the order of reading, numbered by their place. */
export function numberedSections(sections: readonly NarrativeSection[]): NumberedSection[] {
  return sections.flatMap((section, index) => {
    const part = writeRoman(index + 1);
    const below = (section.sections ?? []).map((subsection, place) => {
      const number = String(place + 1);
      return { id: `${part}.${number}`, number, depth: 1, section: subsection };
    });
    return [{ id: part, number: part, depth: 0, section }, ...below];
  });
}
