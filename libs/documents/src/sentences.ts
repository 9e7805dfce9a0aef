/** Section I.7 of the report: the figures as sentences, in the words offices use. */
import { periodName, type Counts, type Report } from '#lib/reporting';
import { writeCount } from './vietnamese.ts';

const dossiers = (count: number): string => `${writeCount(count)} hồ sơ`;

/** [count, words], for those that are not zero: "1 hồ sơ tạm dừng, 2 hồ sơ …". */
function listed(items: readonly (readonly [count: number, words: string])[]): string {
  return items
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${dossiers(count)} ${words}`)
    .join(', ');
}

/** What a locked report left in hand and what was learned since, when the two differ. */
function corrected(previous: Report['previous']): string {
  if (previous === undefined || previous.adjustments.length === 0) return '';
  const changes = previous.adjustments.map(
    ({ reason, change }) =>
      `${change < 0 ? 'bớt' : 'thêm'} ${dossiers(Math.abs(change))} (${reason})`,
  );
  return (
    `, tính từ ${dossiers(previous.inHand)} đang giải quyết theo báo cáo đã khóa ` +
    `${periodName(previous.period)}, điều chỉnh số liệu kỳ trước: ${changes.join(', ')}`
  );
}

function received(
  { received: all, inPeriod, carriedOver }: Counts,
  previous: Report['previous'],
): string {
  const ways = [
    `Trực tuyến: ${dossiers(inPeriod.online)}`,
    `trực tiếp: ${dossiers(inPeriod.direct)}`,
    ...(inPeriod.postal > 0
      ? [`qua dịch vụ bưu chính công ích: ${dossiers(inPeriod.postal)}`]
      : []),
  ];
  return (
    `- Tổng số hồ sơ TTHC đã tiếp nhận trong kỳ báo cáo là ${dossiers(all)}, trong đó: ` +
    `Số hồ sơ mới tiếp nhận là ${dossiers(inPeriod.total)} (${ways.join(', ')}); ` +
    `Số hồ sơ từ kỳ báo cáo trước chuyển qua là ${dossiers(carriedOver)}${corrected(previous)}.`
  );
}

function resolved({ resolved: { total, early, onTime, overdue } }: Counts): string {
  return (
    '- Kết quả giải quyết TTHC (bao gồm cả hồ sơ giải quyết theo cơ chế một cửa, một cửa liên thông ' +
    'theo dịch vụ công trực tuyến, trực tiếp và dịch vụ bưu chính công ích): ' +
    `Số hồ sơ đã giải quyết là ${dossiers(total)}, trong đó: ` +
    `Số hồ sơ giải quyết trước hạn là ${dossiers(early)}, ` +
    `số hồ sơ giải quyết đúng hạn là ${dossiers(onTime)}; ` +
    `số hồ sơ giải quyết quá hạn ${dossiers(overdue)}.`
  );
}

function inHand({ inHand: { total, within, overdue } }: Counts): string {
  if (total === 0) return 'Không có hồ sơ đang giải quyết chuyển sang kỳ sau.';
  const late = overdue > 0 ? `; số hồ sơ đã quá hạn là ${dossiers(overdue)}` : '';
  return (
    `Số hồ sơ đang giải quyết là ${dossiers(total)}, trong đó: ` +
    `Số hồ sơ chưa đến hạn là ${dossiers(within)}${late}.`
  );
}

/**
 * The paragraphs of section I.7, each without line breaks: received, resolved, in hand, and the memo items
 * that are not zero, said as parts of the totals so that nobody adds them again (the seed's reads as 939, not 937).
 * Adjustments of the period before are told where the carried over are.
 */
export function resolutionSentences({
  total,
  previous,
}: Pick<Report, 'total' | 'previous'>): string[] {
  const { memo } = total;
  const ofInHand = listed([
    [memo.paused, 'tạm dừng'],
    [memo.provisional, 'có hạn trả tạm tính'],
    [memo.withoutAppointmentInHand, 'không hẹn ngày trả'],
  ]);
  const ofResolved = listed([
    [memo.returnedUnqualified, 'trả lại do không đủ điều kiện giải quyết'],
    [memo.rejected, 'bị từ chối giải quyết'],
    [memo.withdrawn, 'do người nộp rút'],
    [memo.stopped, 'dừng giải quyết'],
    [memo.lateBeforeRestart, 'đã quá hạn trước khi yêu cầu bổ sung'],
    [memo.reappointed, 'đã xin lỗi và hẹn lại ngày trả'],
    [memo.withoutAppointment, 'không hẹn ngày trả, tính vào đúng hạn'],
  ]);
  const notes = [
    ...(ofInHand === '' ? [] : [`trong số hồ sơ đang giải quyết có ${ofInHand}`]),
    ...(ofResolved === '' ? [] : [`trong số hồ sơ đã giải quyết có ${ofResolved}`]),
  ];
  return [
    received(total, previous),
    resolved(total),
    inHand(total),
    ...(notes.length === 0
      ? []
      : [
          `${notes.join('; ').replace(/^t/, 'T')} (các số này đã nằm trong tổng số nêu trên, không cộng thêm).`,
        ]),
  ];
}
