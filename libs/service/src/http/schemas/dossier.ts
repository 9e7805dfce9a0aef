import { z } from 'zod';

import { collectors, returnWays } from '#lib/dossier';
import { archiveStages } from '#lib/persistence';
import { phases } from '#lib/procedure';

import { assignable, holder, someone } from './assignments.ts';
import {
  applicantListed,
  instantIn,
  instantOut,
  next,
  pageQuery,
  searchText,
  yesNo,
} from './common.ts';
import { paperBodies } from './papers.ts';

export const dossierId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/)
  .describe('Mã hồ sơ, ví dụ 000.22.24.H23-230316-0007');

export const channels = z.enum(['online', 'direct', 'postal']);
const way = z.enum(returnWays).describe('Tại một cửa, qua bưu chính, bản điện tử');
const parcelState = z
  .enum(['sent', 'failed', 'sent-back', 'lost', 'delivered'])
  .describe('Bưu gửi: đã giao bưu chính, phát chưa được, chuyển hoàn, thất lạc, đã phát');
const phase = z.enum(phases).describe('Giai đoạn của vòng đời');
const closedAs = z.enum(['granted', 'rejected', 'returned-unqualified', 'withdrawn', 'stopped']);
const standing = z
  .enum(['within', 'overdue', 'early', 'on-time', 'none'])
  .describe('Đang giải quyết: within, overdue; đã xong: early, on-time, overdue, none');
const hold = z
  .object({
    scope: z.string().describe('`dossier` hoặc mã chặng'),
    reason: z.enum(['supplement', 'payment', 'opinion']),
    from: z.string().optional().describe('Cơ quan được xin ý kiến, khi có nêu'),
    label: z.string(),
  })
  .meta({ id: 'Hold' });
const status = z
  .object({ code: z.number().int().describe('Mã trạng thái quốc gia 1–10'), label: z.string() })
  .meta({ id: 'NationalStatus' });
const named = (what: string) => z.object({ id: z.string(), name: z.string() }).describe(what);
const procedure = z.object({ code: z.string(), name: z.string() });
const factValue = z.union([z.boolean(), z.number(), z.string()]);

export const dossiersQuery = z.object({
  phase: z
    .string()
    .regex(/^[a-z-]+(,[a-z-]+)*$/)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(phases)))
    .optional()
    .describe(`Giai đoạn, nhiều giá trị cách nhau dấu phẩy: ${phases.join(', ')}`),
  owner: z.string().optional().describe('Cơ quan chủ trì'),
  procedure: z.string().optional().describe('Mã thủ tục'),
  field: z.string().optional().describe('Lĩnh vực'),
  standing: standing.optional(),
  dueBefore: instantIn.optional().describe('Hạn trả trước thời điểm này'),
  dueAfter: instantIn.optional().describe('Hạn trả từ thời điểm này'),
  taskAgency: z.string().optional().describe('Có việc đang mở của cơ quan này'),
  taskRole: z.enum(['desk', 'officer', 'head', 'chair']).optional().describe('… của vai này'),
  paused: yesNo.describe('Đồng hồ đang dừng (true) hoặc đang chạy (false)'),
  desk: z.string().optional().describe('Bộ phận một cửa của cơ quan này trả kết quả'),
  way: way.optional().describe('Cách nhận kết quả'),
  parcel: parcelState.optional(),
  archive: z
    .enum(archiveStages)
    .optional()
    .describe('Đã kết thúc chưa nộp lưu; đã nộp lưu; đã nộp lưu và hết thời hạn lưu trữ'),
  atRisk: yesNo.describe('Chưa quá hạn, nhưng các bước sau không kịp hạn trả (true)'),
  heldLong: yesNo.describe('Tạm dừng lâu hơn quy định của thủ tục (`holdLimit`)'),
  q: searchText,
  sort: z
    .enum(['due', 'submitted', 'waiting', 'recorded'])
    .default('due')
    .describe('Hạn gần nhất trước; nộp mới nhất trước; nộp lâu nhất trước; ghi mới nhất trước'),
  ...pageQuery,
});

