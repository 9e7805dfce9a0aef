/** A report as printed text: its sections without line breaks, and the line every word came from. */

/** A section of the text, white space collapsed, wrapped lines joined. */
export interface Section {
  /** 'I.7' for heading 7 of part I, 'II' for what a part says before its headings, '' for the opening. */
  id: string;
  text: string;
  /** For each line of the text that has words: where in `text` it begins, and its number from 1. */
  lines: readonly { start: number; line: number }[];
}

/** The sections of a report, in order. */
export type PrintedText = readonly Section[];

/** Something found in a section. */
export interface Found {
  section: string;
  /** Number of the line it begins on, from 1. */
  line: number;
  /** What the pattern's groups matched; '' for a group that took no part. */
  groups: readonly string[];
}

const PART = /^(I{1,3}|IV|V)\.\s+\p{Lu}{2}/u;
const HEADING = /^(\d{1,2})\.\s+\p{Lu}/u;

/** One spelling for the two places a tone mark is put, composed letters, single spaces. */
const plain = (line: string): string =>
  line
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/([Hh])oá/gu, '$1óa');

/**
 * Reads the text of a report: parts "I. TÌNH HÌNH…", headings "7. Về tình hình…" with numbers that grow
 * within a part; everything else continues the section it stands in.
 *
 * @example sectionsOf('I. TÌNH HÌNH\n7. Về\nkết quả').map(({ id, text }) => [id, text])
 * // [['', ''], ['I', 'I. TÌNH HÌNH'], ['I.7', '7. Về kết quả']]
 */
export const sectionsOf = (text: string): PrintedText => {
  const sections: (Section & { lines: { start: number; line: number }[] })[] = [];
  let current = { id: '', text: '', lines: [] as { start: number; line: number }[] };
  sections.push(current);
  let part = '';
  let heading = 0;
  const open = (id: string): void => {
    current = { id, text: '', lines: [] };
    sections.push(current);
  };
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = plain(raw);
    if (line === '') continue;
    const roman = PART.exec(line)?.[1];
    const number = Number(HEADING.exec(line)?.[1] ?? 0);
    if (roman !== undefined) {
      part = roman;
      heading = 0;
      open(part);
    } else if (part !== '' && number > heading) {
      heading = number;
      open(`${part}.${number}`);
    }
    const start = current.text === '' ? 0 : current.text.length + 1;
    current.lines.push({ start, line: index + 1 });
    current.text = current.text === '' ? line : `${current.text} ${line}`;
  }
  return sections;
};

/**
 * Everything a pattern matches, in the sections of that id ('*' for all), in order.
 *
 * @param pattern is matched over the joined lines of a section, without regard to case
 */
export const findAll = (text: PrintedText, section: string, pattern: RegExp): Found[] =>
  text
    .filter(({ id }) => section === '*' || id === section)
    .flatMap(({ id, text: body, lines }) =>
      Array.from(body.matchAll(new RegExp(pattern.source, 'giu')), (match) => ({
        section: id,
        line: lines.findLast(({ start }) => start <= match.index)?.line ?? 0,
        groups: match.slice(1).map((group: string | undefined) => group ?? ''),
      })),
    );

/** The first match, if any. */
export const find = (text: PrintedText, section: string, pattern: RegExp): Found | undefined =>
  findAll(text, section, pattern)[0];
