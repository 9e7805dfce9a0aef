import { momentText } from './time.ts';

interface Judged {
  standing: string | null;
  due: string | null;
  originalDue: string | null;
  position: { lateBeforeRestart: boolean; closedAt: string | null } | null;
}

/**
 * Why something is overdue though its due has not passed: it was so before the due was counted anew, or it is
 * judged by its first due. Null where the due itself says it.
 */
export const whyOverdue = (
  { standing, due, originalDue, position }: Judged,
  now: number = Date.now(),
): string | null => {
  if (standing !== 'overdue' || due === null) return null;
  if (position?.lateBeforeRestart)
    return 'Đã quá hạn từ trước khi yêu cầu bổ sung: hạn được tính lại, hồ sơ vẫn là quá hạn';
  const judgedAt = position?.closedAt ? Date.parse(position.closedAt) : now;
  return originalDue !== null && judgedAt <= Date.parse(due)
    ? `Tính quá hạn theo lần hẹn đầu, ${momentText(originalDue)}`
    : null;
};
