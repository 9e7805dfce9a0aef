import { z } from 'zod';

import { instantOut } from './common.ts';

export const erasureBody = z
  .strictObject({
    ground: z.string().trim().min(1).max(500).describe('Căn cứ pháp luật, số văn bản yêu cầu'),
  })
  .meta({
    id: 'ErasureBody',
    examples: [{ ground: 'Yêu cầu xóa dữ liệu cá nhân số 12/YC ngày 03/02/2026' }],
  });

export const erasureAnswer = z
  .object({
    erasure: z
      .object({
        at: instantOut,
        actorName: z.string().nullable().describe('Người quyết định xóa'),
        ground: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'Erasure' });
