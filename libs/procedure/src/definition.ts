/**
 * The procedure definition: what an author writes in processes/*.yaml, as data.
 *
 * Glossary. Procedure (thủ tục hành chính, TTHC): the whole definition. Lane (làn): who works, as agency
 * kind + role. Step: a node of the flow — a task (việc của một công chức), a decision (rẽ nhánh theo dữ
 * kiện), a parallel (song song, có hợp nhất), a handOver (bàn giao liên thông) or an outcome (kết quả).
 * Action: what a clerk may do on a task, by the office's own name. Fact (dữ kiện): a value of the dossier
 * that decisions ask about. Segment (chặng liên thông): the part one agency has, with its own budget.
 */
import { z } from 'zod';

import { termSchema } from '#lib/deadline';

const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .describe('Mã: chữ thường không dấu, số, gạch nối');

const text = z.string().trim().min(1);

/** How sure a stated fact of law is, and where it stands (regulations: verified, secondary, unverified). */
export const sourceSchema = z
  .strictObject({
    text: text.describe('Văn bản, điều khoản hoặc nơi thấy'),
    certainty: z.enum(['verified', 'secondary', 'unverified']),
    note: text.optional(),
  })
  .describe('Nguồn của một quy định và mức chắc chắn');

/** A comparison with one fact of the dossier; `is` for any type, the rest for numbers and choices. */
const comparisonSchema = z.strictObject({
  fact: id.describe('Dữ kiện được hỏi; đứng một mình là hỏi dữ kiện đúng/sai có đúng không'),
  is: z.union([z.boolean(), z.number(), z.string()]).optional().describe('bằng'),
  in: z
    .array(z.union([z.number(), z.string()]))
    .min(1)
    .optional(),
  above: z.number().optional().describe('lớn hơn'),
  below: z.number().optional().describe('nhỏ hơn'),
  atLeast: z.number().optional().describe('từ … trở lên'),
  atMost: z.number().optional().describe('không quá'),
});

/**
 * A closed, total expression over the dossier's declared facts: data, no code. `{fact: x}` alone asks
 * whether a boolean fact is true. `channel` (online | direct | postal) is always declared.
 */
export type Expression =
  | z.infer<typeof comparisonSchema>
  | { all: Expression[] }
  | { any: Expression[] }
  | { not: Expression };

export const expressionSchema: z.ZodType<Expression> = z.lazy(() =>
  z.union([
    comparisonSchema,
    z.strictObject({ all: z.array(expressionSchema).min(1) }),
    z.strictObject({ any: z.array(expressionSchema).min(1) }),
    z.strictObject({ not: expressionSchema }),
  ]),
);

export const factSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('boolean'), label: text, default: z.boolean() }),
  z.strictObject({ type: z.literal('number'), label: text, default: z.number() }),
  z.strictObject({
    type: z.literal('choice'),
    label: text,
    options: z.record(id, text),
    default: id,
  }),
  z.strictObject({ type: z.literal('text'), label: text, default: z.string() }),
]);

const budgetSchema = termSchema.describe(
  'Định mức thời gian của bước hoặc chặng; có thể lẻ, ví dụ 0,5 ngày làm việc',
);

/** When people are told of a due that comes near. */
const remindersShape = {
  before: z
    .array(
      z.strictObject({
        value: z.number().int().positive(),
        unit: z.enum(['working-day', 'working-hour']),
      }),
    )
    .max(10)
    .optional()
    .describe('Nhắc trước hạn bao lâu, theo thời gian làm việc; không ghi là 2 và 1 ngày làm việc'),
  dueDay: z.boolean().optional().describe('Nhắc đầu ngày đến hạn; không ghi là có'),
};
const remindersSchema = z
  .strictObject(remindersShape)
  .describe('Nhắc hạn của bước này; không ghi là như mọi bước');

/** Alerts of a procedure; each part left out has the default said there. */
export const alertsSchema = z
  .strictObject({
    ...remindersShape,
    escalate: z
      .strictObject({
        head: z.number().int().positive().optional().describe('Lãnh đạo đơn vị; mặc định 1'),
        chair: z.number().int().positive().optional().describe('Chủ tịch; mặc định 3'),
      })
      .optional()
      .describe('Báo cấp trên sau khi quá hạn mấy ngày làm việc'),
  })
  .describe('Nhắc hạn của hồ sơ; không ghi là theo mặc định chung');

const target = z
  .union([id, z.literal('join')])
  .describe('Bước kế tiếp; `join` kết thúc một nhánh song song');

