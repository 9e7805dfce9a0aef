/** The annex on late dossiers as a text document, on landscape pages. */
import {
  AlignmentType,
  Table,
  TableLayoutType,
  TableRow,
  WidthType,
  type Paragraph,
  type TableCell,
} from 'docx';
import type { Annex } from '#lib/reporting';
import { annexHead, evidenceNotes, smallText } from './annex-head.ts';
import { sideBySide } from './blocks.ts';
import { placeAndDate, type Office } from './office.ts';
import {
  OVERDUE_TITLE,
  overdueNotes,
  overdueTable,
  partsTable,
  type ListCell,
  type ListTable,
} from './overdue-tables.ts';
import { landscape, size, textWidth, twips } from './page.ts';
import { bodyText, centred, gap, headingText } from './paragraphs.ts';
import { cellOf } from './table-cell.ts';
import { writeCount, writeLongDay, writeRoman, writeWork } from './vietnamese.ts';
import { wordFile } from './word-file.ts';

/** Room for a signature, in points. */
const signing = 60;

/** The annex as a docx file, signed like its report. Equal input gives equal bytes. */
export async function overdueDocument(annex: Annex, office: Office): Promise<Uint8Array> {
  const children = [
    ...annexHead(OVERDUE_TITLE, annex.period, office),
    ...[overdueTable(annex), partsTable(annex)].flatMap((table, index) => [
      headingText(writeRoman(index + 1), table.title, 0),
      ...(table.rows.length === 0
        ? [bodyText(table.none)]
        : [gap(4, { keepNext: true }), listTable(table)]),
    ]),
    ...overdueNotes.map((text, index) => smallText(text, index === 0 ? { before: twips(6) } : {})),
    // They go with the signatures, so that nobody signs an empty page.
    ...evidenceNotes(annex, { keepNext: true }),
    signatures(office),
  ];
  return wordFile([{ children, page: landscape }], {
    title: `${OVERDUE_TITLE} ${annex.period.id}`,
    author: office.name,
    stamp: annex.asKnownAt,
  });
}

function listTable({ columns, rows, total }: ListTable): Table {
  const room = textWidth(landscape);
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((room * width) / whole));
  const cell = (value: ListCell, at: number, bold = false): TableCell => {
    const { align } = columns[at] ?? { align: 'left' };
    return cellOf(wordsOf(value), widths[at] ?? 0, {
      bold,
      ground: bold,
      ...(align !== 'center' && { align }),
    });
  };
  const merged = columns.length - total.cells.length;
  const sums = [
    cellOf(
      total.words,
      widths.slice(0, merged).reduce((a, b) => a + b, 0),
      { bold: true, ground: true, columnSpan: merged },
    ),
    ...total.cells.map((value, index) => cell(value, merged + index, true)),
  ];
  const head = columns.map(({ title }, at) =>
    cellOf(title, widths[at] ?? 0, { bold: true, ground: true }),
  );
  const row = (children: TableCell[], tableHeader = false): TableRow =>
    new TableRow({ cantSplit: true, tableHeader, children });
  return new Table({
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths: widths,
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    margins: { top: 30, bottom: 30, left: 70, right: 70 },
    rows: [
      row(head, true),
      ...rows.map((cells) => row(cells.map((value, at) => cell(value, at)))),
      row(sums),
    ],
  });
}

const wordsOf = (value: ListCell): string => {
  if (typeof value === 'string') return value;
  return 'count' in value ? writeCount(value.count) : writeWork(value.minutes);
};

/** Who prepared it on the left; place, date and who signs on the right. */
function signatures(office: Office): Table {
  const half = Math.floor(textWidth(landscape) / 2);
  const { authority, title, name } = office.signer;
  const bold = { bold: true, size: size.body };
  const signed = (text: string): Paragraph =>
    centred(text, bold, { spacing: { before: twips(signing), after: 0 } });
  return sideBySide(
    [half, half],
    [
      [
        [gap(30), centred('NGƯỜI LẬP BIỂU', bold), signed(office.preparer)],
        [
          gap(10),
          centred(placeAndDate(office, writeLongDay), { italics: true, size: size.body }),
          ...[authority, title].filter((text) => text !== '').map((text) => centred(text, bold)),
          signed(name),
        ],
      ],
    ],
  );
}
