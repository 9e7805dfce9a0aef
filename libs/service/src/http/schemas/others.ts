import { z } from 'zod';

import { agencyCodeSchema } from '#lib/directory';
import { type CellKey, cellKeys } from '#lib/reporting';

import { assignable, holder } from './assignments.ts';
import {
  applicantListed,
  instantIn,
  instantOut,
  next,
  pageByIdQuery,
  pageQuery,
  searchText,
} from './common.ts';

const named = z.object({ id: z.string(), name: z.string() });
const source = z.record(z.string(), z.unknown());

export const tasksQuery = z.object({
  agency: z.string().optional().describe('Chỉ việc của cơ quan này'),
  role: z.enum(['desk', 'officer', 'head', 'chair']).optional(),
  procedure: z.string().optional().describe('Mã thủ tục'),
  task: z.string().optional().describe('Chỉ việc của bước này, ví dụ ky-duyet'),
  standing: z
    .enum(['within', 'overdue'])
    .optional()
    .describe('overdue: bước hoặc hồ sơ đã quá hạn; within: cả hai còn hạn'),
  dueBefore: instantIn
    .optional()
    .describe('Hạn của bước (không có thì hạn trả hồ sơ) trước thời điểm này'),
  dueAfter: instantIn.optional().describe('… từ thời điểm này'),
  holder: z
    .enum(['me', 'nobody'])
    .optional()
    .describe('me: việc bạn giữ, hoặc người bạn trực thay giữ; nobody: chưa ai nhận'),
  q: searchText,
  ...pageQuery,
});

export const taskPage = z
  .object({
    items: z.array(
      z
        .object({
          dossier: z.string(),
          version: z.number().int(),
          task: z.string(),
          name: z.string(),
          laneName: z.string(),
          agency: named,
          role: z.string(),
          segment: z.string().nullable(),
          openedAt: instantOut,
          due: instantOut.nullable().describe('Hạn của việc, theo định mức'),
          overdue: z.boolean(),
          procedure: z.object({ code: z.string(), name: z.string() }),
          field: z.string(),
          owner: named,
          status: z.object({ code: z.number().int(), label: z.string() }),
          dossierDue: instantOut.nullable(),
          dossierOverdue: z.boolean(),
          held: z.boolean(),
          holder,
          assignable,
          applicant: applicantListed,
        })
        .meta({ id: 'ListedTask' }),
    ),
    next,
  })
  .meta({ id: 'TaskPage' });

export const procedureListed = z
  .object({
    code: z.string(),
    version: z.number().int(),
    name: z.string(),
    field: z.string(),
    level: z.string(),
    online: z.string(),
    ownerKind: z.string(),
    term: z.string().describe('Thời hạn, bằng lời'),
    effective: z.object({ from: z.string(), to: z.string().nullable() }),
    agencies: z.array(z.string()).describe('Loại cơ quan tham gia'),
    immediate: z.boolean().describe('Giải quyết và trả kết quả ngay, không lập giấy hẹn'),
    filing: z
      .array(
        z.object({
          within: z
            .string()
            .describe('Cùng một cơ quan cấp trên thuộc loại này; anywhere: cả nước'),
          desks: z.array(z.string()).nullable().describe('Loại cơ quan được nhận; null: mọi loại'),
          effective: z.object({ from: z.string(), to: z.string().nullable() }),
        }),
      )
      .describe('Nơi khác được nhận hồ sơ thay cơ quan chủ trì'),
    pin: z.string(),
    certificate: z
      .enum(['proved', 'denied', 'not-proven', 'under-way'])
      .nullable()
      .describe('Chứng nhận, theo điều máy chủ này đã xét; null: chưa xét'),
  })
  .meta({ id: 'ListedProcedure' });
export const procedureList = z
  .object({ items: z.array(procedureListed) })
  .meta({ id: 'ProcedureList' });
export const procedureQuery = z.object({
  version: z.coerce.number().int().positive().optional().describe('Không ghi: bản mới nhất'),
});
export const procedureFileQuery = z.object({
  ...procedureQuery.shape,
  format: z.enum(['svg', 'bpmn', 'docx']),
});
export const procedureAnswer = procedureListed
  .extend({
    definition: source.describe('Định nghĩa đầy đủ'),
    machine: source.describe('Máy trạng thái đã biên dịch (XState)'),
    mermaid: z.string(),
  })
  .meta({ id: 'Procedure' });

export const lockVersion = z.coerce
  .number()
  .int()
  .positive()
  .describe('Bản đã khóa: 1 là lần khóa đầu, lần phát hành lại sau là 2 …');

