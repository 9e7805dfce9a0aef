/** A text document of an office as a file: type and pages of NĐ 30/2020, the same bytes for the same words. */
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
import { seal } from './archive.ts';
import { firstLine, font, language, lineHeight, size, twips, type portrait } from './page.ts';

/** What stands on pages of one kind; each section begins a page and counts its own. */
export interface WordSection {
  children: (Paragraph | Table)[];
  page: typeof portrait;
}

/**
 * The sections as a docx file.
 *
 * @param stamp ISO instant stated as the time of creation
 */
export async function wordFile(
  sections: readonly WordSection[],
  { title, author, stamp }: { title: string; author: string; stamp: string },
): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator: author,
    lastModifiedBy: author,
    revision: 1,
    styles: styles(),
    sections: sections.map(section),
  });
  return seal(new Uint8Array(await Packer.toBuffer(document)), stamp, {
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

function section({ children, page: { width, height, margin } }: WordSection): ISectionOptions {
  const turned = width > height;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        // docx swaps the sides of a landscape page itself.
        size: turned
          ? { width: height, height: width, orientation: PageOrientation.LANDSCAPE }
          : { width, height, orientation: PageOrientation.PORTRAIT },
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

function styles() {
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