export const dossierListed = z
  .object({
    id: z.string(),
    procedure,
    field: z.string(),
    channel: channels,
    owner: named('Cơ quan chủ trì'),
    phase,
    phaseLabel: z.string(),
    status,
    version: z.number().int(),
    submittedAt: instantOut,
    acceptedAt: instantOut.nullable(),
    recordedAt: instantOut.describe('Lần ghi cuối'),
    due: instantOut.nullable(),
    standing: standing.nullable(),
    closedAt: instantOut.nullable(),
    closedAs: closedAs.nullable(),
    returnedAt: instantOut.nullable(),
    way,
    parcel: parcelState.nullable(),
    archivedAt: instantOut.nullable().describe('Lúc nộp lưu'),
    archivePlace: z.string().nullable().describe('Kho, giá, hộp'),
    keepUntil: z.iso
      .date()
      .nullable()
      .describe('Ngày cuối của thời hạn lưu trữ; null: chưa nộp lưu hoặc vĩnh viễn'),
    paused: z.boolean().describe('Đang giải quyết và đồng hồ đang dừng'),
    atRisk: z.boolean().describe('Chưa quá hạn, nhưng các bước sau không kịp hạn trả'),
    heldLong: z.boolean().describe('Tạm dừng lâu hơn quy định của thủ tục'),
    holds: z.array(hold).describe('Các khoảng tạm dừng đang mở'),
    applicant: applicantListed,
  })
  .meta({ id: 'ListedDossier' });

export const dossierPage = z
  .object({ items: z.array(dossierListed), next })
  .meta({ id: 'DossierPage' });

const count = z.number().int().nonnegative();

export const dossierSummary = z
  .object({
    submitted: count.describe('Mới nộp, chờ tiếp nhận: `phase=submitted`'),
    inHand: count.describe('Đang giải quyết: `phase=in-hand`'),
    dueToday: count.describe(
      'Đến hạn hôm nay, chưa quá hạn: `phase=in-hand&standing=within&dueAfter=…&dueBefore=…`',
    ),
    overdue: count.describe('Quá hạn: `phase=in-hand&standing=overdue`'),
    paused: count.describe('Đang tạm dừng: `phase=in-hand&paused=true`'),
    heldLong: count.describe('Trong đó tạm dừng quá lâu: `heldLong=true`'),
    toReturn: count.describe('Có kết quả, chưa trả: `phase=finished`'),
    questions: count.describe('Điều cần xác nhận chưa ai trả lời: `/questions?answered=false`'),
  })
  .meta({
    id: 'DossierSummary',
    example: {
      submitted: 3,
      inHand: 41,
      dueToday: 4,
      overdue: 1,
      paused: 6,
      heldLong: 1,
      toReturn: 9,
      questions: 2,
    },
  });

const applicant = {
  name: z.string().trim().min(1).max(200),
  phone: z.string().trim().max(30).nullable().optional(),
  email: z.email().max(200).nullable().optional(),
  idNumber: z.string().trim().max(20).nullable().optional(),
  address: z.string().trim().max(400).nullable().optional(),
  representative: z.string().trim().max(200).nullable().optional(),
};

export const submitBody = z
  .strictObject({
    id: dossierId.optional().describe('Mã hồ sơ; không ghi thì hệ thống cấp'),
    procedure: z.string().describe('Mã thủ tục'),
    agency: z.string().describe('Cơ quan chủ trì'),
    receivedBy: z
      .string()
      .optional()
      .describe(
        'Cơ quan có bộ phận một cửa nhận hộ, nơi thủ tục cho phép; không ghi là cơ quan chủ trì',
      ),
    channel: channels,
    way: way.optional().describe('Cách nhận kết quả; không ghi: tại một cửa'),
    facts: z.record(z.string(), factValue).optional().describe('Dữ kiện của hồ sơ'),
    at: instantIn.optional().describe('Lúc nộp; không ghi là bây giờ'),
    reason: z.string().max(2000).optional().describe('Lý do (bắt buộc khi ghi bù)'),
    papers: paperBodies,
    applicant: z.strictObject(applicant).optional().describe('Người nộp; không vào lịch sử'),
  })
  .meta({
    id: 'SubmitBody',
    examples: [
      {
        procedure: '1.001193',
        agency: 'thanh-ha',
        channel: 'direct',
        facts: { 'qua-han': false },
        applicant: { name: 'Nguyễn Thị Mai An', phone: '0900 000 101' },
      },
    ],
  });

const segment = z
  .object({
    segment: z.string(),
    name: z.string(),
    agency: named('Cơ quan thực hiện chặng'),
    state: z.enum([
      'offered',
      'received',
      'finished',
      'declined',
      'recalled',
      'expired',
      'overtaken',
    ]),
    offeredAt: instantOut.nullable(),
    receivedAt: instantOut.nullable(),
    endedAt: instantOut.nullable(),
    due: instantOut.nullable(),
    overdue: z.boolean(),
    standing: z.enum(['early', 'on-time', 'overdue', 'none']).nullable(),
  })
  .meta({ id: 'Segment' });

const side = z.object({ agency: named('Cơ quan'), role: z.string() });

const offer = z
  .object({
    segment: z.string(),
    name: z.string(),
    seq: z.number().int().describe('Lần ghi đã bàn giao'),
    hash: z.string().describe('Mã băm của lần ghi đó: của toàn bộ nội dung đã bàn giao'),
    from: side.describe('Bên giao'),
    to: side.describe('Bên được giao'),
    offeredAt: instantOut,
    budget: z.string().nullable().describe('Thời hạn của chặng, bằng lời'),
    answerBy: instantOut.nullable().describe('Hạn trả lời; null là không có'),
    lapsed: z.boolean().describe('Đã quá hạn trả lời: bên giao ghi `expire` được'),
    answer: z
      .object({
        as: z.enum(['received', 'declined', 'recalled', 'expired', 'overtaken']),
        seq: z.number().int().describe('Lần ghi đã trả lời'),
        at: instantOut,
      })
      .nullable(),
  })
  .meta({ id: 'Offer' });

const task = z
  .object({
    task: z.string().describe('Mã bước'),
    name: z.string(),
    agency: named('Cơ quan làm'),
    role: z.string(),
    laneName: z.string(),
    segment: z.string().nullable(),
    openedAt: instantOut,
    due: instantOut.nullable(),
    overdue: z.boolean(),
    holder,
    assignable,
  })
  .meta({ id: 'OpenTask' });

export const offeredAction = z
  .object({
    action: z.string().describe('Tên trong đường dẫn: accept, step, receive …'),
    step: z.string().nullable().describe('Thao tác của bước (body.action)'),
    label: z.string(),
    task: z.string().nullable(),
    taskName: z.string().nullable(),
    segment: z.string().nullable(),
    scopes: z.array(z.string()).describe('Phạm vi có thể nêu: `dossier` hoặc mã chặng'),
    needs: z.object({
      facts: z.record(z.string(), z.unknown()).describe('Dữ kiện phải nhập, theo khai báo'),
      reason: z.boolean(),
      outcome: z.boolean(),
      segment: z.boolean(),
      fields: z.array(z.string()).describe('Trường riêng của việc này, ví dụ due, to'),
    }),
    blocked: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .describe('Vì sao chưa làm được; null là làm được'),
  })
  .meta({ id: 'OfferedAction' });

const position = z
  .object({
    from: instantOut.describe('Đúng từ sau thời điểm này'),
    phase: z.enum(['submitted', 'refused', 'in-hand', 'closed', 'returned']),
    owner: named('Cơ quan chủ trì'),
    acceptedAt: instantOut.nullable(),
    due: instantOut.nullable(),
    originalDue: instantOut.nullable(),
    closedAt: instantOut.nullable(),
    closedAs: closedAs.nullable(),
    returnedAt: instantOut.nullable(),
    standing: z.enum(['early', 'on-time', 'overdue', 'none']).nullable(),
    overdue: z.boolean().describe('Đang giải quyết và đã quá hạn tại thời điểm hỏi'),
    paused: z.boolean(),
    provisional: z.boolean(),
    reappointed: z.boolean(),
    lateBeforeRestart: z.boolean(),
    digitisedIntake: z.boolean(),
    digitisedResult: z.boolean(),
    segments: z.array(segment),
  })
  .meta({ id: 'Position' });

