import { z } from 'zod';

import { instantOf, isoOf, type Instant } from '#lib/dossier';

/** An instant in a request: ISO 8601 with an offset. */
export const instantIn = z.iso
  .datetime({ offset: true })
  .refine((text) => instantOf(text) !== undefined, { error: 'Không phải thời điểm có thật.' })
  .describe('Thời điểm ISO 8601 có múi giờ, ví dụ 2023-03-16T08:05:00+07:00');

/** An instant in an answer, at +07:00. */
export const instantOut = z.string().describe('Thời điểm ISO 8601, +07:00');

/** The instant of a checked text. */
export const readInstant = (text: string): Instant => Date.parse(text);

/** Writes an instant of an answer. */
export const iso = <T extends Instant | null>(
  instant: T,
): T extends null ? string | null : string => (instant === null ? null : isoOf(instant)) as never;

const pageSize = z.coerce.number().int().min(1).max(200).default(50).describe('Số dòng một trang');

export const pageQuery = {
  cursor: z.string().max(600).optional().describe('Vị trí trang kế tiếp, lấy từ `next`'),
  limit: pageSize,
};

export const next = z.string().nullable().describe('Con trỏ trang kế tiếp; null là hết');

/** What a list is searched for; empty is no search. */
export const searchText = z
  .string()
  .trim()
  .max(80)
  .transform((text) => (text === '' ? undefined : text))
  .optional()
  .describe(
    'Tìm không cần dấu, khớp một phần bất kỳ (một, hai chữ: đầu từ): mã hồ sơ, tên thủ tục; tên và điện thoại người nộp ở những hồ sơ bạn được xem người nộp. Ví dụ: nguyen van an',
  );

/** A yes or no in a query. */
export const yesNo = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional();

/** An id of a row, as texts carry it. */
export const rowId = z.string().regex(/^[1-9]\d{0,17}$/);

/** Pages of rows in the order of their ids: the cursor is one. */
export const pageByIdQuery = {
  cursor: rowId.optional().describe('Vị trí trang kế tiếp, lấy từ `next`'),
  limit: pageSize,
};

/** Who a dossier is for, as a list shows them. */
export const applicantListed = z
  .object({ name: z.string(), masked: z.boolean().describe('Tên đã che: không có quyền xem') })
  .nullable()
  .describe('Người nộp; null: hồ sơ không ghi người nộp')
  .meta({ example: { name: 'Nguyễn Văn An', masked: false } });

/** What a problem answer says (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string().describe('Tên lỗi, tiếng Việt'),
    status: z.number().int(),
    code: z.string().describe('Mã ổn định cho máy'),
    detail: z.string().describe('Giải thích cho người dùng, tiếng Việt'),
    instance: z.string().optional().describe('Mã lần lỗi, để tra nhật ký'),
    fields: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe('Từng trường chưa đúng'),
    state: z.unknown().optional().describe('Trạng thái hiện tại của hồ sơ (409)'),
    allowed: z.array(z.unknown()).optional().describe('Những việc làm được lúc này (409)'),
    data: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });
