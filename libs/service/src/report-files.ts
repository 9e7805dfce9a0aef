import { basename, join } from 'node:path';

import { narrativePath, readNarrative, readOffice, readReportForm } from '#lib/catalogue';
import {
  DocumentRefused,
  type Office,
  overdueDocument,
  overdueWorkbook,
  reportDocument,
  reportWorkbook,
} from '#lib/documents';
import { type Annex, canonicalJson, canonicalReport, type Report } from '#lib/reporting';

export const reportFormats = ['json', 'xlsx', 'docx'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The catalogue lacks what a printed report needs. */
export class ReportPapersMissing extends Error {
  override readonly name = 'ReportPapersMissing';

  constructor(
    readonly code: 'narrative-missing' | 'form-missing',
    message: string,
  ) {
    super(message);
  }
}

/** What somebody wrote for a printed report is not as it must be; nothing was printed. */
export class ReportPapersInvalid extends Error {
  override readonly name = 'ReportPapersInvalid';
  readonly code: 'narrative-invalid' | 'form-invalid';

  constructor(path: string, refused: DocumentRefused) {
    super(`${path}: ${refused.message}`, { cause: refused });
    this.code = refused.subject === 'narrative' ? 'narrative-invalid' : 'form-invalid';
  }
}

/**
 * A report as files by name, in the formats asked for: canonical JSON, the statistical form as xlsx, the
 * full text report as docx. The form in force and the office's narrative come from the catalogue's folder.
 *
 * @throws ReportPapersMissing if there is no form in force, or no narrative for a docx
 * @throws ReportPapersInvalid if form or narrative cannot be printed
 */
export const reportFiles = async (
  report: Report,
  catalogueFolder: string,
  formats: readonly ReportFormat[],
): Promise<Record<string, Uint8Array | string>> =>
  orInvalid(catalogueFolder, { period: report.period.id, agency: report.agency }, () =>
    printed(report, catalogueFolder, formats),
  );

/**
 * What is printed of an agency's report for a period.
 *
 * @throws ReportPapersInvalid naming the file, where form or narrative cannot be printed from
 */
export const orInvalid = async <T>(
  catalogueFolder: string,
  { period, agency }: { period: string; agency: string },
  print: () => Promise<T>,
): Promise<T> => {
  try {
    return await print();
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error;
    const path = error.subject === 'narrative' ? narrativePath(period, agency) : 'reports';
    throw new ReportPapersInvalid(join(basename(catalogueFolder), path), error);
  }
};

/** There is no form to print on for a period that begins on a day. */
export const formMissing = (from: string): ReportPapersMissing =>
  new ReportPapersMissing('form-missing', `Không có biểu mẫu báo cáo có hiệu lực ngày ${from}.`);

/** How files of a form are called: "bieu-ii-06-2023-Q2-thanh-ha". */
export const formFileStem = (
  { number }: { number: string },
  { period, agency }: Pick<Report, 'period' | 'agency'>,
): string =>
  `bieu-${number.split('/')[0]?.toLowerCase().replace('.', '-') ?? 'so'}-${period.id}-${agency}`;

/**
 * The annex of a report as files by name, in the formats asked for. An office that has written no words of its own yet
 * is printed by its name, with blanks to be filled in by hand.
 *
 * @throws ReportPapersInvalid if the narrative that tells of the office is not as it must be
 */
export const annexFiles = async (
  annex: Annex,
  catalogueFolder: string,
  formats: readonly ReportFormat[],
): Promise<Record<string, Uint8Array | string>> => {
  const { period, agency } = annex;
  const name = `phu-luc-qua-han-${period.id}-${agency}`;
  const files: Record<string, Uint8Array | string> = {};
  if (formats.includes('json')) files[`${name}.json`] = `${canonicalJson(annex)}\n`;
  if (!formats.includes('xlsx') && !formats.includes('docx')) return files;
  const office = await officeOf(catalogueFolder, annex);
  if (formats.includes('xlsx')) files[`${name}.xlsx`] = await overdueWorkbook(annex, office);
  if (formats.includes('docx')) files[`${name}.docx`] = await overdueDocument(annex, office);
  return files;
};

/**
 * How an office calls itself on what it prints of a period.
 *
 * @throws ReportPapersInvalid if the narrative cannot be read
 */
export const officeOf = async (
  catalogueFolder: string,
  { period, agency, agencyName }: Pick<Report, 'period' | 'agency' | 'agencyName'>,
): Promise<Office> => {
  const of = { period: period.id, agency, agencyName };
  return orInvalid(catalogueFolder, of, () => readOffice(catalogueFolder, of));
};

const printed = async (
  report: Report,
  catalogueFolder: string,
  formats: readonly ReportFormat[],
): Promise<Record<string, Uint8Array | string>> => {
  const name = `${report.period.id}-${report.agency}`;
  const files: Record<string, Uint8Array | string> = {};
  if (formats.includes('json')) files[`bao-cao-${name}.json`] = canonicalReport(report);
  if (!formats.includes('xlsx') && !formats.includes('docx')) return files;
  const form = await readReportForm(catalogueFolder, report.period);
  if (!form) throw formMissing(report.period.from);
  const { agency, agencyName } = report;
  const of = { period: report.period.id, agency, agencyName };
  if (formats.includes('xlsx')) {
    const office = await readOffice(catalogueFolder, of);
    files[`${formFileStem(form, report)}.xlsx`] = await reportWorkbook(report, office, form);
  }
  if (formats.includes('docx')) {
    const narrative = await readNarrative(catalogueFolder, of);
    if (!narrative) {
      const path = join(basename(catalogueFolder), narrativePath(of.period, agency));
      throw new ReportPapersMissing(
        'narrative-missing',
        `Chưa có phần lời của báo cáo, cũng chưa có đề cương chung: cần tệp ${path} trong danh mục.`,
      );
    }
    files[`bao-cao-${name}.docx`] = await reportDocument(report, narrative, narrative.office, form);
  }
  return files;
};
