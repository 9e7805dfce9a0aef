import { readPetitionForm } from '#lib/catalogue';
import { petitionDocument, type PetitionForm, petitionWorkbook } from '#lib/documents';
import { canonicalPetitionReport, periodOf, type PetitionReport } from '#lib/reporting';

import {
  formFileStem,
  formMissing,
  officeOf,
  orInvalid,
  type ReportFormat,
} from './report-files.ts';

/**
 * The form of petitions (biểu II.05) in force in a period.
 *
 * @throws PeriodUnknown, ReportPapersMissing if there is none, ReportPapersInvalid if it cannot be read
 */
export const petitionFormFor = async (
  catalogueFolder: string,
  order: { period: string; agency: string },
): Promise<PetitionForm> => {
  const { from } = periodOf(order.period);
  const form = await orInvalid(catalogueFolder, order, () =>
    readPetitionForm(catalogueFolder, { from }),
  );
  if (!form) throw formMissing(from);
  return form;
};

/**
 * A report on petitions as files by name, in the formats asked for: canonical JSON, the form as xlsx and docx. How
 * the office calls itself stands in its narrative; without one its name does.
 *
 * @throws ReportPapersInvalid if the narrative cannot be read
 */
export const petitionFiles = async (
  report: PetitionReport,
  form: PetitionForm,
  catalogueFolder: string,
  formats: readonly ReportFormat[],
): Promise<Record<string, Uint8Array | string>> => {
  const office = await officeOf(catalogueFolder, report);
  const print = {
    json: () => `${canonicalPetitionReport(report)}\n`,
    xlsx: () => petitionWorkbook(report, office, form),
    docx: () => petitionDocument(report, office, form),
  };
  const stem = formFileStem(form, report);
  const files: Record<string, Uint8Array | string> = {};
  for (const format of formats) files[`${stem}.${format}`] = await print[format]();
  return files;
};
