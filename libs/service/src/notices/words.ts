import { markDue } from '#lib/deadline';
import type { AlertWords, AssignmentWords, EscalationWords, NamesInModel } from '#lib/desk';
import { holdAlert } from '#lib/dossier';
import type { DigestWords, DraftName, OutboxMessage, StoredSubstitution } from '#lib/persistence';
import { holdReasonNames } from '#lib/procedure';
import { periodName } from '#lib/reporting';

/** Subject and body of a notice. */
export interface Words {
  subject: string;
  body: string;
}

const instant = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'short',
});

/**
 * An alert in words; it names the dossier by its code and procedure, and nobody by name.
 *
 * @example alertWords({ kind: 'due-2d', dossier: 'A', … }).subject // 'Hồ sơ A: còn 2 ngày làm việc'
 */
export const alertWords: AlertWords = (alert) => {
  const { dossier, procedureName, stepName, segmentName, provisional } = alert;
  const hold = holdAlert(alert.kind);
  const state = hold
    ? `tạm dừng quá lâu, ${holdReasonNames[hold.reason]}`
    : stateWords(alert.kind.split('/').at(-1) ?? alert.kind);
  const due = hold ? null : alert.due;
  const part = partWords(alert.kind, stepName, segmentName);
  return {
    subject: `Hồ sơ ${dossier}${part}: ${state}`,
    body: `Hồ sơ ${dossier} (${procedureName})${part}: ${state}.${due === null ? '' : ` Hạn: ${markDue(instant.format(due), provisional)}.`}`,
  };
};

/** What of the dossier an alert is about, after its code; nothing for the whole of it. */
const partWords = (kind: string, step: string | null, segment: string | null): string => {
  if (kind.startsWith('opinion:')) return ', ý kiến cơ quan khác';
  if (step !== null) return `, bước “${step}”`;
  return segment === null ? '' : `, bàn giao “${segment}”`;
};

const stateWords = (kind: string): string => {
  const before = /^due-(\d+)([dh])$/.exec(kind);
  if (before) return `còn ${before[1] ?? ''} ${before[2] === 'd' ? 'ngày' : 'giờ'} làm việc`;
  switch (kind) {
    case 'due-today':
      return 'đến hạn hôm nay';
    case 'overdue':
      return 'đã quá hạn';
    case 'escalate-head':
      return 'quá hạn, báo lãnh đạo đơn vị';
    case 'escalate-chair':
      return 'quá hạn, báo chủ tịch';
    case 'at-risk':
      return 'các bước sau sẽ không kịp hạn trả nếu chưa chuyển tiếp';
    case 'at-risk-owner':
      return 'các bước sau sẽ không kịp hạn trả nếu cơ quan đang giữ chưa chuyển tiếp';
    case 'unanswered':
      return 'quá hạn trả lời, cần tiếp nhận hoặc từ chối';
    case 'unanswered-giver':
      return 'cơ quan nhận chưa trả lời, đã quá hạn';
    default:
      return kind;
  }
};

/** A task that somebody's role now has to do. */
export const taskWords = (
  { dossier }: Pick<OutboxMessage, 'dossier'>,
  { procedureName, stepName }: NamesInModel,
): Words => ({
  subject: `Hồ sơ ${dossier}: việc mới, bước “${stepName ?? ''}”`,
  body: `Hồ sơ ${dossier} (${procedureName}) đang chờ xử lý ở bước “${stepName ?? ''}”.`,
});

/** A task told before that the act which opened it no longer gives: it was taken back. */
export const withdrawnWords = (
  { dossier }: Pick<OutboxMessage, 'dossier'>,
  { procedureName, stepName }: NamesInModel,
): Words => ({
  subject: `Hồ sơ ${dossier}: thu hồi việc, bước “${stepName ?? ''}”`,
  body: `Lần ghi chuyển hồ sơ ${dossier} (${procedureName}) đến bước “${stepName ?? ''}” đã được hoàn tác hoặc đính chính; việc này không còn chờ bạn.`,
});

/** Who has a task was changed by somebody else. */
export const assignmentWords: AssignmentWords = ({
  dossier,
  procedureName,
  stepName,
  by,
  reason,
  given,
}) => {
  const step = `bước “${stepName ?? ''}”`;
  return {
    subject: `Hồ sơ ${dossier}: ${given ? 'bạn được giao' : 'bạn không còn giữ'} ${step}`,
    body: `Hồ sơ ${dossier} (${procedureName}): ${by} ${
      given ? `giao cho bạn ${step}` : `đã nhận lại hoặc giao người khác ${step}`
    }.${reason === null ? '' : ` Lý do: ${reason}`}`,
  };
};

/** A superior told by a person. */
export const escalationWords: EscalationWords = ({ dossier, reason, procedureName }) => ({
  subject: `Hồ sơ ${dossier}: báo cấp trên`,
  body: `Hồ sơ ${dossier} (${procedureName}) được báo lên cấp trên. Lý do: ${reason}`,
});

/** Somebody is to stand in for somebody, told to whom it was not decided by. */
export const substitutionWords = ({
  absentName,
  substituteName,
  from,
  to,
  reason,
}: Pick<
  StoredSubstitution,
  'absentName' | 'substituteName' | 'from' | 'to' | 'reason'
>): Words => ({
  subject: `${substituteName} trực thay ${absentName} từ ${instant.format(from)}`,
  body: `${substituteName} trực thay ${absentName} từ ${instant.format(from)} đến ${instant.format(to)}.${
    reason === null ? '' : ` Lý do: ${reason}`
  }`,
});

export const draftWords = ({ period }: DraftName, agencyName: string): Words => ({
  subject: `Dự thảo báo cáo ${periodName(period)} của ${agencyName}`,
  body: `Kỳ báo cáo ${periodName(period)} đã hết; dự thảo báo cáo của ${agencyName} đã được lập, mời lãnh đạo xem rồi khóa số liệu.`,
});

/** The day's sum of what waits, a line each. */
export const digestWords: DigestWords = (notices) => ({
  subject: `Motcua: ${notices.length} việc cần để ý hôm nay`,
  body: notices.map(({ subject }) => `- ${subject}`).join('\n'),
});
