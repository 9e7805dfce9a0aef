import { z } from 'zod';

import { termSchema } from '#lib/deadline';
import { collectors, returnWays } from '#lib/dossier';
import { outcomes } from '#lib/procedure';

import { instantIn } from './common.ts';
import { channels } from './dossier.ts';
import { paperBodies } from './papers.ts';

const name = z.string().min(1).max(100);
const factValue = z.union([z.boolean(), z.number(), z.string().max(4000)]);
const seq = z.number().int().positive();

/** Every field any action takes; which ones an action takes is said in `commandFields`. */
export const commandBody = z
  .strictObject({
    task: name.optional().describe('Bước, khi thao tác có ở nhiều việc đang mở'),
    segment: name.optional().describe('Chặng liên thông'),
    action: name.optional().describe('Thao tác của bước (với step)'),
    facts: z.record(z.string(), factValue).optional().describe('Dữ kiện nhập kèm'),
    reason: z.string().max(4000).optional(),
    at: instantIn.optional().describe('Lúc xảy ra; không ghi là bây giờ'),
    outcome: z.enum(outcomes).optional(),
    due: instantIn.optional().describe('Hạn trả mới (extend)'),
    digitised: z.boolean().optional(),
    returnedAt: instantIn.optional(),
    finishedAt: instantIn.optional(),
    void: z.array(seq).max(100).optional().describe('Số thứ tự các lần ghi bị hủy (correct)'),
    amend: z
      .array(
        z.strictObject({
          seq,
          at: instantIn.optional(),
          outcome: z.enum(outcomes).optional(),
          digitised: z.boolean().optional(),
          returnedAt: instantIn.optional(),
          finishedAt: instantIn.optional(),
          due: instantIn.optional(),
          channel: channels.optional(),
        }),
      )
      .max(100)
      .optional()
      .describe('Các lần ghi được sửa, theo số thứ tự (correct)'),
    configuration: z
      .union([z.string(), z.record(z.string(), z.unknown())])
      .optional()
      .describe('Trạng thái đúng, khi đính chính phải nêu'),
    offer: z
      .strictObject({ seq, hash: z.string().regex(/^[0-9a-f]{64}$/) })
      .optional()
      .describe('Lần bàn giao được trả lời, như `offers` nêu; không ghi là lần đang chờ'),
    to: name.optional().describe('Cơ quan nhận (transfer, hand-over)'),
    papers: paperBodies,
    amount: z
      .number()
      .nonnegative()
      .optional()
      .describe('Số tiền, đồng (request-payment, payment, refund)'),
    receipt: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .optional()
      .describe('Số biên lai (payment), số chứng từ hoàn trả (refund)'),
    agency: name.optional().describe('Cơ quan được xin ý kiến, theo danh mục'),
    outside: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('Tên cơ quan được xin ý kiến, khi ngoài danh mục'),
    within: termSchema
      .optional()
      .describe('Thời hạn trả lời ý kiến, tính như mọi thời hạn; không ghi là không hẹn'),
    procedure: name.optional().describe('Mã thủ tục đúng (reclassify)'),
    way: z.enum(returnWays).optional().describe('Cách nhận kết quả (choose-return, return)'),
    carrier: name.optional().describe('Đơn vị chuyển phát (send)'),
    tracking: z.string().trim().min(1).max(60).optional().describe('Số hiệu bưu gửi (send)'),
    collectedBy: z
      .enum(collectors)
      .optional()
      .describe('Ai nhận kết quả: người nộp, người được ủy quyền (return)'),
    collectorName: z
      .string()
      .trim()
      .max(200)
      .optional()
      .describe('Họ tên người nhận; không vào mã băm (return)'),
    collectorPaper: z
      .string()
      .trim()
      .max(200)
      .optional()
      .describe('Giấy tờ người nhận đã xuất trình; không vào mã băm (return)'),
    place: z.string().trim().min(1).max(200).optional().describe('Kho, giá (archive)'),
    box: z.string().trim().min(1).max(100).optional().describe('Hộp, cặp (archive)'),
  })
  .meta({
    id: 'CommandBody',
    examples: [{ task: 'tham-tra', action: 'trinh-ky' }],
  });
export type CommandBody = z.infer<typeof commandBody>;

/** Actions of a dossier after its submit, with the fields each takes; a `!` must be there. */
export const commandFields = {
  accept: ['digitised', 'facts'],
  refuse: [],
  withdraw: [],
  stop: [],
  return: ['way', 'collectedBy', 'collectorName', 'collectorPaper'],
  'choose-return': ['way!'],
  send: ['carrier!', 'tracking'],
  'delivery-failed': [],
  'sent-back': [],
  'lost-in-post': [],
  reissue: ['papers'],
  'lose-receipt': [],
  archive: ['place!', 'box'],
  step: ['action!', 'task', 'segment', 'digitised', 'facts', 'papers'],
  'request-supplement': ['segment'],
  'request-payment': ['segment', 'amount'],
  'request-opinion': ['segment', 'agency', 'outside', 'within'],
  supplement: ['segment', 'papers'],
  payment: ['segment', 'amount', 'receipt'],
  opinion: ['segment', 'agency', 'outside'],
  refund: ['amount!', 'receipt'],
  extend: ['due!'],
  vary: ['facts'],
  reclassify: ['procedure!', 'facts'],
  'hand-over': ['segment!', 'to'],
  receive: ['segment!', 'offer'],
  decline: ['segment!', 'offer'],
  recall: ['segment!', 'offer'],
  expire: ['segment!', 'offer'],
  transfer: ['to!'],
  finish: ['outcome!', 'digitised', 'papers'],
  'record-returned': ['returnedAt!', 'finishedAt', 'outcome!', 'digitised', 'papers'],
  correct: ['void', 'amend', 'configuration'],
} as const satisfies Record<string, readonly string[]>;
export type ActionName = keyof typeof commandFields;

export const actionName = z
  .enum(Object.keys(commandFields) as [ActionName, ...ActionName[]])
  .describe('Sự kiện của vòng đời, hoặc `step`');
