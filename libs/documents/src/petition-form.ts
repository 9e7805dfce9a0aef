/** The statistical form of petitions (biểu II.05) as data: its columns, its rows, and which facts they are read from. */
import { z } from 'zod';
import { petitionCells, type PetitionKinds } from '#lib/reporting';
import { columnsOf, formShape } from './form.ts';
import { parseOrRefuse } from './refusal.ts';

const text = z.string().trim().min(1);
const fact = text.describe('Tên dữ liệu trong định nghĩa phản ánh, kiến nghị (facts)');

export const petitionFormSchema = z
  .strictObject({
    ...formShape,
    columns: columnsOf(petitionCells).describe('Cây cột của biểu'),
    about: z
      .strictObject({
        fact,
        kinds: z
          .array(z.strictObject({ value: text, name: text }))
          .min(1)
          .describe('Các dòng của biểu: giá trị của dữ liệu ấy và tên in ra'),
        otherwise: text.describe('Chưa ai ghi nội dung thì tính vào dòng có giá trị này'),
        unsaid: text.describe('Tên chỉ tiêu ghi chú đếm số chưa ai ghi nội dung'),
      })
      .refine(({ kinds, otherwise }) => kinds.some(({ value }) => value === otherwise), {
        path: ['otherwise'],
        error: 'không phải giá trị của dòng nào',
      })
      .refine(({ kinds }) => new Set(kinds.map(({ value }) => value)).size === kinds.length, {
        path: ['kinds'],
        error: 'hai dòng cùng một giá trị',
      })
      .describe('Phản ánh, kiến nghị về việc gì'),
    published: z.strictObject({ fact }).describe('Kết quả đã được công khai hay chưa'),
  })
  .describe('Biểu phản ánh, kiến nghị');

/** The form of petitions, parsed; its columns and rows resolve. */
export type PetitionForm = z.output<typeof petitionFormSchema> & { about: PetitionKinds };

/**
 * The form a parsed YAML or JSON document describes.
 *
 * @throws DocumentRefused with a finding for each place that is wrong
 */
export const parsePetitionForm = (data: unknown): PetitionForm =>
  parseOrRefuse(petitionFormSchema, 'form', data);
