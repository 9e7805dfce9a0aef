/**
 * Agencies as data: what processes/agencies/*.yaml says, checked.
 *
 * Glossary. Agency (cơ quan): a unit that receives, works or decides; it has a kind (loại: commune,
 * district-labour …) and, but for the roots, a parent. Covers (địa bàn): the area agencies a vertical
 * agency (ngành dọc: police, tax, social insurance, land office) serves. Effective: the days a row is in
 * force, both inclusive; an agency that changes its name, kind or parent has one row for each time.
 */
import { z } from 'zod';

/** A calendar day, 'YYYY-MM-DD', in Vietnam. Days are compared as plain strings. */
export type Day = string;

const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .describe('Mã: chữ thường không dấu, số, gạch nối');

const text = z.string().trim().min(1);

/** An identity code (mã định danh): as of QCVN 102:2016, which TT 01/2018 numbers by, or with the ministry or province first. */
export const agencyCodeSchema = z
  .string()
  .trim()
  .regex(/^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{2,3}){1,3})$/)
  .describe('Mã định danh dùng trong mã hồ sơ, ví dụ 000.22.24.H23 hoặc H23.124.05');

export const agencySchema = z.strictObject({
  id,
  name: text.describe('Tên đầy đủ'),
  shortName: text.describe('Tên gọi ngắn, ví dụ trong danh sách'),
  kind: id.describe('Loại cơ quan, một khóa của `kinds`'),
  parent: id.optional().describe('Cơ quan cấp trên trực tiếp; không ghi là gốc'),
  covers: z
    .array(id)
    .min(1)
    .optional()
    .describe('Cơ quan ngành dọc: các đơn vị hành chính trong địa bàn phục vụ'),
  code: agencyCodeSchema.optional(),
  place: text.optional().describe('Địa danh ghi trên văn bản, ví dụ "TT. Thanh Hà"'),
  hotline: z
    .string()
    .regex(/^[0-9+][0-9 .()-]{2,24}$/)
    .optional()
    .describe('Số điện thoại cho người dân hỏi về hồ sơ'),
  effective: z.strictObject({
    from: z.iso.date(),
    to: z.iso.date().optional().describe('ngày cuối cùng còn hoạt động'),
  }),
  successor: id
    .optional()
    .describe('Sau ngày cuối cùng: cơ quan kế thừa hồ sơ, việc dở và kho lưu của nó'),
  source: z.strictObject({
    text,
    certainty: z.enum(['verified', 'secondary', 'unverified']),
    note: text.optional(),
  }),
});

export const directorySchema = z.strictObject({
  kinds: z.record(id, text).describe('Loại cơ quan → tên tiếng Việt'),
  agencies: z.array(agencySchema),
});

/** One row: an agency as it was from `effective.from` to `effective.to`. */
export type Agency = z.infer<typeof agencySchema>;
export type DirectoryData = z.infer<typeof directorySchema>;

/** Whether a row is in force on a day. */
export const inForce = ({ effective: { from, to } }: Agency, day: Day): boolean =>
  from <= day && (to === undefined || day <= to);
