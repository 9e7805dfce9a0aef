/** The head of the document: agency and nation side by side, number and date, kind and subject. */
import { AlignmentType, Paragraph, type Table } from 'docx';
import { placeAndDate, type Office } from './office.ts';
import { portrait, size, textWidth, twips } from './page.ts';
import { centred, gap, rule, run } from './paragraphs.ts';
import { sideBySide } from './blocks.ts';
import { widthOf } from './type-metrics.ts';
import { writeLongDay } from './vietnamese.ts';

const nation = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const motto = 'Độc lập - Tự do - Hạnh phúc';

/** The rule under an agency's name and under the subject: between a third and a half of the line. */
const share = 0.4;

/** Width of a bold line in twips at a size in half points. */
function boldWidth(text: string, halfPoints: number): number {
  return twips(widthOf(text, { size: halfPoints / 2, bold: true }));
}

/** Cơ quan and số/ký hiệu on the left; quốc hiệu, tiêu ngữ, place and date on the right. */
export function letterhead(office: Office): Table {
  const right = boldWidth(nation, size.nation) + twips(8);
  const left = textWidth(portrait) - right;
  const lastLine = office.heading.at(-1) ?? office.name;
  const superior = office.superiorOnHeading;
  const number = `Số: ${office.number === '' ? '\u00a0'.repeat(7) : office.number}/${office.sign}`;
  return sideBySide(
    [left, right],
    [
      [
        [
          ...(superior === undefined ? [] : [centred(superior, { size: size.agency })]),
          ...office.heading.map((line) => centred(line, { bold: true, size: size.agency })),
          rule(boldWidth(lastLine, size.agency) * share, left),
        ],
        [
          centred(nation, { bold: true, size: size.nation }),
          centred(motto, { bold: true, size: size.motto }),
          rule(boldWidth(motto, size.motto), right),
        ],
      ],
      [
        [gap(6), centred(number, { size: size.agency })],
        [gap(6), centred(placeAndDate(office, writeLongDay), { italics: true, size: size.body })],
      ],
    ],
  );
}

/** BÁO CÁO, the subject (trích yếu) in lines of even length, and the rule under it. */
export function titleBlock(subject: string): Paragraph[] {
  const room = textWidth(portrait);
  const lines = evenLines(subject, room - twips(40));
  const longest = Math.max(...lines.map((line) => boldWidth(line, size.body)));
  const runs = lines.map((text, index) =>
    run({ text, bold: true, size: size.body, ...(index > 0 ? { break: 1 } : {}) }),
  );
  return [
    centred(
      'BÁO CÁO',
      { bold: true, size: size.body },
      { spacing: { before: twips(18), after: 0 } },
    ),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: 0 },
      children: runs,
    }),
    rule(longest * share, room, twips(12)),
  ];
}

/** The text in as few lines as `room` allows, broken at spaces so that the lines are about equally long. */
export function evenLines(text: string, room: number): string[] {
  const words = text.split(/\s+/);
  const count = Math.ceil(boldWidth(text, size.body) / room);
  for (let width = boldWidth(text, size.body) / count; ; width *= 1.02) {
    const lines: string[] = [];
    for (const word of words) {
      const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
      if (lines.length > 0 && boldWidth(longer, size.body) <= width)
        lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    if (lines.length <= count || width > room) return lines;
  }
}
