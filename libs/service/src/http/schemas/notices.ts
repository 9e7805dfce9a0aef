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

export const toldAnswer = z
  .object({
    items: z.array(
      z
        .object({
          id: z.string(),
          seq: z.number().int().describe('Lần ghi được báo'),
          event: z.string().describe('Việc được báo: received, supplement, moved …'),
          label: z.string().describe('Tên việc'),
          channel: z.enum(['mail', 'sms', 'zalo']),
          channelLabel: z.string(),
          state: z
            .enum(['waiting', 'sent', 'given-up', 'suppressed'])
            .describe('Chờ gửi (lần thử trước hỏng thì có `failure`), đã gửi, thôi gửi, không gửi'),
          suppressedAs: z
            .enum(['no-address', 'opted-out', 'overtaken'])
            .nullable()
            .describe(
              'Vì sao không gửi: không có địa chỉ, người nộp không muốn, tin không còn đúng',
            ),
          via: z
            .string()
            .nullable()
            .describe('Đã giao cho: smtp, http; log là chỉ ghi nhật ký vì chưa nối dịch vụ'),
          template: z.number().int().describe('Phiên bản mẫu tin'),
          attempts: z.number().int(),
          failure: z.string().nullable().describe('Vì sao lần thử cuối không thành'),
          createdAt: instantOut,
          notBefore: instantOut.describe('Không gửi trước lúc này: giờ yên lặng, hoặc đợi thử lại'),
          sentAt: instantOut.nullable(),
        })
        .meta({
          id: 'ToldApplicant',
          example: {
            id: '43',
            seq: 6,
            event: 'moved',
            label: 'Ngày hẹn trả đổi',
            channel: 'sms',
            channelLabel: 'Tin nhắn SMS',
            state: 'waiting',
            suppressedAs: null,
            via: null,
            template: 1,
            attempts: 0,
            failure: null,
            createdAt: '2026-11-24T21:14:00+07:00',
            notBefore: '2026-11-25T07:00:00+07:00',
            sentAt: null,
          },
        }),
    ),
  })
  .meta({ id: 'ToldApplicants' });
