import type { ReorganisationSummary } from '#lib/desk';
import { grantText } from '#lib/service';

/** What a reorganisation does, or did: each agency, the people with their new roles, what is left over. */
export const reorganisationLines = (
  {
    agencies,
    dossiers,
    before,
    runningTerms,
    people,
    substitutions,
    leftOver,
  }: ReorganisationSummary,
  applied: boolean,
): string[] => [
  ...agencies.map(
    ({ agency, to, submitted, inHand, overdue, paused, toReturn, tasks }) =>
      `${agency} → ${to ?? 'theo loại kế nhiệm'}: ${submitted} mới nộp, ${inHand} đang giải quyết ` +
      `(${overdue} quá hạn, ${paused} tạm dừng), ${toReturn} chờ trả, ${tasks} việc đang mở`,
  ),
  `${dossiers} hồ sơ ${applied ? 'đã chuyển' : 'sẽ chuyển'}, ${runningTerms} thời hạn chạy tiếp` +
    (before > 0 ? `; ${before} hồ sơ đã chuyển từ lần chạy trước` : ''),
  ...people.map(
    ({ kind, name, after, unplaced }) =>
      `${kind === 'account' ? 'tài khoản' : 'khóa API'} ${name}: ${[
        ...after.filter(({ to }) => to === undefined).map(grantText),
        ...(unplaced ? ['chưa có nơi mới'] : []),
      ].join('; ')}`,
  ),
  `${substitutions} lần trực thay ${applied ? 'đã chuyển' : 'sẽ chuyển'} hoặc chấm dứt`,
  ...leftOver.map(
    ({ dossier, code, message }) => `không chuyển được ${dossier}: ${code}: ${message}`,
  ),
];
