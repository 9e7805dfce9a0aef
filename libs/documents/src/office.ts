/** The office (cơ quan, đơn vị) a report is issued by: what stands at the head and the foot of the page. */
import { z } from 'zod';

const line = z.string().trim().min(1);

export const officeSchema = z.strictObject({
  name: line.describe('Tên cơ quan dùng trong câu, ví dụ "UBND thị trấn Thanh Hà"'),
  superiorOnHeading: line
    .optional()
    .describe('Cơ quan chủ quản in trên tên cơ quan; UBND các cấp không ghi dòng này'),
  heading: z
    .array(line)
    .min(1)
    .max(3)
    .describe('Tên cơ quan ở đầu văn bản, mỗi dòng một phần tử, viết hoa'),
  superior: z.string().trim().describe('Đơn vị nhận báo cáo; để trống nếu chưa biết'),
  place: z.string().trim().describe('Địa danh, ví dụ "TT. Thanh Hà"'),
  date: z.iso
    .date()
    .optional()
    .describe('Ngày ký, dạng 2023-06-15; chưa có thì in chỗ trống để điền tay'),
  number: z
    .string()
    .trim()
    .default('')
    .describe('Số văn bản; để trống thì in chỗ trống để văn thư điền'),
  sign: line.describe('Ký hiệu văn bản, ví dụ "BC-UBND"'),
  signer: z
    .strictObject({
      authority: z.string().trim().describe('Thẩm quyền ký, ví dụ "TM. ỦY BAN NHÂN DÂN"'),
      title: z.string().trim().describe('Chức vụ người ký, ví dụ "CHỦ TỊCH"'),
      name: z.string().trim().describe('Họ và tên người ký'),
    })
    .describe('Người ký'),
  preparer: z.string().trim().default('').describe('Họ và tên người lập biểu'),
  recipients: z
    .array(line)
    .describe('Nơi nhận, mỗi nơi một phần tử, không gạch đầu dòng; dòng cuối là "Lưu: VT"'),
});

/** How an office calls itself and signs. Parsed from the head of a narrative file. */
export type Office = z.output<typeof officeSchema>;

/**
 * An office of which only the name is known: everything else is left blank to be filled in by hand.
 * For agencies that have no narrative file yet.
 *
 * @example
 * officeNamed('UBND xã Thanh Sơn').heading // ['UBND XÃ THANH SƠN']
 */
export function officeNamed(name: string): Office {
  return {
    name,
    heading: [name.toLocaleUpperCase('vi')],
    superior: '',
    place: '',
    number: '',
    sign: 'BC-UBND',
    signer: { authority: '', title: 'THỦ TRƯỞNG ĐƠN VỊ', name: '' },
    preparer: '',
    recipients: ['Lưu: VT'],
  };
}

/** The place and date line: a blank date is printed as dots to write on. */
export function placeAndDate(office: Office, longDay: (day: string) => string): string {
  const day = office.date === undefined ? 'ngày … tháng … năm …' : longDay(office.date);
  return `${office.place === '' ? '…' : office.place}, ${day}`;
}