export const dossierQuery = z.object({
  at: instantIn.optional().describe('Hồ sơ đứng ở đâu tại thời điểm này (trường `position`)'),
});

/** What may be taken back. */
export const undoable = z
  .object({
    entry: z.number().int().describe('Số lần ghi, gửi lại trong `undo`'),
    seconds: z.number().int().nonnegative().describe('Còn bấy nhiêu giây, theo đồng hồ máy chủ'),
  })
  .nullable()
  .describe('Lần ghi cuối của chính bạn còn hoàn tác được; null: không có');

export const undoBody = z
  .strictObject({
    entry: z
      .union([z.number().int().positive(), z.string().min(1).max(200)])
      .describe('Lần ghi: số thứ tự, hoặc Idempotency-Key đã gửi với nó'),
  })
  .meta({ id: 'UndoBody', examples: [{ entry: 4 }] });

const payment = {
  seq: z.number().int().describe('Số thứ tự của lần ghi'),
  at: instantOut,
  amount: z.number().nullable().describe('Đồng; null: không ghi số tiền'),
  receipt: z.string().nullable().describe('Số biên lai, chứng từ'),
};

const money = z
  .object({
    obligations: z.array(
      z.object({
        seq: z.number().int(),
        at: instantOut,
        scope: z.string().describe('`dossier` hoặc mã chặng'),
        amount: z.number().nullable().describe('Số phải nộp, đồng'),
        payment: z.object(payment).nullable().describe('null: chưa nộp'),
      }),
    ),
    refunds: z.array(z.object(payment)),
    refundable: z.number().describe('Đã nộp mà chưa hoàn trả, đồng'),
  })
  .meta({ id: 'Money' })
  .describe('Nghĩa vụ tài chính: đã yêu cầu, đã nộp, đã hoàn trả');

const opinion = z
  .object({
    seq: z.number().int().describe('Lần ghi xin ý kiến; nội dung hỏi là lời văn của lần ghi đó'),
    agency: named('Cơ quan được xin ý kiến').nullable().describe('null: nhật ký không nêu'),
    outside: z.boolean().describe('Cơ quan ngoài danh mục'),
    scope: z.string().describe('`dossier` hoặc mã chặng'),
    askedAt: instantOut,
    due: instantOut.nullable().describe('Hạn trả lời; null: không hẹn'),
    overdue: z.boolean().describe('Chưa trả lời và đã quá hạn'),
    closedAt: instantOut.nullable(),
    closedAs: z
      .enum(['answered', 'overtaken'])
      .nullable()
      .describe(
        'null: đang chờ; overtaken: hồ sơ đã xong hoặc chuyển thủ tục trước khi có trả lời',
      ),
    standing: z.enum(['early', 'on-time', 'overdue', 'none']).nullable(),
  })
  .meta({ id: 'Opinion' });

