import { z } from 'zod';

import { dossierFormKinds } from '#lib/documents';

/** Which form, whatever number its circular gives it. */
export const formKind = z
  .enum(dossierFormKinds)
  .describe(
    'Mẫu: receipt giấy tiếp nhận và hẹn trả, supplement yêu cầu bổ sung, refusal từ chối tiếp nhận, apology xin lỗi và hẹn lại, stop dừng giải quyết, control phiếu kiểm soát',
  );

export const formList = z
  .object({
    items: z.array(
      z
        .object({
          form: formKind,
          number: z.string().describe('Số của mẫu trong văn bản'),
          name: z.string(),
          law: z.string().describe('Văn bản ban hành mẫu, có hiệu lực ngày của việc'),
          certainty: z
            .enum(['verified', 'secondary', 'unverified'])
            .describe('Mức chắc chắn của nội dung và cách trình bày so với văn bản'),
          day: z.string().describe('Ngày ghi trên mẫu: ngày của việc mà mẫu nói tới'),
        })
        .meta({ id: 'OfferedForm' }),
    ),
  })
  .meta({
    id: 'FormList',
    example: {
      items: [
        {
          form: 'receipt',
          number: '01',
          name: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
          law: 'Thông tư 01/2018/TT-VPCP',
          certainty: 'unverified',
          day: '2023-04-24',
        },
      ],
    },
  });

export const registerAgency = z.string().max(80).describe('Cơ quan tiếp nhận');
export const registerQuery = z
  .object({
    from: z.iso.date().describe('Tiếp nhận từ ngày này'),
    to: z.iso.date().describe('… đến hết ngày này'),
  })
  .refine(({ from, to }) => from <= to, { error: 'Ngày cuối phải sau ngày đầu.', path: ['to'] });