export const agencyId = z.string().min(1).max(100).describe('Mã cơ quan');
export const agencyAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    shortName: z.string(),
    kind: z.string(),
    kindName: z.string(),
    parent: z.string().nullable(),
    code: z
      .string()
      .nullable()
      .describe('Mã định danh, đứng đầu mã hồ sơ; null: chưa có nên chưa cấp được mã hồ sơ'),
    codeFixed: z.boolean().describe('Mã do danh bạ cơ quan ghi, không đặt ở đây'),
  })
  .meta({ id: 'Agency' });
export const agencyCodeBody = z.object({ code: agencyCodeSchema });
export const agencyList = z.object({ items: z.array(agencyAnswer) }).meta({ id: 'AgencyList' });
export const agenciesQuery = z.object({
  on: z.iso.date().optional().describe('Danh mục có hiệu lực ngày này; không ghi là hôm nay'),
});

const reportTimes = {
  agency: z.string().describe('Cơ quan báo cáo'),
  asOf: instantIn.optional().describe('Nhìn kỳ báo cáo tại thời điểm này'),
  asKnownAt: instantIn.optional().describe('Chỉ dùng những gì đã ghi nhận đến thời điểm này'),
};
const locked = {
  version: lockVersion
    .optional()
    .describe('Như đã khóa ở bản này, dù về sau ghi thêm gì; khi ấy bỏ qua `asOf`, `asKnownAt`'),
};
export const periodId = z.string().max(20).describe('2023-Q2, 2023-H1 hoặc 2023');
export const reportQuery = z.object({
  ...reportTimes,
  ...locked,
  format: z.enum(['json', 'xlsx', 'docx']).default('json'),
});
/** The dossiers behind a figure, a page in the order of their codes. */
export const cellPage = {
  cursor: z.string().max(100).optional().describe('Vị trí trang kế tiếp, lấy từ `next`'),
  limit: pageQuery.limit,
};
export const cellQuery = z.object({
  ...reportTimes,
  ...locked,
  ...cellPage,
  field: z.string().optional().describe('Chỉ dòng của lĩnh vực này'),
  owner: z.string().optional().describe('Chỉ dòng của đơn vị này'),
});
export const cellKey = z
  .enum(cellKeys as [CellKey, ...CellKey[]])
  .describe('Ô của biểu, ví dụ resolved.overdue');
export const cellAnswer = z
  .object({
    key: z.string(),
    label: z.string(),
    figure: z.number().int(),
    items: z.array(
      z.object({
        dossier: z.string(),
        procedure: z.string(),
        field: z.string(),
        owner: named,
        channel: z.string(),
        acceptedAt: instantOut.nullable(),
        due: instantOut.nullable(),
        closedAt: instantOut.nullable(),
        closedAs: z.string().nullable(),
        standing: z.string().nullable(),
      }),
    ),
    next,
  })
  .meta({ id: 'Cell' });
export const reportAnswer = z
  .looseObject({
    period: z.object({ id: z.string(), from: z.string(), to: z.string() }),
    agency: z.string(),
    agencyName: z.string(),
    asOf: z.string(),
    asKnownAt: z.string(),
    total: source,
    fields: z.array(source),
    units: z.array(source).optional(),
    segments: z.array(source),
    identities: z.array(source),
    evidence: source,
  })
  .meta({ id: 'Report' });

export const draftsQuery = z.object({
  agency: z.string().optional().describe('Chỉ dự thảo của cơ quan này'),
  ...pageByIdQuery,
});
export const draftList = z
  .object({
    items: z.array(
      z
        .object({
          period: z.string().describe('Kỳ báo cáo, ví dụ 2023-Q2'),
          periodName: z.string().describe('Ví dụ: quý II năm 2023'),
          agency: named,
          draftedAt: instantOut,
          asOf: instantOut.describe('Kỳ nhìn tại lúc này; đưa lại cho viewReport'),
          asKnownAt: instantOut.describe(
            'Từ những gì đã ghi đến lúc này; cùng `asOf` cho lại đúng số liệu của dự thảo',
          ),
          locked: z
            .number()
            .int()
            .nullable()
            .describe('Bản mới nhất đã khóa của báo cáo này; null: chưa khóa'),
        })
        .meta({ id: 'ReportDraft' }),
    ),
    next,
  })
  .meta({ id: 'ReportDrafts' });
export const periodList = z
  .object({
    items: z.array(
      z
        .object({
          id: z.string(),
          name: z.string(),
          from: z.iso.date().describe('Ngày đầu'),
          to: z.iso.date().describe('Ngày cuối, thuộc kỳ'),
        })
        .meta({
          id: 'ReportPeriod',
          example: {
            id: '2023-Q2',
            name: 'quý II năm 2023',
            from: '2023-03-15',
            to: '2023-06-14',
          },
        }),
    ),
  })
  .meta({ id: 'ReportPeriods' });

export const healthAnswer = z
  .object({ status: z.enum(['ok', 'down']), code: z.string().optional() })
  .meta({ id: 'Health' });
