/** A definition as an office's internal process (quy trình nội bộ): what the law says, and the table of steps. */
import {
  AlignmentType,
  Table,
  TableLayoutType,
  TableRow,
  WidthType,
  type Paragraph,
  type TableCell,
} from 'docx';
import { termInWords } from '#lib/deadline';
import {
  declaredFacts,
  expressionInWords,
  outcomeNames,
  waysBack,
  type Procedure,
  type Source,
  type Step,
} from '#lib/procedure';
import { landscape, size, textWidth, twips } from './page.ts';
import { centred, gap, headingText } from './paragraphs.ts';
import { cellOf } from './table-cell.ts';
import { writeCount, writeDay, writeRoman } from './vietnamese.ts';
import { wordFile } from './word-file.ts';

const certaintyNames: Readonly<Record<Source['certainty'], string>> = {
  verified: 'đã đối chiếu văn bản',
  secondary: 'theo nguồn khác',
  unverified: 'chưa đối chiếu',
};

/** A column by its heading and share of the width. */
interface Column {
  title: string;
  share: number;
  left?: boolean;
}

/**
 * The definition as a docx file on landscape pages. Equal input gives equal bytes.
 *
 * @param names names of the kinds of agency, by kind; one without a name goes by its id
 */
export async function procedureDocument(
  procedure: Procedure,
  names: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const { code, version, name, field, effective } = procedure;
  const parts: [string, Table][] = [
    ['Quy định chung', table(generalColumns, generalRows(procedure))],
    ['Thành phần hồ sơ', table(paperColumns, paperRows(procedure))],
    ['Các bước thực hiện', table(stepColumns, stepRows(procedure, names))],
    ['Căn cứ', table(sourceColumns, procedure.sources.map(sourceRow))],
  ];
  const until = effective.to === undefined ? '' : ` đến hết ngày ${writeDay(effective.to)}`;
  const children: (Paragraph | Table)[] = [
    centred('QUY TRÌNH NỘI BỘ', { bold: true, size: size.body }),
    centred(name, { bold: true, size: size.body }, { spacing: { before: twips(4), after: 0 } }),
    centred(
      `Mã ${code}, phiên bản ${version} · Lĩnh vực ${field} · Áp dụng từ ngày ${writeDay(effective.from)}${until}`,
      { italics: true, size: size.recipientsHead },
      { spacing: { before: twips(2), after: twips(4) } },
    ),
    ...parts.flatMap(([title, rows], index) => [
      headingText(writeRoman(index + 1), title, 0),
      gap(4, { keepNext: true }),
      rows,
    ]),
  ];
  return wordFile([{ children, page: landscape }], {
    title: `Quy trình nội bộ ${code}`,
    author: 'Motcua',
    stamp: `${effective.from}T00:00:00+07:00`,
  });
}

const generalColumns: Column[] = [
  { title: 'Nội dung', share: 3, left: true },
  { title: 'Quy định', share: 6, left: true },
  { title: 'Nguồn', share: 6, left: true },
  { title: 'Mức chắc chắn', share: 2.4 },
];
const paperColumns: Column[] = [
  { title: 'TT', share: 0.8 },
  { title: 'Giấy tờ', share: 6, left: true },
  { title: 'Bản chính', share: 1.2 },
  { title: 'Bản sao', share: 1.2 },
  { title: 'Bắt buộc', share: 2.6 },
  { title: 'Nguồn', share: 4, left: true },
  { title: 'Mức chắc chắn', share: 2.2 },
];
const stepColumns: Column[] = [
  { title: 'Bước', share: 0.9 },
  { title: 'Nội dung', share: 5, left: true },
  { title: 'Đơn vị/người thực hiện', share: 4, left: true },
  { title: 'Thời gian', share: 2.2 },
  { title: 'Kết quả', share: 6, left: true },
];
const sourceColumns: Column[] = [
  { title: 'Văn bản, nơi thấy', share: 7, left: true },
  { title: 'Mức chắc chắn', share: 2.4 },
  { title: 'Ghi chú', share: 6, left: true },
];

const sourceRow = ({ text, certainty, note = '' }: Source): string[] => [
  text,
  certaintyNames[certainty],
  note,
];

const generalRows = ({ term, fee, facts }: Procedure): string[][] => {
  const declared = declaredFacts({ facts });
  const cited = ({ text, certainty, note }: Source): string[] => [
    note === undefined ? text : `${text} (${note})`,
    certaintyNames[certainty],
  ];
  const wordsOf = (value: unknown): string =>
    termInWords(value as Parameters<typeof termInWords>[0]);
  const fees = fee.items.map(({ label, amount, per, when }) => [
    label,
    `${writeCount(amount)} đồng${per === undefined ? '' : `/${per}`}${when ? ` (khi ${expressionInWords(when, declared)})` : ''}`,
    ...cited(fee.source),
  ]);
  return [
    ['Thời hạn giải quyết', wordsOf(term), ...cited(term.source)],
    ...term.variants.map((variant) => [
      `Thời hạn: ${variant.label}`,
      wordsOf(variant.term),
      ...cited(variant.source),
    ]),
    ...(fees.length > 0 ? fees : [['Phí, lệ phí', 'Không ghi khoản thu', ...cited(fee.source)]]),
  ];
};

