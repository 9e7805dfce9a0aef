import { z } from 'zod';

import { instantOut } from './common.ts';

const minutes = z.number().int().nonnegative();
const agency = z.object({ id: z.string(), name: z.string() });
const segment = z.object({ id: z.string(), name: z.string() });

const shares = z
  .object({
    agency: minutes.describe('Cơ quan đang làm'),
    applicant: minutes.describe('Chờ người nộp'),
    transit: minutes.describe('Đã bàn giao, chưa ai trả lời'),
  })
  .describe('Phút làm việc; cộng lại đúng bằng tổng');

const stretch = z
  .object({
    from: instantOut,
    to: instantOut,
    holder: z.enum(['agency', 'applicant', 'transit']),
    agency: agency.nullable().describe('Cơ quan đang làm hoặc phải trả lời; null: chờ người nộp'),
    segment: segment.nullable().describe('null: phần của cơ quan chủ trì'),
    minutes,
  })
  .meta({ id: 'Stretch' });

export const attributionAnswer = z
  .object({
    stretches: z
      .array(stretch)
      .describe('Liền nhau; các nhánh song song tính theo nhánh xong sau cùng'),
    shares,
    late: shares.describe(
      'Trong đó quá hạn; đã quá hạn trước khi yêu cầu bổ sung thì tính từ lúc ấy',
    ),
    segments: z
      .array(
        z.object({
          segment,
          agency,
          state: z.string(),
          stretches: z.array(stretch),
          shares,
        }),
      )
      .describe('Thời gian riêng của từng chặng; các chặng song song trùng nhau'),
  })
  .meta({
    id: 'Attribution',
    example: {
      stretches: [
        {
          from: '2025-03-03T08:00:00+07:00',
          to: '2025-03-03T11:00:00+07:00',
          holder: 'agency',
          agency: { id: 'thanh-ha', name: 'UBND thị trấn Thanh Hà' },
          segment: null,
          minutes: 180,
        },
      ],
      shares: { agency: 180, applicant: 0, transit: 0 },
      late: { agency: 0, applicant: 0, transit: 0 },
      segments: [],
    },
  });