export const dossierAnswer = z
  .object({
    id: z.string(),
    version: z.number().int().describe('Số lần ghi; cũng là ETag'),
    procedure: procedure.extend({ version: z.number().int() }),
    field: z.string(),
    channel: channels,
    owner: named('Cơ quan chủ trì'),
    receivedBy: named('Cơ quan tiếp nhận'),
    hostedBy: z
      .string()
      .nullable()
      .describe(
        'Đối tác mà hồ sơ thuộc về: ở đây chỉ làm chặng được giao; null: hồ sơ của hệ thống này',
      ),
    phase,
    phaseLabel: z.string(),
    status,
    outcome: z.enum(['granted', 'rejected', 'returned-unqualified']).nullable(),
    facts: z.record(z.string(), factValue),
    submittedAt: instantOut,
    due: instantOut.nullable(),
    originalDue: instantOut.nullable(),
    explanation: z
      .array(
        z.object({
          kind: z.string(),
          from: z.string(),
          to: z.string().nullable(),
          counted: z.number().nullable(),
          reason: z.string().nullable(),
          text: z.string(),
        }),
      )
      .describe('Vì sao hạn trả là như vậy, từng dòng'),
    standing: standing.nullable(),
    risk: z
      .object({
        from: instantOut.describe('Từ lúc này, nếu hồ sơ không chuyển động'),
        now: z.boolean().describe('Đã tới lúc đó, và chưa quá hạn'),
        needed: z.number().int().describe('Phút làm việc các bước còn lại cần, tính từ `from`'),
        left: z.number().int().describe('Phút làm việc còn đến hạn trả, tính từ bây giờ'),
      })
      .nullable()
      .describe(
        'Chặng sau không kịp: từ lúc nào các bước còn lại không vừa hạn trả; null: còn vừa',
      ),
    holds: z.array(hold),
    requests: z.array(hold).describe('Yêu cầu đang mở không dừng đồng hồ'),
    opinions: z.array(opinion).describe('Ý kiến đã xin của cơ quan khác'),
    money,
    segments: z.array(segment),
    offers: z.array(offer).describe('Các lần bàn giao, theo thứ tự; đã trả lời và đang chờ'),
    tasks: z.array(task).describe('Việc đang mở'),
    actions: z.array(offeredAction).describe('Việc có thể làm, và việc chưa thể kèm lý do'),
    position: position.nullable().describe('Vị trí bây giờ, hoặc tại `at`; null: chưa nộp'),
    findings: z.array(z.object({ seq: z.number().int(), code: z.string(), text: z.string() })),
    applicant: z
      .object({
        name: z.string(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
        idNumber: z.string().nullable(),
        address: z.string().nullable(),
        representative: z.string().nullable(),
        masked: z.boolean(),
      })
      .nullable()
      .describe('Người nộp; che khi không có quyền xem'),
    undo: undoable,
    sight: z
      .enum(['whole', 'part', 'past'])
      .describe(
        'Bạn xem được gì: toàn bộ; phần mà chặng của cơ quan bạn được xem; đã xong phần việc, chỉ còn phần của mình và kết quả',
      ),
    delivery: z
      .object({
        way,
        parcel: z
          .object({
            carrier: z.string(),
            tracking: z.string().nullable(),
            sentAt: instantOut,
            state: parcelState,
            at: instantOut.describe('Lúc chuyển sang trạng thái này'),
          })
          .nullable()
          .describe('Bưu gửi cuối cùng; null: chưa gửi'),
        receiptLostAt: instantOut.nullable().describe('Lúc báo mất giấy hẹn'),
        reissuedAt: instantOut.nullable().describe('Lúc cấp lại kết quả'),
        collectedBy: z.enum(collectors).nullable(),
      })
      .describe('Kết quả đến tay người nhận ra sao'),
    archived: z
      .object({
        at: instantOut,
        place: z.string(),
        box: z.string().nullable(),
        until: z.iso.date().nullable().describe('null: vĩnh viễn'),
        source: z.string().describe('Căn cứ thời hạn lưu trữ'),
        certainty: z.enum(['verified', 'secondary', 'unverified']),
      })
      .nullable()
      .describe('Nơi lưu và thời hạn; null: chưa nộp lưu'),
  })
  .meta({ id: 'Dossier' });

export const historyAnswer = z
  .object({
    items: z.array(
      z
        .object({
          seq: z.number().int(),
          kind: z.enum(['act', 'late', 'void', 'amend']),
          event: z.string(),
          label: z.string(),
          at: instantOut,
          recordedAt: instantOut,
          actor: z.string(),
          actorName: z
            .string()
            .nullable()
            .describe('Tên người hoặc hệ thống; null nếu là mã của hệ thống khác'),
          inPlaceOf: someone.nullable().describe('Trực thay ai'),
          key: z.string(),
          fact: z.record(z.string(), z.unknown()),
          text: z.record(z.string(), z.string()).nullable().describe('Lời văn, ví dụ lý do'),
          targets: z.array(z.number().int()),
          voided: z.boolean().describe('Đã bị đính chính hủy'),
          hash: z.string(),
          prevHash: z.string().nullable(),
        })
        .meta({ id: 'HistoryEntry' }),
    ),
  })
  .meta({ id: 'History' });
