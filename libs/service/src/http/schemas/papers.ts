import { z } from 'zod';

import { copyKinds, paperPurposes } from '#lib/dossier';
import { unchecked } from '#lib/signatures';

import { instantOut, yesNo } from './common.ts';

const copy = z
  .enum(copyKinds)
  .describe(
    'Bản chính, bản sao chứng thực, bản chụp, bản điện tử; `reused`: dùng lại bản đã số hóa, không nộp lại',
  );
const purpose = z
  .enum(paperPurposes)
  .describe('Nộp cùng hồ sơ, bổ sung, kết quả giải quyết, giấy tờ khác');

/** A paper as a request hands it over. */
export const paperBody = z.strictObject({
  paper: z.string().min(1).max(100).optional().describe('Mã giấy tờ của thủ tục; không ghi: khác'),
  copy,
  purpose: purpose.optional().describe('Không ghi thì theo việc: nộp, bổ sung, kết quả'),
  file: z.uuid().optional().describe('Mã tệp đã tải lên, chưa kèm vào đâu'),
  signed: z
    .boolean()
    .optional()
    .describe('Người làm việc này ký kết quả có mã băm ấy (chỉ với kết quả có tệp)'),
  signature: z
    .uuid()
    .optional()
    .describe(
      'Chữ ký số rời: mã một tệp .p7s khác trong cùng yêu cầu; không ghi: ký trong tệp PDF',
    ),
});
export type PaperBody = z.infer<typeof paperBody>;

/** The papers of a request. */
export const paperBodies = z
  .array(paperBody)
  .max(100)
  .optional()
  .describe('Giấy tờ kèm theo; mã băm của từng tệp vào lịch sử');

export const fileId = z.uuid().describe('Mã tệp');

export const fileQuery = z.object({
  inline: yesNo.describe('Mở ngay trong trình duyệt thay vì tải về; chỉ PDF, JPEG, PNG'),
});

const sha256 = z.string().describe('SHA-256 của nội dung, chữ số thập lục phân');

/** An uploaded file. */
export const fileAnswer = z
  .object({
    id: z.string(),
    name: z.string().describe('Tên sau khi bỏ đường dẫn và ký tự lạ'),
    mediaType: z.string().describe('Loại tệp nhận ra từ nội dung'),
    size: z.number().int().describe('Số byte'),
    sha256,
    state: z
      .enum(['clean', 'quarantined'])
      .describe('`quarantined`: chờ quét mã độc; kèm vào được, chưa tải về được'),
  })
  .meta({
    id: 'UploadedFile',
    example: {
      id: '6f0c2a52-4f1e-4b59-9d4c-0c8d7e7e2a11',
      name: 'Tờ khai đăng ký khai sinh.pdf',
      mediaType: 'application/pdf',
      size: 48_213,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      state: 'clean',
    },
  });

/** The papers of a dossier. */
export const papersAnswer = z
  .object({
    items: z.array(
      z
        .object({
          seq: z.number().int().describe('Lần ghi giấy tờ đi kèm'),
          event: z.string(),
          voided: z.boolean().describe('Lần ghi đó đã bị đính chính hủy'),
          at: instantOut,
          actorName: z.string().nullable().describe('Người ghi; null nếu là hệ thống khác'),
          paper: z.string().nullable().describe('Mã giấy tờ của thủ tục; null: khác'),
          paperName: z.string().nullable(),
          copy,
          purpose,
          sha256: sha256.nullable().describe('Mã băm đã ghi trong lịch sử; null: không có tệp'),
          signed: z.boolean().describe('Người ghi đã ký kết quả có mã băm này'),
          signatures: z
            .array(
              z.object({
                subject: z.string().describe('Chủ chứng thư'),
                issuer: z.string(),
                serial: z.string(),
                certificate: z.string().describe('SHA-256 của chứng thư'),
                signedAt: instantOut.nullable().describe('Theo lời người ký; null: không ghi'),
                notChecked: z
                  .array(z.enum(unchecked))
                  .describe('Điều chưa kiểm: thu hồi chứng thư, thời điểm ký'),
              }),
            )
            .describe('Chữ ký số đã kiểm; rỗng: không kiểm'),
          file: z
            .object({
              id: z.string(),
              name: z.string().nullable().describe('null: bạn không được xem thông tin người nộp'),
              mediaType: z.string(),
              size: z.number().int(),
              state: z
                .enum(['clean', 'quarantined', 'refused', 'removed'])
                .describe('`removed`: đã xóa theo căn cứ pháp luật'),
            })
            .nullable()
            .describe('null: không có tệp, hoặc tệp không ở hệ thống này'),
        })
        .meta({ id: 'HandedPaper' }),
    ),
  })
  .meta({ id: 'HandedPapers' });