export const actionSchema = z.strictObject({
  label: text.describe('Tên thao tác như cán bộ gọi, ví dụ "Trình ký"'),
  to: target,
  when: expressionSchema.optional().describe('Chỉ làm được khi biểu thức đúng'),
  sets: z
    .record(id, z.union([z.boolean(), z.number(), z.string()]))
    .optional()
    .describe('Dữ kiện được ghi khi làm thao tác này'),
  asks: z.array(id).optional().describe('Dữ kiện cán bộ phải nhập khi làm thao tác này'),
  hold: z
    .enum(['supplement', 'payment', 'opinion'])
    .optional()
    .describe('Thao tác này mở một khoảng tạm dừng của cả hồ sơ (ví dụ chờ nghĩa vụ tài chính)'),
  reason: z.literal('required').optional().describe('Bắt buộc ghi lý do'),
  decides: z
    .literal(true)
    .optional()
    .describe(
      'Ký ban hành quyết định, kết quả: từ đây người nộp không rút hồ sơ được nữa (Thông tư 03/2025/TT-VPCP, Điều 7)',
    ),
});

const taskSchema = z.strictObject({
  task: text.describe('Tên bước'),
  lane: id.describe('Làn: ai làm'),
  segment: id
    .optional()
    .describe('Chặng liên thông mà bước thuộc về; không ghi là chặng của cơ quan chủ trì'),
  budget: budgetSchema.optional(),
  alerts: remindersSchema.optional(),
  actions: z.record(id, actionSchema).refine((actions) => Object.keys(actions).length > 0, {
    error: 'Một bước phải có ít nhất một thao tác.',
  }),
  note: text.optional(),
});

const decisionSchema = z.strictObject({
  decision: z
    .array(z.strictObject({ when: expressionSchema.optional(), to: target }))
    .min(1)
    .describe('Nhánh đầu tiên có `when` đúng được đi; nhánh cuối không có `when`'),
});

const answerTermSchema = termSchema.describe(
  'Cơ quan nhận phải trả lời bàn giao trong bao lâu; không ghi là theo chính sách answerWithin',
);

const handOverSchema = z.strictObject({
  handOver: z.strictObject({
    segment: id.describe('Chặng được giao'),
    receive: target.describe('Bước kế tiếp khi cơ quan nhận tiếp nhận'),
    decline: target.describe('Bước kế tiếp khi cơ quan nhận từ chối (có lý do)'),
    recall: target
      .optional()
      .describe('Bước kế tiếp khi bên giao thu hồi; không ghi là như khi bị từ chối'),
    expire: target
      .optional()
      .describe('Bước kế tiếp khi quá hạn không ai trả lời; không ghi là như khi bị từ chối'),
    answerWithin: answerTermSchema.optional(),
  }),
});

const outcomeSchema = z.strictObject({
  outcome: z
    .enum(['granted', 'rejected', 'returned-unqualified'])
    .describe('Kết quả: chấp thuận, không chấp thuận, trả lại vì không đủ điều kiện'),
});

export interface Branch {
  start: string;
  steps: Record<string, Step>;
}
export interface ParallelStep {
  parallel: { branches: Record<string, Branch>; then: string };
}
export type TaskStep = z.infer<typeof taskSchema>;
export type DecisionStep = z.infer<typeof decisionSchema>;
export type HandOverStep = z.infer<typeof handOverSchema>;
export type OutcomeStep = z.infer<typeof outcomeSchema>;
export type Step = TaskStep | DecisionStep | HandOverStep | OutcomeStep | ParallelStep;

export const stepSchema: z.ZodType<Step> = z.lazy(() =>
  z.union([taskSchema, decisionSchema, handOverSchema, outcomeSchema, parallelSchema]),
);

const branchSchema: z.ZodType<Branch> = z.lazy(() =>
  z.strictObject({ start: id, steps: z.record(id, stepSchema) }),
);

const parallelSchema: z.ZodType<ParallelStep> = z.lazy(() =>
  z.strictObject({
    parallel: z.strictObject({
      branches: z
        .record(id, branchSchema)
        .describe('Các nhánh chạy song song; đủ mọi nhánh mới hợp nhất'),
      then: target,
    }),
  }),
);

