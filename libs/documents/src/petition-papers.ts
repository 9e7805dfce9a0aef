/** The report on petitions as an office signs it: a workbook, and the same on landscape pages of a document. */
import { AlignmentType, Paragraph, type Table } from 'docx';
import { petitionLabels, type PetitionReport } from '#lib/reporting';
import { figureNotes, formTable } from './annex.ts';
import { sideBySide } from './blocks.ts';
import { figureTable, type FigureTable } from './figure-table.ts';
import { formSheet, periodInWords, tableSheet, unitTable } from './form-sheet.ts';
import { notesSheet } from './notes-sheet.ts';
import { placeAndDate, type Office } from './office.ts';
import { landscape, size, textWidth, twips } from './page.ts';
import { centred, run } from './paragraphs.ts';
import type { PetitionForm } from './petition-form.ts';
import type { SheetPlan } from './sheet-draft.ts';
import { writeWorkbook } from './spreadsheet.ts';
import { writeCount, writeLongDay } from './vietnamese.ts';
import { wordFile } from './word-file.ts';

/** Room for the signature and the seal, in points. */
const signing = 60;

/**
 * The report as an xlsx file: the form with formulas whose cached values are the report's own, "Ghi chú" with
 * identities and evidence, and one sheet of units if there are units below. Equal input gives equal bytes.
 */
export async function petitionWorkbook(
  report: PetitionReport,
  office: Office,
  form: PetitionForm,
): Promise<Uint8Array> {
  return writeWorkbook(petitionSheets(report, office, form), {
    title: `${form.number} ${report.period.id}`,
    author: office.name,
    stamp: report.asKnownAt,
  });
}

/** The sheets of the workbook as data, in order. */
export function petitionSheets(
  report: PetitionReport,
  office: Office,
  form: PetitionForm,
): SheetPlan[] {
  const { kinds, units } = tablesOf(report, form);
  const memo = [
    {
      title: form.about.unsaid,
      within: `${petitionLabels.received} (${report.total.received})`,
      count: report.unsaid,
    },
  ];
  return [
    formSheet(report, office, form, kinds),
    notesSheet(report, form, memo, disagreementsIn(kinds, units)),
    ...(units ? [tableSheet(report, form.units, units)] : []),
  ];
}

/**
 * The report as a docx file, A4 landscape: the head of the form, its table, the evidence and both
 * signatures on one page, the units below on the next if there are any. Equal input gives equal bytes.
 */
export async function petitionDocument(
  report: PetitionReport,
  office: Office,
  form: PetitionForm,
): Promise<Uint8Array> {
  const { kinds, units } = tablesOf(report, form);
  const children = [
    headOf(report, office, form),
    centred(
      form.title.toLocaleUpperCase('vi'),
      { bold: true, size: size.body },
      { spacing: { before: twips(14), after: 0 } },
    ),
    centred(`${form.labels.period}: ${periodInWords(report)}`, {
      italics: true,
      size: size.recipientsHead,
    }),
    onRight(form.labels.unit),
    formTable(kinds),
    ...(report.unsaid > 0 ? [unsaidNote(report, form)] : []),
    ...figureNotes(report, disagreementsIn(kinds, units)),
    signatures(office, form),
    ...(units ? [unitsTitle(form.units.title), formTable(units)] : []),
  ];
  return wordFile([{ children, page: landscape }], {
    title: `${form.title}, ${report.period.id}`,
    author: office.name,
    stamp: report.asKnownAt,
  });
}

function tablesOf(
  report: PetitionReport,
  form: PetitionForm,
): { kinds: FigureTable; units: FigureTable | undefined } {
  const total = { name: form.labels.total, row: report.total };
  const named = <R extends { name: string }>(row: R) => ({ name: row.name, row });
  return {
    kinds: figureTable(form.columns, report.kinds.map(named), total),
    units: unitTable(form, report.units?.map(named), total),
  };
}

const disagreementsIn = (...tables: readonly (FigureTable | undefined)[]): string[] =>
  tables.flatMap((table) => table?.disagreements ?? []);

function headOf(report: PetitionReport, office: Office, { labels, ...form }: PetitionForm): Table {
  const receiving = office.superior === '' ? '…………………………' : office.superior;
  const line = (text: string, bold: boolean) =>
    new Paragraph({
      spacing: { before: 0, after: 0 },
      children: [
        run({ text, bold, italics: !bold, size: bold ? size.recipientsHead : size.table }),
      ],
    });
  const left = Math.round(textWidth(landscape) * 0.62);
  return sideBySide(
    [left, textWidth(landscape) - left],
    [
      [
        [
          line(`${labels.number}: ${form.number}`, true),
          line(`(Ban hành kèm theo ${form.source.text})`, false),
        ],
        [
          line(`${labels.reportingUnit}: ${report.agencyName}`, true),
          line(`${labels.receivingUnit}: ${receiving}`, false),
        ],
      ],
    ],
  );
}

const onRight = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { before: 0, after: twips(3) },
    children: [run({ text, italics: true, size: size.table })],
  });

const unsaidNote = ({ unsaid, total }: PetitionReport, { about }: PetitionForm): Paragraph =>
  new Paragraph({
    spacing: { before: twips(6), after: 0 },
    children: [
      run({
        text: `${about.unsaid}: ${writeCount(unsaid)} trong ${writeCount(total.received)} tiếp nhận.`,
        size: size.table,
      }),
    ],
  });

/** The title of the table that follows on a page of its own. */
const unitsTitle = (text: string): Paragraph =>
  centred(
    text.toLocaleUpperCase('vi'),
    { bold: true, size: size.body },
    { pageBreakBefore: true, keepNext: true, spacing: { before: 0, after: twips(8) } },
  );

function signatures(office: Office, { signatures: of }: PetitionForm): Table {
  const half = Math.round(textWidth(landscape) / 2);
  const above = { spacing: { before: twips(8), after: 0 } };
  const signed = (date: string, { title, hint }: typeof of.head, name: string): Paragraph[] => [
    centred(date, { italics: true, size: size.recipientsHead }, above),
    centred(title.toLocaleUpperCase('vi'), { bold: true, size: size.recipientsHead }),
    centred(hint, { italics: true, size: size.table }),
    centred(
      name,
      { bold: true, size: size.recipientsHead },
      { spacing: { before: twips(signing), after: 0 } },
    ),
  ];
  return sideBySide(
    [half, textWidth(landscape) - half],
    [
      [
        signed('\u00a0', of.preparer, office.preparer),
        signed(placeAndDate(office, writeLongDay), of.head, office.signer.name),
      ],
    ],
  );
}
