/** The parts the Word files of the forms are first made of; from then on the office edits them in Word. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  ImageRun,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { seal } from '../../../libs/documents/src/archive.ts';
import { sideBySide } from '../../../libs/documents/src/blocks.ts';
import {
  font,
  landscape,
  language,
  portrait,
  textWidth,
  twips,
} from '../../../libs/documents/src/page.ts';
import { centred, gap, rule, run } from '../../../libs/documents/src/paragraphs.ts';
import { widthOf } from '../../../libs/documents/src/type-metrics.ts';
import { QR_TAG } from '../../../libs/documents/src/dossier-forms/form-tags.ts';
import { qrPicture } from '../../../libs/documents/src/dossier-forms/qr-picture.ts';

/** Sizes of a form, in half points: a slip must fit its page, so it is set a point below a letter. */
export const size = {
  nation: 24,
  motto: 26,
  agency: 22,
  title: 28,
  body: 26,
  table: 22,
  note: 22,
  small: 21,
  book: 18,
};

export type Block = Paragraph | Table;

/** The paper of a form; a slip has less margin above and below than a letter. */
const papers = {
  portrait: {
    ...portrait,
    margin: { ...portrait.margin, top: 680, bottom: 567, left: 1418, right: 850 },
  },
  landscape: {
    ...landscape,
    margin: { ...landscape.margin, top: 1134, bottom: 850, left: 850, right: 850 },
  },
};
export type Paper = keyof typeof papers;

/** Width of the text on a paper, in twips. */
export const widthOn = (paper: Paper): number => textWidth(papers[paper]);

/** A form's first Word file; the same bytes each time. */
export async function templateOf(
  title: string,
  children: readonly Block[],
  { paper = 'portrait', body = size.body }: { paper?: Paper; body?: number } = {},
): Promise<Uint8Array> {
  const turned = paper === 'landscape';
  const { width, height, margin } = papers[paper];
  const document = new Document({
    title,
    creator: 'Motcua',
    lastModifiedBy: 'Motcua',
    revision: 1,
    styles: {
      default: { document: { run: { font, size: body, language: { value: language } } } },
    },
    sections: [
      {
        properties: {
          page: {
            size: turned
              ? { width: height, height: width, orientation: PageOrientation.LANDSCAPE }
              : { width, height, orientation: PageOrientation.PORTRAIT },
            margin,
            pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
          },
        },
        ...(turned && { footers: { default: new Footer({ children: [pageNumber()] }) } }),
        children: [...children],
      },
    ],
  });
  return seal(new Uint8Array(await Packer.toBuffer(document)), '');
}

const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        children: ['Trang ', PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES],
        size: size.note,
      }),
    ],
  });

const nation = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const motto = 'Độc lập - Tự do - Hạnh phúc';

/**
 * The head: on the left whoever issues the form in bold under what stands directly above it (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II):
 * the desk under its agency, or the agency under its superior; nation, place and date on the right.
 */
export function head(desk: string | null, paper: Paper = 'portrait'): Table {
  const bold = (text: string, halfPoints: number): number =>
    twips(widthOf(text, { size: halfPoints / 2, bold: true }));
  const room = widthOn(paper);
  const right = paper === 'portrait' ? bold(nation, size.nation) + twips(6) : Math.round(room / 2);
  // The two columns never touch.
  const between = twips(10);
  const left = room - between - right;
  const superior = 'co_quan.cap_tren';
  const agency = (text: string, bold: boolean): Paragraph =>
    centred(text, { size: size.agency, allCaps: true, bold });
  return sideBySide(
    [left, between, right],
    [
      [
        [
          ...(desk === null
            ? [
                ...[`{#${superior}}`, `{${superior}}`, `{/${superior}}`].map((text) =>
                  agency(text, false),
                ),
                agency('{co_quan.ten}', true),
              ]
            : [agency('{co_quan.ten}', false), agency(desk, true)]),
          rule(Math.min(left / 3, twips(90)), left),
          centred('Số: ……………', { size: size.agency }, { spacing: { before: twips(4), after: 0 } }),
        ],
        [new Paragraph({ children: [] })],
        [
          centred(nation, { bold: true, size: size.nation }),
          centred(motto, { bold: true, size: size.motto }),
          rule(bold(motto, size.motto), right),
          centred(
            '{co_quan.dia_danh}, {ngay_ky}',
            { italics: true, size: size.body },
            { spacing: { before: twips(4), after: 0 } },
          ),
        ],
      ],
    ],
  );
}

