/** The quarterly report as a text document in the layout of NĐ 30/2020. */
import {
  AlignmentType,
  Document,
  Header,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
  type Table,
} from 'docx';
import type { Report } from '#lib/reporting';
import { annex } from './annex.ts';
import { seal } from './archive.ts';
import { checkNarrative } from './check-narrative.ts';
import { closingBlock } from './closing.ts';
import type { ReportForm } from './form.ts';
import { letterhead, titleBlock } from './letterhead.ts';
import { numberedSections, type Narrative } from './narrative.ts';
import type { Office } from './office.ts';
import { firstLine, font, landscape, language, lineHeight, portrait, size, twips } from './page.ts';
import { bodyText, headingText } from './paragraphs.ts';
import { DocumentRefused } from './refusal.ts';
import { resolutionSentences } from './sentences.ts';
import { fillTags, tagsOf } from './tags.ts';

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
  const document = new Document({
    title: `Báo cáo ${subject}`,
    creator: office.name,
    lastModifiedBy: office.name,
    revision: 1,
    styles: styles(),
    sections: [
      section(main, portrait, PageOrientation.PORTRAIT),
      section(annex(report, office, form), landscape, PageOrientation.LANDSCAPE),
    ],
  });
  return seal(new Uint8Array(await Packer.toBuffer(document)), report.asKnownAt, {
    'word/document.xml': flattenSectionBreaks,
  });
}

/**
 * docx ends a section with an empty line of its own, which alone would start a new page when the signature
 * ends at the foot of one: make it one point high.
 */
function flattenSectionBreaks(xml: string): string {
  const flat = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>';
  return xml.replaceAll('<w:p><w:pPr><w:sectPr', `<w:p><w:pPr>${flat}<w:sectPr`);
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

/** Pages of one kind of paper, counted by themselves, the first without its number. */
export function section(
  children: (Paragraph | Table)[],
  { width, height, margin }: typeof portrait,
  orientation: (typeof PageOrientation)[keyof typeof PageOrientation],
): ISectionOptions {
  const turned = orientation === PageOrientation.LANDSCAPE;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        // docx swaps the sides of a landscape page itself.
        size: turned
          ? { width: height, height: width, orientation }
          : { width, height, orientation },
        margin,
        // Each annex counts its own pages.
        pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
      },
    },
    headers: {
      first: new Header({ children: [new Paragraph({ children: [] })] }),
      default: new Header({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: [PageNumber.CURRENT], size: size.pageNumber })],
          }),
        ],
      }),
    },
    children,
  };
}

/** The type of NĐ 30/2020 for text and headings. */
export function styles() {
  const heading = {
    run: { bold: true, size: size.body, color: '000000', font },
    paragraph: {
      keepNext: true,
      keepLines: true,
      alignment: AlignmentType.BOTH,
      indent: { firstLine },
      spacing: { before: twips(6), after: 0, line: lineHeight, lineRule: LineRuleType.AUTO },
    },
  };
  return {
    default: {
      document: { run: { font, size: size.body, language: { value: language } } },
      heading1: heading,
      heading2: heading,
    },
  };
}
