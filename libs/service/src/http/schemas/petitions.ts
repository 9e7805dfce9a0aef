import { z } from 'zod';

import { petitionCells, type PetitionCell } from '#lib/reporting';

import { cellPage, reportQuery } from './others.ts';

export const petitionCellKey = z
  .enum(petitionCells as [PetitionCell, ...PetitionCell[]])
  .describe('Ô của biểu, ví dụ published');
export const petitionCellQuery = reportQuery.omit({ format: true }).extend({
  ...cellPage,
  kind: z.string().optional().describe('Chỉ dòng có giá trị này, ví dụ hanh-vi'),
  owner: z.string().optional().describe('Chỉ dòng của đơn vị này'),
});

const figures = {
  received: z.number().int().describe('Tổng số tiếp nhận'),
  carriedOver: z.number().int().describe('Từ kỳ trước chuyển qua'),
  inPeriod: z.number().int().describe('Tiếp nhận trong kỳ'),
  handled: z.number().int().describe('Đã xử lý'),
  inHand: z.number().int().describe('Đang xử lý'),
  published: z.number().int().describe('Đã công khai, trong số đã xử lý'),
};
const row = z.object(figures);

export const petitionReportAnswer = z
  .object({
    form: z.string().describe('Số biểu'),
    period: z.object({ id: z.string(), from: z.string(), to: z.string() }),
    agency: z.string(),
    agencyName: z.string(),
    asOf: z.string(),
    asKnownAt: z.string(),
    total: row,
    kinds: z.array(row.extend({ kind: z.string(), name: z.string() })),
    unsaid: z
      .number()
      .int()
      .describe('Trong số tiếp nhận: chưa ai ghi nội dung, tính vào dòng mặc định của biểu'),
    units: z.array(row.extend({ agency: z.string(), name: z.string() })).optional(),
    identities: z.array(z.object({ id: z.string(), text: z.string(), holds: z.boolean() })),
    evidence: z.object({
      sha256: z.string(),
      dossiers: z.number().int(),
      events: z.number().int(),
    }),
  })
  .meta({ id: 'PetitionReport' });