/** Tables that touch become one, in Word as elsewhere: a line nobody sees keeps them apart. */
export const apart = (points = 2): Paragraph => gap(points);

/** Side of the QR code on paper, in millimetres. */
const QR_SIDE = 22;

/** The title with the code under it, the QR code beside. */
export function titleWithQr(lines: readonly string[]): Block[] {
  const room = widthOn('portrait');
  const side = Math.round((QR_SIDE * 1440) / 25.4);
  const dots = (QR_SIDE / 25.4) * 96;
  const picture = new ImageRun({
    type: 'png',
    data: qrPicture('MA_HO_SO'),
    transformation: { width: dots, height: dots },
    altText: { name: QR_TAG, title: QR_TAG, description: QR_TAG },
  });
  return [
    apart(),
    sideBySide(
      [side, room - 2 * side, side],
      [
        [
          [new Paragraph({ children: [picture] })],
          [
            ...title(lines),
            centred('Mã hồ sơ: {ma_ho_so}', { bold: true, size: size.body }),
            centred(
              '{#cap_lai}{cap_lai}{/cap_lai}',
              { bold: true, size: size.body },
              { spacing: { before: 0, after: twips(4) } },
            ),
          ],
          [new Paragraph({ children: [] })],
        ],
      ],
    ),
  ];
}

/** The form's name, in lines. */
export const title = (lines: readonly string[]): Paragraph[] =>
  lines.map((line, index) =>
    centred(
      line,
      { bold: true, size: size.title },
      {
        spacing: {
          before: index === 0 ? twips(8) : 0,
          after: index === lines.length - 1 ? twips(6) : 0,
        },
      },
    ),
  );

const before = (points: number): IParagraphOptions => ({
  spacing: { before: twips(points), after: 0 },
});

/** Between two lines of a form, in points. */
const BETWEEN = 2;

/** A line of the form: running text with tags, justified. */
export const line = (
  text: string,
  type: IRunOptions = {},
  options: IParagraphOptions = {},
): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: { before: twips(BETWEEN), after: 0 },
    ...options,
    children: [new TextRun({ ...type, text })],
  });

/** A label and a value; left, so that a short last line is not stretched. */
export const field = (label: string, value: string, strong = false): Paragraph =>
  new Paragraph({
    spacing: { before: twips(BETWEEN), after: 0 },
    children: [run({ text: `${label}: ` }), run({ text: value, bold: strong })],
  });

/** Two fields on one line, the second from the middle on. */
export const fields = (...pairs: readonly (readonly [label: string, value: string])[]): Paragraph =>
  new Paragraph({
    spacing: { before: twips(BETWEEN), after: 0 },
    tabStops: pairs.slice(1).map((_, index) => ({
      type: 'left' as const,
      position: Math.round((widthOn('portrait') * (index + 1)) / pairs.length),
    })),
    children: pairs.map(
      ([label, value], index) =>
        new TextRun({ text: `${index > 0 ? '\t' : ''}${label}: ${value}` }),
    ),
  });

/** Lines left out where a tag has no value. */
export const where = (tag: string, ...lines: readonly Paragraph[]): Paragraph[] => [
  line(`{#${tag}}`),
  ...lines,
  line(`{/${tag}}`),
];

/**
 * A column of a table: head, width in parts, and what each row's cell says, in paragraphs. `below` is a second cell
 * under it for the same row of the list; a column without one spans both.
 */
export interface Column {
  head: string;
  parts: number;
  cell: readonly string[];
  below?: readonly string[];
  aligned?: 'left' | 'centre';
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: 'auto' };
const borders = {
  top: thin,
  bottom: thin,
  left: thin,
  right: thin,
  insideHorizontal: thin,
  insideVertical: thin,
};

