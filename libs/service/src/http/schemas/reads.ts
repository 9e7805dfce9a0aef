import { z } from 'zod';

import { type ReadPurpose, readPurposes } from '#lib/persistence';

import { someone } from './assignments.ts';
import { instantOut, next, pageByIdQuery } from './common.ts';

export const readsQuery = z.object(pageByIdQuery);

/** What somebody looked at personal data for, in words. */
export const readPurposeNames: Readonly<Record<ReadPurpose, string>> = {
  page: 'Mở hồ sơ',
  list: 'Xem danh sách',
  register: 'In sổ theo dõi',
  form: 'In biểu mẫu',
  file: 'Mở tệp',
};

export const readPage = z
  .object({
    items: z.array(
      z
        .object({
          id: z.string(),
          at: instantOut,
          actor: someone.describe('Ai xem'),
          purpose: z.enum(readPurposes),
          purposeLabel: z.string(),
          detail: z.string().nullable().describe('Biểu mẫu hoặc tệp nào; null: không có tên riêng'),
        })
        .meta({ id: 'PersonalRead' }),
    ),
    next,
  })
  .meta({
    id: 'PersonalReads',
    example: {
      items: [
        {
          id: '812',
          at: '2025-07-02T08:05:00+07:00',
          actor: { id: 'tk-1', name: 'Nguyễn Thị Một Cửa' },
          purpose: 'page',
          purposeLabel: 'Mở hồ sơ',
          detail: null,
        },
      ],
      next: null,
    },
  });
