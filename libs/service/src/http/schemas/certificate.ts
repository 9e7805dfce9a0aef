import { z } from 'zod';

const checkCode = z.enum([
  'option-to-complete',
  'proper-end',
  'no-dead-part',
  'no-endless-decision',
  'holds-answered',
  'reality-first',
  'term-kept',
]);

const proof = z
  .object({
    machine: z.string().describe('Băm nội dung của máy trạng thái đã xét'),
    configurations: z.number().int().describe('Số cấu hình đã xét, là tất cả'),
    transitions: z.number().int().describe('Số lần chuyển đã xét, là tất cả'),
    checks: z.array(
      z
        .object({
          code: checkCode,
          holds: z.boolean(),
          says: z.string().describe('Điều được chứng minh'),
          looked: z.string().describe('Đã xét bao nhiêu, của gì'),
        })
        .meta({ id: 'CertificateCheck' }),
    ),
    troubles: z
      .array(
        z
          .object({
            code: z.string().describe('Mã ổn định của chỗ hỏng'),
            check: checkCode.nullable().describe('Điều nó bác bỏ; null: lỗi của định nghĩa'),
            message: z.string(),
            way: z
              .array(z.string())
              .nullable()
              .describe('Đường ngắn nhất từ lúc nộp tới đó; null: không có đường nào'),
          })
          .meta({ id: 'CertificateTrouble' }),
      )
      .describe('Vì sao không được chứng nhận; trống là được'),
    terms: z.object({
      facts: z.array(z.string()).describe('Những dữ kiện đã xét mọi giá trị'),
      rows: z.array(
        z
          .object({
            of: z.string().describe('Hồ sơ nào'),
            term: z.string().describe('Thời hạn'),
            budget: z.string().describe('Cộng định mức trên đường dài nhất'),
            parts: z.array(z.string()).describe('Trong đó, theo cơ quan'),
          })
          .meta({ id: 'CertificateTerm' }),
      ),
    }),
    loops: z
      .array(
        z
          .object({
            from: z.string(),
            to: z.string(),
            action: z.string(),
            adds: z.string().describe('Mỗi lần thêm bao lâu'),
          })
          .meta({ id: 'CertificateLoop' }),
      )
      .describe('Quay lại bước trước, không hạn chế số lần'),
    unbounded: z.array(z.string()).describe('Ngoài định mức, không ai biết trước bao lâu'),
    scope: z.array(z.string()).describe('Phạm vi của chứng nhận'),
  })
  .meta({ id: 'CertificateProof' });

/** What is proved of a version of a procedure, as the command line says it. */
export const certificateAnswer = z
  .object({
    code: z.string(),
    version: z.number().int(),
    name: z.string(),
    pin: z.string().describe('Mã ghim của phiên bản: hồ sơ chạy theo đúng bản này'),
    state: z
      .enum(['proved', 'denied', 'not-proven', 'under-way'])
      .describe(
        'proved: đã chứng minh; denied: có chỗ hỏng; not-proven: quá lớn, chưa xét hết; under-way: đang xét, hỏi lại sau `Retry-After` giây',
      ),
    conclusion: z.string().describe('Kết luận, một câu'),
    proof: proof.nullable().describe('null: chưa có kết luận'),
  })
  .meta({
    id: 'ProcedureCertificate',
    example: {
      code: '1.001193',
      version: 1,
      name: 'Đăng ký khai sinh',
      pin: 'ab'.repeat(32),
      state: 'denied',
      conclusion: 'Không chứng nhận được: 1 chỗ hỏng.',
      proof: {
        machine: 'cd'.repeat(32),
        configurations: 21,
        transitions: 143,
        checks: [
          {
            code: 'option-to-complete',
            holds: false,
            says: 'Ở đâu cũng còn việc làm tiếp được, làm tiếp thì tới được kết thúc',
            looked: '21 cấu hình',
          },
        ],
        troubles: [
          {
            code: 'dead-end',
            check: 'option-to-complete',
            message:
              'Ngõ cụt: ở “Ký giấy khai sinh” không ai còn thao tác nào, cũng không chờ ai bên ngoài.',
            way: ['Nộp hồ sơ', 'Tiếp nhận hồ sơ', 'Bộ phận Một cửa – Kiểm tra hồ sơ: “Trình ký”'],
          },
        ],
        terms: {
          facts: [],
          rows: [
            {
              of: 'Mọi hồ sơ',
              term: '1 ngày làm việc',
              budget: '1 ngày làm việc',
              parts: ['UBND cấp xã 1 ngày làm việc'],
            },
          ],
        },
        loops: [],
        unbounded: ['Chờ người nộp bổ sung: dừng tính thời hạn'],
        scope: ['Không xét: đính chính, chuyển sang thủ tục khác, bàn giao ngoài quy trình.'],
      },
    },
  });