/** A table with one row for each row of a list; its head is repeated on every page, no row breaks. */
export function listTable(
  list: string,
  columns: readonly Column[],
  {
    paper = 'portrait',
    type = size.table,
    numbered = false,
    height = 0,
  }: { paper?: Paper; type?: number; numbered?: boolean; height?: number } = {},
): Table {
  const all = columns.reduce((sum, { parts }) => sum + parts, 0);
  const widths = columns.map(({ parts }) => Math.round((widthOn(paper) * parts) / all));
  const cell = (index: number, texts: readonly Paragraph[], rowSpan = 1): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      ...(rowSpan > 1 && { rowSpan }),
      children: [...texts],
    });
  const heads = (texts: readonly string[], look: IRunOptions): TableRow =>
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: texts.map((text, index) =>
        cell(index, [centred(text, { size: type, ...look }, { keepNext: true })]),
      ),
    });
  const halves = columns.some(({ below }) => below) ? 2 : 1;
  const lastCell = columns.findLastIndex(({ below }) => halves === 1 || below);
  const lines = (index: number, half: number, texts: readonly string[]): Paragraph[] =>
    texts.map((text, at) => {
      const opens = index === 0 && half === 1 && at === 0 ? `{#${list}}` : '';
      const ends = index === lastCell && half === halves && at === texts.length - 1;
      return new Paragraph({
        alignment: columns[index]?.aligned === 'centre' ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { before: 0, after: 0 },
        keepNext: half < halves,
        children: [new TextRun({ text: `${opens}${text}${ends ? `{/${list}}` : ''}`, size: type })],
      });
    });
  const row = (children: TableCell[]): TableRow =>
    new TableRow({
      cantSplit: true,
      ...(height > 0 && { height: { value: twips(height / halves), rule: HeightRule.ATLEAST } }),
      children,
    });
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    margins: { top: 20, bottom: 20, left: 60, right: 60 },
    rows: [
      heads(
        columns.map(({ head: text }) => text),
        { bold: true },
      ),
      ...(numbered
        ? [
            heads(
              columns.map((_, index) => `(${index + 1})`),
              { italics: true },
            ),
          ]
        : []),
      row(
        columns.map(({ cell: texts, below }, index) =>
          cell(index, lines(index, 1, texts), below ? 1 : halves),
        ),
      ),
      ...(halves === 1
        ? []
        : [
            row(
              columns.flatMap(({ below }, index) =>
                below ? [cell(index, lines(index, 2, below))] : [],
              ),
            ),
          ]),
    ],
  });
}

/** Room for a signature and a stamp, in points. */
const SIGNING = 42;

/** Who signs: title, how, and the name printed under the room for the signature. */
export interface Signature {
  title: string;
  how: string;
  name?: string;
}

/** Nơi nhận, where a letter has it: left of who signs. */
export interface Recipients {
  recipients: readonly string[];
}

const recipients = (all: readonly string[]): Paragraph[] => [
  new Paragraph({
    ...before(8),
    children: [run({ text: 'Nơi nhận:', bold: true, italics: true, size: size.nation })],
  }),
  ...all.map(
    (one, index) =>
      new Paragraph({
        spacing: { before: 0, after: 0 },
        children: [
          new TextRun({ text: `- ${one}${index === all.length - 1 ? '.' : ';'}`, size: size.note }),
        ],
      }),
  ),
];

/** Signatures side by side; the block is kept whole, on the page of the line before it. */
export function signatures(
  signed: readonly (Signature | Recipients | null)[],
  paper: Paper = 'portrait',
): Block[] {
  const width = Math.round(widthOn(paper) / signed.length);
  const block = sideBySide(
    signed.map(() => width),
    [
      signed.map((one) =>
        one === null
          ? [gap(1)]
          : 'recipients' in one
            ? recipients(one.recipients)
            : [
                centred(one.title, { bold: true, size: size.nation }, before(8)),
                centred(one.how, { italics: true, size: size.note }),
                centred(one.name ?? '', { bold: true, size: size.nation }, before(SIGNING)),
              ],
      ),
    ],
  );
  // A document may not end with a table: without a line of ours Word adds one of full height.
  return [gap(2, { keepNext: true }), block, apart()];
}
