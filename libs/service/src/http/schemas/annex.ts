import { z } from 'zod';

import { instantOut } from './common.ts';

const count = z.number().int().nonnegative();
const minutes = z.number().int().nonnegative();

const held = {
  total: minutes,
  agency: minutes.describe('Cơ quan đang làm'),
  applicant: minutes.describe('Chờ người nộp'),
  transit: minutes.describe('Đã bàn giao, chưa ai trả lời'),
};

const heldMinutes = z.object(held).describe('Phút làm việc; ba phần cộng lại đúng bằng tổng');

const lateMinutes = z
  .object({
    ...held,
    agencies: z
      .array(z.object({ agency: z.string(), name: z.string(), minutes }))
      .describe('Từng cơ quan trong phần của cơ quan, nhiều nhất trước'),
  })
  .describe('Phút làm việc bị trễ; ba phần cộng lại đúng bằng tổng');

const offers = {
  declined: count.describe('Lần bàn giao bị từ chối trong kỳ'),
  recalled: count.describe('Bên giao thu hồi'),
  expired: count.describe('Quá hạn trả lời'),
};

const late = {
  total: 150,
  agency: 150,
  applicant: 0,
  transit: 0,
  agencies: [{ agency: 'thanh-ha', name: 'UBND thị trấn Thanh Hà', minutes: 150 }],
};
const part = {
  received: 1,
  minutes: { total: 480, agency: 300, applicant: 180, transit: 0 },
  declined: 0,
  recalled: 1,
  expired: 0,
};

/** The annex in the form libs/reporting gives it, which files and the command line have too. */
export const annexAnswer = z
  .object({
    period: z.object({ id: z.string(), from: z.string(), to: z.string() }),
    agency: z.string(),
    agencyName: z.string(),
    asOf: instantOut,
    asKnownAt: instantOut,
    overdue: z
      .array(
        z
          .object({
            dossier: z.string(),
            procedure: z.string().describe('Mã thủ tục'),
            procedureName: z.string(),
            field: z.string(),
            owner: z.string(),
            ownerName: z.string(),
            due: instantOut.nullable(),
            provisional: z.boolean().describe('Hẹn tạm: lịch làm việc của ngày ấy chưa công bố'),
            closedAt: instantOut.nullable().describe('null: đang giải quyết khi chốt số liệu'),
            lateBeforeRestart: z
              .boolean()
              .describe('Đã quá hạn trước khi yêu cầu bổ sung; thời gian trễ tính từ lúc ấy'),
            late: lateMinutes,
          })
          .meta({ id: 'OverdueDossier' }),
      )
      .describe('Mọi hồ sơ báo cáo tính là quá hạn, trễ lâu nhất trước'),
    overdueTotal: z.object({ dossiers: count, resolved: count, inHand: count, late: lateMinutes }),
    parts: z
      .array(
        z
          .object({
            agency: z.string(),
            name: z.string(),
            received: count.describe('Như bảng liên thông của báo cáo'),
            minutes: heldMinutes,
            ...offers,
          })
          .meta({ id: 'AgencyPart' }),
      )
      .describe('Theo cơ quan tham gia; cả thời gian trước kỳ của phần việc đã nhận'),
    partsTotal: z.object({ received: count, minutes: heldMinutes, ...offers }),
    identities: z.array(z.object({ id: z.string(), text: z.string(), holds: z.boolean() })),
    evidence: z
      .object({ sha256: z.string(), dossiers: count, events: count })
      .describe('Căn cứ của chính báo cáo'),
  })
  .meta({
    id: 'ReportAnnex',
    example: {
      period: { id: '2023-Q2', from: '2023-03-15', to: '2023-06-14' },
      agency: 'thanh-ha',
      agencyName: 'UBND thị trấn Thanh Hà',
      asOf: '2023-06-15T00:00:00+07:00',
      asKnownAt: '2023-06-15T08:30:00+07:00',
      overdue: [
        {
          dossier: '000.22.24.H23-230410-0001',
          procedure: '1.001193',
          procedureName: 'Đăng ký khai sinh',
          field: 'Hộ tịch',
          owner: 'thanh-ha',
          ownerName: 'UBND thị trấn Thanh Hà',
          due: '2023-04-13T17:00:00+07:00',
          provisional: false,
          closedAt: '2023-04-14T10:00:00+07:00',
          lateBeforeRestart: false,
          late,
        },
      ],
      overdueTotal: { dossiers: 1, resolved: 1, inHand: 0, late },
      parts: [{ agency: 'cong-an-tt-thanh-ha', name: 'Công an thị trấn Thanh Hà', ...part }],
      partsTotal: part,
      identities: [
        {
          id: 'overdue-resolved',
          text: 'hồ sơ đã giải quyết quá hạn trong phụ lục 1 = đã giải quyết quá hạn trong báo cáo 1',
          holds: true,
        },
      ],
      evidence: { sha256: 'ab'.repeat(32), dossiers: 937, events: 4821 },
    },
  });