/** Clock policies of semantics.md §1–4; each has the default stated there. */
export const policiesSchema = z.strictObject({
  judge: z
    .enum(['date', 'instant'])
    .optional()
    .describe('Xét sớm, đúng, quá hạn theo ngày hay theo giờ phút'),
  judgeBy: z
    .enum(['current', 'original'])
    .default('current')
    .describe('Xét theo hạn hiện tại hay hạn hẹn ban đầu'),
  onSupplement: z
    .enum(['restart', 'pause'])
    .default('restart')
    .describe('Bổ sung xong: tính lại từ đầu (restart) hay chỉ tạm dừng (pause)'),
  onFinancialObligation: z
    .enum(['hold', 'none'])
    .default('hold')
    .describe('Chờ nghĩa vụ tài chính có dừng đồng hồ không'),
  onExternalOpinion: z
    .enum(['hold', 'none'])
    .default('none')
    .describe('Chờ ý kiến cơ quan khác có dừng đồng hồ không'),
  maxSupplements: z
    .number()
    .int()
    .min(0)
    .default(1)
    .describe(
      'Số lần yêu cầu bổ sung sau khi tiếp nhận; nhiều hơn thì vẫn ghi được, và hồ sơ được nêu',
    ),
  holdLimit: z
    .number()
    .int()
    .positive()
    .default(30)
    .describe(
      'Một lần tạm dừng dài hơn bấy nhiêu ngày làm việc thì báo lãnh đạo (mặc định của hệ thống, không phải quy định)',
    ),
  answerWithin: termSchema
    .optional()
    .describe(
      'Cơ quan nhận phải trả lời bàn giao trong bao lâu; không ghi là 1 ngày làm việc (mặc định của hệ thống, không phải quy định)',
    ),
  onExpiry: z
    .enum(['alert', 'return'])
    .optional()
    .describe(
      'Quá hạn trả lời bàn giao: chỉ báo hai bên (alert) hay tự ghi nhận là không nhận (return); không ghi là alert',
    ),
  undoSeconds: z
    .number()
    .int()
    .min(0)
    .max(3600)
    .optional()
    .describe('Số giây người vừa ghi được tự hoàn tác; không ghi là 30, 0 là không cho'),
  maxExtensions: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe('Số lần được hẹn lại ngày trả; không ghi là 1, 0 là không cho'),
  lateGraceMinutes: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe(
      'Ghi sau khi việc xảy ra quá bấy nhiêu phút là ghi bù, phải nêu lý do; không ghi là 15',
    ),
});

export const termVariantSchema = z.strictObject({
  id,
  label: text,
  when: expressionSchema.describe(
    'Biểu thức đầu tiên đúng lúc tiếp nhận là trường hợp được áp dụng',
  ),
  term: termSchema,
  source: sourceSchema,
});

/** Where a procedure may be filed beside its owner's own desk (nộp không phụ thuộc địa giới hành chính). */
const filingSchema = z.strictObject({
  within: z
    .union([id, z.literal('anywhere')])
    .describe('Phạm vi: cùng một cơ quan cấp trên thuộc loại này (kind); anywhere là trên cả nước'),
  desks: z
    .array(id)
    .min(1)
    .optional()
    .describe('Loại cơ quan (kind) có bộ phận một cửa được nhận; không ghi là mọi loại'),
  effective: z.strictObject({ from: z.iso.date(), to: z.iso.date().optional() }),
  source: sourceSchema,
});

