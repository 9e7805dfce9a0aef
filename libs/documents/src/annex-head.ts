/** What every annex begins and ends with: whose and for which period it is, and from what its figures come. */
import { AlignmentType, LineRuleType, Paragraph } from 'docx';
import { periodName, type Report } from '#lib/reporting';
import { evidenceOf } from './evidence.ts';
import type { Office } from './office.ts';
import { size, twips } from './page.ts';
import { centred, run } from './paragraphs.ts';
import { capitalise, writeDay, writeLongDay } from './vietnamese.ts';

/** Phụ lục, its title, the period, and the report it goes with. */
export function annexHead(title: string, period: Report['period'], office: Office): Paragraph[] {
  const number = `${office.number === '' ? '…' : office.number}/${office.sign}`;
  const date = office.date === undefined ? 'ngày … tháng … năm …' : writeLongDay(office.date);
  const days = `từ ngày ${writeDay(period.from)} đến ngày ${writeDay(period.to)}`;
  const italics = { italics: true, size: size.recipientsHead };
  return [
    centred('Phụ lục', { bold: true, size: size.body }),
    centred(title.toLocaleUpperCase('vi'), { bold: true, size: size.nation }),
    centred(`${capitalise(periodName(period.id))} (${days})`, italics),
    centred(`(Kèm theo Báo cáo số ${number} ${date} của ${office.name})`, italics, {
      spacing: { before: 0, after: twips(6) },
    }),
  ];
}

/** How a line of notes is set: `before` in twips; kept on the page of what follows. */
interface NoteType {
  bold?: boolean;
  before?: number;
  keepNext?: boolean;
}

/** Căn cứ số liệu, in small type. */
export function evidenceNotes(
  report: Pick<Report, 'asOf' | 'asKnownAt' | 'evidence'>,
  type: Pick<NoteType, 'keepNext'> = {},
): Paragraph[] {
  const evidence = evidenceOf(report).map(([name, value]) => `${name}: ${value}`);
  return [
    smallText('Căn cứ số liệu', { ...type, bold: true, before: twips(8) }),
    smallText(`${evidence.slice(0, 2).join('; ')}.`, type),
    smallText(`${evidence.slice(2, 4).join('; ')}.`, type),
    smallText(evidence.at(-1) ?? '', type),
  ];
}

/** A line of the notes under a table. */
export function smallText(text: string, type: NoteType = {}): Paragraph {
  const { bold = false, before = 0, keepNext } = type;
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    spacing: { before, after: 0, line: 252, lineRule: LineRuleType.AUTO },
    ...(keepNext === true && { keepNext }),
    children: [run({ text, size: size.table, bold })],
  });
}
