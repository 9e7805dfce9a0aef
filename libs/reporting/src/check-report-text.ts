/** The checker of a report written by hand: what in it holds, what does not, and what must be read with care. */
import { checkDates } from './check-dates.ts';
import type { CheckFinding } from './check-finding.ts';
import { checkSums } from './check-sums.ts';
import { datesIn } from './printed-dates.ts';
import { figuresIn } from './printed-figures.ts';
import type { PrintedFigures } from './printed-figures.ts';
import { find, sectionsOf } from './printed-text.ts';
import type { PrintedText } from './printed-text.ts';

/** "100% hồ sơ … đúng thời hạn" (part II) against the dossiers late in I.7. */
const onTimeClaim = (text: PrintedText, figures: PrintedFigures): CheckFinding[] => {
  const claim = find(text, '*', /100 ?% hồ sơ[^.;]*?(?:đúng thời hạn|đúng hạn|trước hạn)/u);
  const late = [figures.of('resolved.overdue'), figures.of('inHand.overdue')].flatMap((figure) =>
    figure ? [figure.value] : [],
  );
  if (!claim || late.length === 0) return [];
  const overdue = late.reduce((sum, value) => sum + value, 0);
  const { section, line } = claim;
  return [
    {
      code: 'on-time-claim',
      severity: overdue === 0 ? 'ok' : 'error',
      section,
      line,
      text:
        overdue === 0
          ? '“100% hồ sơ đúng thời hạn” khớp với 0 hồ sơ quá hạn ở mục I.7.'
          : `“100% hồ sơ đúng thời hạn” trái với ${overdue} hồ sơ quá hạn ở mục I.7.`,
      figures: { overdue },
    },
  ];
};

/**
 * Checks the text of a quarterly report laid out as offices write it (parts I–IV, sections I.5 danh mục, I.6
 * phản ánh kiến nghị, I.7 kết quả giải quyết, I.9 môi trường điện tử), whatever its line breaks. Reads the
 * text only: it knows nothing of dossiers, and proposes no figure of its own.
 *
 * @returns every check that could be made, errors first, then notes, then what holds; in each by line
 * @example
 * checkReportText(seed).filter(({ severity }) => severity !== 'ok').map(({ code }) => code)
 * // ['period-of-quarter', 'memo-not-added']
 */
export const checkReportText = (text: string): CheckFinding[] => {
  const sections = sectionsOf(text);
  const figures = figuresIn(sections);
  const weight = { error: 0, note: 1, ok: 2 } as const;
  return [
    ...checkDates(datesIn(sections)),
    ...checkSums(figures),
    ...onTimeClaim(sections, figures),
  ].sort(
    (a, b) =>
      weight[a.severity] - weight[b.severity] || (a.line ?? Infinity) - (b.line ?? Infinity) || 0,
  );
};
