import { z } from 'zod';

import { roles } from '#lib/directory';
import { assignmentActs } from '#lib/persistence';

import { instantIn, instantOut, next, pageByIdQuery, rowId } from './common.ts';

/** A person or a system by id and name. */
export const someone = z.object({ id: z.string(), name: z.string() });

/** Who has a task. */
export const holder = someone
  .extend({ since: instantOut.describe('Giữ từ lúc') })
  .nullable()
  .describe('Ai đang giữ việc; null: chưa ai nhận')
  .meta({ example: { id: 'tk-1f0a', name: 'Trần Văn Bình', since: '2023-03-16T08:05:00+07:00' } });

/** What whoever asks may do about who has a task. */
export const assignable = z
  .array(z.enum(assignmentActs))
  .describe('Nhận, trả, giao, chuyển: những gì bạn làm được với việc này');

export const taskStep = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,99}$/)
  .describe('Mã bước, ví dụ tham-tra');

const to = z.string().min(1).max(100).describe('Tài khoản người nhận, lấy từ `colleagues`');
const reason = z.string().trim().min(1).max(2000);

export const releaseBody = z
  .strictObject({ reason: reason.optional() })
  .meta({ id: 'ReleaseBody', examples: [{ reason: 'Không thuộc phần việc của tôi' }] });
export const assignBody = z
  .strictObject({ to, reason: reason.optional() })
  .meta({ id: 'AssignBody', examples: [{ to: 'tk-1f0a', reason: 'Hồ sơ gấp' }] });
export const delegateBody = z
  .strictObject({ to, reason })
  .meta({ id: 'DelegateBody', examples: [{ to: 'tk-1f0a', reason: 'Tôi đi tập huấn' }] });

export const colleagueList = z
  .object({
    items: z.array(
      someone
        .extend({ open: z.number().int().nonnegative().describe('Số việc đang giữ ở cơ quan này') })
        .meta({ id: 'Colleague', example: { id: 'tk-1f0a', name: 'Trần Văn Bình', open: 4 } }),
    ),
  })
  .meta({ id: 'ColleagueList' });

export const assignmentList = z
  .object({
    items: z.array(
      z
        .object({
          turn: z.number().int().describe('Số thứ tự trong hồ sơ'),
          task: z.string().describe('Mã bước'),
          taskName: z.string(),
          act: z.enum(assignmentActs),
          holder: someone.nullable().describe('Người giữ việc từ lúc này; null: không ai'),
          actor: someone.describe('Người làm việc này'),
          inPlaceOf: someone.nullable().describe('Trực thay ai'),
          reason: z.string().nullable(),
          at: instantOut,
          until: instantOut.nullable().describe('Đến lúc giao lần sau, hoặc việc xong'),
        })
        .meta({ id: 'Assignment' }),
    ),
  })
  .meta({ id: 'AssignmentList' });

export const substitutionId = rowId.describe('Mã lần trực thay');

export const substitutionsQuery = z.object(pageByIdQuery);

export const substitutionSchema = z
  .object({
    id: z.string(),
    absent: someone.describe('Người vắng'),
    substitute: someone.describe('Người trực thay'),
    agency: someone,
    fields: z.array(z.string()).nullable().describe('null: mọi lĩnh vực của người vắng'),
    from: instantOut,
    to: instantOut.describe('Đến trước lúc này'),
    reason: z.string().nullable(),
    setBy: someone,
    setAt: instantOut,
    endedAt: instantOut.nullable().describe('Kết thúc sớm'),
    state: z.enum(['coming', 'in-force', 'over']).describe('Sắp tới, đang hiệu lực, đã hết'),
    mayEnd: z.boolean().describe('Bạn kết thúc được'),
  })
  .meta({ id: 'Substitution' });

export const substitutionPage = z
  .object({ items: z.array(substitutionSchema), next })
  .meta({ id: 'SubstitutionPage' });

export const substitutionBody = z
  .strictObject({
    absent: z.string().max(100).optional().describe('Người vắng; không ghi là chính bạn'),
    substitute: z.string().min(1).max(100).describe('Người trực thay, cùng cơ quan'),
    agency: z.string().max(100),
    fields: z.array(z.string().min(1).max(100)).min(1).max(50).optional(),
    from: instantIn,
    to: instantIn,
    reason: reason.optional(),
  })
  .meta({
    id: 'SubstitutionBody',
    examples: [
      {
        substitute: 'tk-1f0a',
        agency: 'thanh-ha',
        from: '2023-06-12T07:30:00+07:00',
        to: '2023-06-17T00:00:00+07:00',
        reason: 'Nghỉ phép',
      },
    ],
  });

export const peopleList = z
  .object({
    items: z.array(
      someone
        .extend({
          roles: z.array(
            z.object({
              role: z.enum(roles),
              roleName: z.string(),
              fields: z.array(z.string()).nullable(),
            }),
          ),
          mayBeAbsent: z.boolean().describe('Bạn cử được người trực thay cho người này'),
        })
        .meta({ id: 'AgencyPerson' }),
    ),
  })
  .meta({ id: 'AgencyPeople' });