export const procedureSchema = z.strictObject({
  code: z
    .string()
    .regex(/^(\d\.\d{6}(\.\d{3}\.\d{2}\.\d{2}\.H\d{2})?|PAKN-\d{2})$/)
    .describe(
      'Mã TTHC trên Cơ sở dữ liệu quốc gia, ví dụ 1.001193; PAKN-01 … cho phản ánh, kiến nghị, vốn không phải TTHC',
    ),
  version: z.number().int().positive().describe('Số phiên bản của định nghĩa này, từ 1'),
  name: text.describe('Tên thủ tục'),
  field: text.describe('Lĩnh vực'),
  level: z
    .enum(['commune', 'district', 'province', 'central'])
    .describe('Cấp có thẩm quyền giải quyết'),
  online: z
    .enum(['none', 'partial', 'full'])
    .describe(
      'Dịch vụ công trực tuyến: none (mức 1–2), partial (một phần, mức 3), full (toàn trình, mức 4)',
    ),
  effective: z.strictObject({
    from: z.iso.date().describe('ngày đầu tiên có hiệu lực'),
    to: z.iso.date().optional().describe('ngày cuối cùng còn hiệu lực'),
  }),
  sources: z.array(sourceSchema).min(1).describe('Căn cứ của định nghĩa'),
  owner: z
    .strictObject({ kind: id })
    .describe('Loại cơ quan chủ trì: nơi tiếp nhận và trả kết quả'),
  filing: z
    .array(filingSchema)
    .default([])
    .describe(
      'Nơi khác được nhận hồ sơ thay cơ quan chủ trì; không ghi là chỉ nộp tại cơ quan chủ trì',
    ),
  immediate: sourceSchema
    .optional()
    .describe(
      'Giải quyết và trả kết quả ngay khi tiếp nhận: ghi sổ, không lập giấy tiếp nhận và hẹn trả; căn cứ của quy định đó',
    ),
  term: z
    .strictObject({
      ...termSchema.shape,
      source: sourceSchema,
      variants: z.array(termVariantSchema).default([]),
    })
    .refine(({ value, unit, cutoff }) => termSchema.safeParse({ value, unit, cutoff }).success, {
      error:
        'thời hạn phải có value lớn hơn 0, ra số phút chẵn (calendar-day: số ngày chẵn), và cutoff dạng HH:MM',
    })
    .describe('Thời hạn giải quyết theo luật, và các trường hợp khác'),
  policies: policiesSchema
    .prefault({})
    .describe('Chính sách đồng hồ; không ghi là theo mặc định chung'),
  alerts: alertsSchema.optional(),
  fee: z
    .strictObject({
      items: z.array(
        z.strictObject({
          label: text,
          amount: z.number().min(0).describe('đồng'),
          per: text.optional().describe('đơn vị tính, ví dụ "trang", "bản"'),
          when: expressionSchema.optional(),
        }),
      ),
      source: sourceSchema,
    })
    .describe('Phí, lệ phí; items rỗng là miễn phí'),
  papers: z.array(
    z.strictObject({
      id,
      name: text,
      originals: z.number().int().min(0).default(0),
      copies: z.number().int().min(0).default(0),
      required: z.union([z.boolean(), expressionSchema]).default(true),
      show: z.boolean().default(false).describe('chỉ xuất trình'),
      source: sourceSchema.optional(),
    }),
  ),
  facts: z
    .record(id, factSchema)
    .default({})
    .describe('Dữ kiện của hồ sơ mà điều kiện hỏi tới; `channel` (kênh tiếp nhận) luôn có sẵn'),
  lanes: z.record(
    id,
    z.strictObject({
      name: text,
      agency: z
        .union([z.literal('owner'), id])
        .describe('`owner` hoặc một loại cơ quan (kind) trong cây cơ quan'),
      role: z
        .enum(['desk', 'officer', 'head', 'chair'])
        .describe('một cửa, chuyên môn, trưởng, lãnh đạo'),
    }),
  ),
  segments: z
    .record(
      id,
      z.strictObject({
        name: text,
        agency: z.union([z.literal('owner'), id]),
        budget: budgetSchema.optional(),
        sees: z
          .strictObject({
            papers: z.array(id).optional().describe('Mã các giấy tờ được xem; không ghi là tất cả'),
            facts: z.array(id).optional().describe('Mã các dữ kiện được xem; không ghi là tất cả'),
            applicant: z
              .boolean()
              .default(true)
              .describe('Được xem người nộp là ai: cùng phục vụ một người dân'),
          })
          .optional()
          .describe(
            'Cơ quan làm chặng được xem gì của hồ sơ, khi chặng chưa xong; không ghi là tất cả',
          ),
        source: sourceSchema.optional(),
      }),
    )
    .default({})
    .describe('Các chặng liên thông của cơ quan khác'),
  start: id.describe('Bước đầu tiên sau khi tiếp nhận'),
  steps: z
    .record(id, stepSchema)
    .describe('Các bước, mỗi bước một mã: task, decision, parallel, handOver hoặc outcome'),
});

/** Whether a code is of petitions (phản ánh, kiến nghị): no TTHC, so in no figure of TTHC, and no portal's business. */
export const isPetition = (code: string): boolean => code.startsWith('PAKN-');

/** A definition with every default filled in. */
export type Procedure = z.infer<typeof procedureSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Action = z.infer<typeof actionSchema>;
export type FactDeclaration = z.infer<typeof factSchema>;
export type Filing = z.infer<typeof filingSchema>;
export type Policies = z.infer<typeof policiesSchema>;
export type Alerts = z.infer<typeof alertsSchema>;
export type Reminders = z.infer<typeof remindersSchema>;
export type FactValue = boolean | number | string;
