import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parse } from 'yaml';

import {
  formInForce,
  type Narrative,
  officeNamed,
  parseNarrative,
  parseReportForm,
  type ReportForm,
  reportDocument,
  reportWorkbook,
} from '#lib/documents';
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

/**
 * A report as files by name, in the formats asked for: canonical JSON, the statistical form as xlsx, the
 * full text report as docx. The form in force and the office's narrative come from the catalogue's folder.
 *
 * @throws ReportPapersMissing if there is no form in force, or no narrative for a docx
 * @throws DocumentRefused if form or narrative cannot be printed
 */
export const reportFiles = async (
  report: Report,
  catalogueFolder: string,
  formats: readonly ReportFormat[],
): Promise<Record<string, Uint8Array | string>> => {
  const name = `${report.period.id}-${report.agency}`;
  const files: Record<string, Uint8Array | string> = {};
  if (formats.includes('json')) files[`bao-cao-${name}.json`] = `${canonicalReport(report)}\n`;
  if (!formats.includes('xlsx') && !formats.includes('docx')) return files;
  const folder = join(catalogueFolder, 'reports');
  const form = await formFor(folder, report);
  const narrative = await narrativeFor(folder, name);
  if (formats.includes('xlsx')) {
    const office = narrative?.office ?? officeNamed(report.agencyName);
    files[
      `bieu-${form.number.split('/')[0]?.toLowerCase().replace('.', '-') ?? 'so'}-${name}.xlsx`
    ] = await reportWorkbook(report, office, form);
  }
  if (formats.includes('docx')) {
    if (!narrative) {
      throw new ReportPapersMissing(
        'narrative-missing',
        `Chưa có phần lời của báo cáo: hãy tạo ${join(folder, 'narratives', `${name}.yaml`)}.`,
      );
    }
    files[`bao-cao-${name}.docx`] = await reportDocument(report, narrative, narrative.office, form);
  }
  return files;
};

const formFor = async (folder: string, report: Report): Promise<ReportForm> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  const forms = await Promise.all(
    names.map(async (name) => parseReportForm(await yamlOf(join(folder, name)))),
  );
  const form = formInForce(forms, report.period);
  if (form) return form;
  throw new ReportPapersMissing(
    'form-missing',
    `Không có biểu mẫu báo cáo có hiệu lực ngày ${report.period.from}.`,
  );
};

const narrativeFor = async (folder: string, name: string): Promise<Narrative | undefined> => {
  const narratives = join(folder, 'narratives');
  const file = `${name}.yaml`;
  if (!(await readdir(narratives)).includes(file)) return undefined;
  return parseNarrative(await yamlOf(join(narratives, file)));
};

const yamlOf = async (path: string): Promise<unknown> => parse(await readFile(path, 'utf8'));
