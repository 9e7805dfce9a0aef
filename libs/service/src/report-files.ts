import { join } from 'node:path';

import { narrativePath, readNarrative, readReportForm } from '#lib/catalogue';
import { DocumentRefused, officeNamed, reportDocument, reportWorkbook } from '#lib/documents';
import { canonicalReport, type Report } from '#lib/reporting';

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
    const path =
      error.subject === 'narrative'
        ? narrativePath(catalogueFolder, period, agency)
        : join(catalogueFolder, 'reports');
    throw new ReportPapersInvalid(path, error);
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

const printed = async (
  report: Report,
  catalogueFolder: string,
  formats: readonly ReportFormat[],
): Promise<Record<string, Uint8Array | string>> => {
  const name = `${report.period.id}-${report.agency}`;
  const files: Record<string, Uint8Array | string> = {};
  if (formats.includes('json')) files[`bao-cao-${name}.json`] = `${canonicalReport(report)}\n`;
  if (!formats.includes('xlsx') && !formats.includes('docx')) return files;
  const form = await readReportForm(catalogueFolder, report.period);
  if (!form) throw formMissing(report.period.from);
  const narrative = await readNarrative(catalogueFolder, report.period.id, report.agency);
  if (formats.includes('xlsx')) {
    const office = narrative?.office ?? officeNamed(report.agencyName);
    files[`${formFileStem(form, report)}.xlsx`] = await reportWorkbook(report, office, form);
  }
  if (formats.includes('docx')) {
    if (!narrative) {
      throw new ReportPapersMissing(
        'narrative-missing',
        `Chưa có phần lời của báo cáo: hãy tạo ${narrativePath(catalogueFolder, report.period.id, report.agency)}.`,
      );
    }
    files[`bao-cao-${name}.docx`] = await reportDocument(report, narrative, narrative.office, form);
  }
  return files;
};