const paperRows = ({ papers, facts }: Procedure): string[][] =>
  papers.map(({ name, originals, copies, required, show, source }, index) => [
    String(index + 1),
    show ? `${name} (xuất trình)` : name,
    String(originals),
    String(copies),
    typeof required === 'boolean'
      ? required
        ? 'có'
        : 'không'
      : `khi ${expressionInWords(required, declaredFacts({ facts }))}`,
    source?.text ?? '',
    source ? certaintyNames[source.certainty] : '',
  ]);

/** The steps as they are read: those of a parallel's branches right after it. */
const inOrder = (steps: Readonly<Record<string, Step>>): { id: string; step: Step }[] =>
  Object.entries(steps).flatMap(([id, step]) => [
    { id, step },
    ...('parallel' in step
      ? Object.values(step.parallel.branches).flatMap((branch) => inOrder(branch.steps))
      : []),
  ]);

/** A row for every step but the outcomes; what follows is named by its number. */
const stepRows = (procedure: Procedure, names: Readonly<Record<string, string>>): string[][] => {
  const declared = declaredFacts(procedure);
  const all = inOrder(procedure.steps);
  const rows = all.filter(({ step }) => !('outcome' in step));
  const numbers = new Map(rows.map(({ id }, index) => [id, index + 1]));
  const goes = (to: string): string => {
    if (to === 'join') return 'xong nhánh';
    const step = all.find(({ id }) => id === to)?.step;
    if (step && 'outcome' in step) return `kết thúc: ${outcomeNames[step.outcome]}`;
    return `bước ${numbers.get(to) ?? to}`;
  };
  const agency = (kind: string): string => {
    const own = kind === 'owner' ? procedure.owner.kind : kind;
    return names[own] ?? own;
  };
  const told = (step: Step): string[] => {
    if ('task' in step) {
      const lane = procedure.lanes[step.lane];
      return [
        step.note === undefined ? step.task : `${step.task} (${step.note})`,
        lane ? [...new Set([lane.name, agency(lane.agency)])].join(', ') : step.lane,
        step.budget ? termInWords(step.budget) : '',
        Object.values(step.actions)
          .map(
            ({ label, to, when }) =>
              `${label}${when ? ` (khi ${expressionInWords(when, declared)})` : ''} → ${goes(to)}`,
          )
          .join('; '),
      ];
    }
    if ('decision' in step)
      return [
        'Rẽ nhánh theo dữ kiện của hồ sơ',
        '',
        '',
        step.decision
          .map(
            ({ when, to }) =>
              `${when ? expressionInWords(when, declared) : 'còn lại'} → ${goes(to)}`,
          )
          .join('; '),
      ];
    if ('handOver' in step) {
      const segment = procedure.segments[step.handOver.segment];
      const ways = [{ to: step.handOver.receive, label: 'tiếp nhận' }, ...waysBack(step.handOver)];
      return [
        `Bàn giao: ${segment?.name ?? step.handOver.segment}`,
        segment ? `Cơ quan nhận: ${agency(segment.agency)}` : '',
        segment?.budget ? `cả chặng ${termInWords(segment.budget)}` : '',
        ways.map(({ to, label }) => `${label} → ${goes(to)}`).join('; '),
      ];
    }
    if ('parallel' in step)
      return [
        'Làm song song các nhánh',
        '',
        '',
        `${Object.values(step.parallel.branches)
          .map(({ start }) => goes(start))
          .join(' và ')}; xong mọi nhánh → ${goes(step.parallel.then)}`,
      ];
    return [outcomeNames[step.outcome], '', '', ''];
  };
  return rows.map(({ step }, index) => [String(index + 1), ...told(step)]);
};

function table(columns: readonly Column[], rows: readonly string[][]): Table {
  const room = textWidth(landscape);
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((room * share) / whole));
  const row = (cells: TableCell[], tableHeader = false): TableRow =>
    new TableRow({ cantSplit: true, tableHeader, children: cells });
  const cell = (text: string, at: number): TableCell =>
    cellOf(text, widths[at] ?? 0, columns[at]?.left ? { align: 'left' } : {});
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    margins: { top: 30, bottom: 30, left: 70, right: 70 },
    rows: [
      row(
        columns.map(({ title }, at) =>
          cellOf(title, widths[at] ?? 0, { bold: true, ground: true }),
        ),
        true,
      ),
      ...rows.map((cells) => row(cells.map(cell))),
    ],
  });
}
