import { z } from 'zod';

import { someone } from './assignments.ts';
import { instantOut } from './common.ts';

const agency = z.object({ id: z.string(), name: z.string() });
const count = z.number().int();

export const reorganisationList = z
  .object({
    items: z.array(
      z
        .object({
          id: z.string().describe('Mã kế hoạch, ghi trong lịch sử từng hồ sơ'),
          date: z.string().describe('Ngày đầu tiên theo tổ chức mới'),
          reason: z.string(),
          orderedBy: someone,
          startedAt: instantOut,
          finishedAt: instantOut
            .nullable()
            .describe('null: đang thực hiện, hoặc còn hồ sơ chưa chuyển được'),
          merge: z.array(z.object({ from: z.array(agency), to: agency })),
          abolish: z.array(agency),
          kinds: z
            .array(z.object({ kind: z.string(), now: z.string() }))
            .describe('Loại cơ quan không còn, và loại làm thay'),
          moved: z
            .array(z.object({ to: agency, dossiers: count }))
            .describe('Hồ sơ đã chuyển, theo nơi chuyển đến'),
          people: z.array(
            z.object({
              kind: z.enum(['account', 'api-key']),
              name: z.string(),
              unplaced: z.boolean().describe('Đến nay chưa có vai ở nơi mới'),
            }),
          ),
          leftOver: z
            .array(z.object({ dossier: z.string(), code: z.string(), message: z.string() }))
            .describe('Hồ sơ chưa chuyển được ở lần chạy cuối, và vì sao'),
        })
        .meta({ id: 'Reorganisation' }),
    ),
  })
  .meta({ id: 'Reorganisations', example: { items: [] } });
