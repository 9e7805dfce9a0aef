import { z } from 'zod';

import { instantOut, next, pageByIdQuery, rowId, yesNo } from './common.ts';

export const noticeId = rowId.describe('Mã thông báo');

export const noticesQuery = z.object({
  unread: yesNo.describe('true: chỉ thông báo chưa đọc'),
  ...pageByIdQuery,
});

export const noticePage = z
  .object({
    items: z.array(
      z
        .object({
          id: z.string(),
          kind: z
            .enum(['alert', 'digest', 'task', 'report', 'escalation'])
            .describe('Nhắc hạn, tổng hợp ngày, việc mới, báo cáo, báo cấp trên'),
          urgent: z.boolean(),
          subject: z.string(),
          body: z.string(),
          dossier: z.string().nullable(),
          createdAt: instantOut,
          readAt: instantOut.nullable(),
        })
        .meta({
          id: 'Notice',
          example: {
            id: '42',
            kind: 'alert',
            urgent: true,
            subject: 'Hồ sơ 000.22.24.H23-230316-0007: đến hạn hôm nay',
            body: 'Hồ sơ 000.22.24.H23-230316-0007 (Đăng ký khai sinh): đến hạn hôm nay.',
            dossier: '000.22.24.H23-230316-0007',
            createdAt: '2023-03-17T07:30:00+07:00',
            readAt: null,
          },
        }),
    ),
    next,
    unread: z.number().int().nonnegative().describe('Số thông báo chưa đọc, không kể bộ lọc'),
  })
  .meta({ id: 'NoticePage' });

export const escalationBody = z
  .strictObject({
    role: z.enum(['head', 'chair']).describe('Báo lãnh đạo đơn vị hoặc chủ tịch'),
    reason: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .describe('Lý do; được gửi qua thư điện tử, không ghi thông tin cá nhân của người nộp'),
  })
  .meta({
    id: 'EscalationBody',
    example: { role: 'head', reason: 'Chưa có ý kiến của cơ quan công an, ngày mai đến hạn.' },
  });

export const escalationAnswer = z
  .object({
    id: z.string(),
    told: z.number().int().nonnegative().describe('Số người được báo; 0: vai đó chưa có ai'),
  })
  .meta({ id: 'Escalation' });
