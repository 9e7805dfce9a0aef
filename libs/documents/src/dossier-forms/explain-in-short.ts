/** The explanation of a due date in a few sentences, for the slip the applicant takes home. */
import type { ExplanationLine } from '#lib/deadline';

const DAY = 86_400_000;
const weekend = /^(Thứ bảy|Chủ nhật)(, (Thứ bảy|Chủ nhật))*$/;
/** A restart names its reason; the memo that a dossier was late before one does not. */
const begins = ({ kind, reason }: ExplanationLine): boolean =>
  kind === 'start' || (kind === 'restart' && reason !== null);
const moves: ReadonlySet<ExplanationLine['kind']> = new Set([
  'release',
  'extend',
  'vary',
  'provisional',
]);

/**
 * When counting began (the last time it did), which days it left out (weekends by their number, holidays by
 * name), and what moved the due since. Null where nothing was counted.
 *
 * @example
 * explainInShort(explain(ledger))
 * // 'Tiếp nhận lúc 09:00 ngày 10/06/2023 (Thứ bảy), thời hạn trong ngày; bắt đầu tính từ 07:30 ngày
 * // 12/06/2023.'
 */
export const explainInShort = (lines: readonly ExplanationLine[]): string | null => {
  const begun = lines.findLastIndex(begins);
  const start = lines[begun];
  if (!start) return null;
  const after = lines.slice(begun + 1);
  const off = after.filter(({ kind }) => kind === 'off');
  const weekends = off
    .filter(({ reason }) => weekend.test(reason ?? ''))
    .reduce((sum, { from, to }) => sum + daysIn(from, to), 0);
  const holidays = off
    .filter(({ reason }) => !weekend.test(reason ?? ''))
    .map(({ from, to, reason }) => `${spanOf(from, to)} (${reason ?? ''})`);
  const left = [...(weekends > 0 ? [`${weekends} ngày nghỉ hằng tuần`] : []), ...holidays];
  return [
    start.text,
    ...(left.length > 0 ? [`Không tính ${left.join('; ')}.`] : []),
    ...after.filter(({ kind }) => kind === 'rolled' || moves.has(kind)).map(({ text }) => text),
  ].join(' ');
};

const daysIn = (from: string, to: string | null): number =>
  to === null ? 1 : (Date.parse(to) - Date.parse(from)) / DAY + 1;

const spanOf = (from: string, to: string | null): string =>
  to === null || to === from ? dayIn(from) : `từ ${dayIn(from)} đến ${dayIn(to)}`;

/** As the other lines of an explanation write it: 02/05/2023. */
const dayIn = (day: string): string => day.split('-').toReversed().join('/');
