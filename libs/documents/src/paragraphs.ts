/** The few kinds of paragraph an administrative document is made of. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  LineRuleType,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { firstLine, lineHeight, twips } from './page.ts';

/** Text with its properties. */
export function run(options: IRunOptions): TextRun {
  return new TextRun(options);
}

/** A line of a heading block: centred, no indent, no space of its own. */
export function centred(
  text: string,
  type: IRunOptions = {},
  paragraph: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 0 },
    ...paragraph,
    children: [run({ ...type, text })],
  });
}

/**
 * A rule (đường kẻ) of exactly `width`, centred in a column of `room`, both in twips. It is the upper border
 * of an empty line, so it stays where it is when the document is edited.
 */
export function rule(width: number, room: number, after = 0): Paragraph {
  const side = Math.max(0, Math.round((room - width) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: twips(2), after, line: twips(3), lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: 'auto' } },
    children: [],
  });
}

/** A justified paragraph of running text with its first line indented. */
export function bodyText(text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    indent: { firstLine },
    spacing: { before: twips(6), after: 0, line: lineHeight, lineRule: LineRuleType.AUTO },
    widowControl: true,
    ...options,
    children: [run({ text })],
  });
}

/** The heading of a part ("I. …", depth 0) or a section ("1. …", depth 1), never left alone at a page's foot. */
export function headingText(number: string, title: string, depth: number): Paragraph {
  return new Paragraph({
    heading: depth === 0 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    children: [run({ text: `${number}. ${title}` })],
  });
}

/** Nothing but height, in points. */
export function gap(points: number, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    ...options,
    spacing: { before: 0, after: 0, line: twips(points), lineRule: LineRuleType.EXACT },
    children: [],
  });
}
