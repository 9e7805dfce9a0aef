/** The quarterly report as a text document in the layout of NĐ 30/2020. */
import type { Paragraph } from 'docx';
import type { Report } from '#lib/reporting';
import { annex } from './annex.ts';
import { checkNarrative } from './check-narrative.ts';
import { closingBlock } from './closing.ts';
import type { ReportForm } from './form.ts';
import { letterhead, titleBlock } from './letterhead.ts';
import { numberedSections, type Narrative } from './narrative.ts';
import type { Office } from './office.ts';
import { landscape, portrait } from './page.ts';
import { bodyText, headingText } from './paragraphs.ts';
import { DocumentRefused } from './refusal.ts';
import { resolutionSentences } from './sentences.ts';
import { fillTags, tagsOf } from './tags.ts';
import { wordFile } from './word-file.ts';

/**
 * The report as a docx file: head, the narrative with its tags filled and section I.7 written from the
 * figures, signature, and the form as an annex. Every figure is the report's or stands in the narrative's
 * `data`. Equal input gives equal bytes.
 *
 * @throws DocumentRefused if `checkNarrative` finds anything
 */
export async function reportDocument(
  report: Report,
  narrative: Narrative,
  office: Office,
  form: ReportForm,
): Promise<Uint8Array> {
  const findings = checkNarrative(report, narrative);
  if (findings.length > 0) throw new DocumentRefused('narrative', findings);
  const tags = tagsOf(report, office.name, narrative.data);
  const subject = fillTags(narrative.about, tags);
  const main = [
    letterhead(office),
    ...titleBlock(subject),
    ...bodyOf(report, narrative, (text) => fillTags(text, tags)),
    closingBlock(office),
  ];
  return wordFile(
    [
      { children: main, page: portrait },
      { children: annex(report, office, form), page: landscape },
    ],
    { title: `Báo cáo ${subject}`, author: office.name, stamp: report.asKnownAt },
  );
}

function bodyOf(report: Report, narrative: Narrative, fill: (text: string) => string): Paragraph[] {
  const body = numberedSections(narrative.sections).flatMap(({ number, depth, section }) => [
    headingText(number, fill(section.title), depth),
    ...(section.text ?? []).flatMap((paragraph) =>
      typeof paragraph === 'string'
        ? [bodyText(fill(paragraph))]
        : resolutionSentences(report).map((sentence) => bodyText(sentence)),
    ),
  ]);
  // The last paragraph goes with the signature, so that nobody signs an empty page.
  return [...body, bodyText(fill(narrative.closing), { keepNext: true, keepLines: true })];
}
