import { join } from 'node:path';

import {
  formInForce,
  type Narrative,
  parseNarrative,
  parseReportForm,
  type ReportForm,
} from '#lib/documents';

import { yamlNamesIn, yamlOf } from './yaml-files.ts';

/** The report form in force on the first day of a period; undefined where the catalogue has none. */
export const readReportForm = async (
  folder: string,
  period: { from: string },
): Promise<ReportForm | undefined> => {
  const reports = join(folder, 'reports');
  const names = await yamlNamesIn(reports);
  const forms = await Promise.all(
    names.map(async (name) => parseReportForm(await yamlOf(join(reports, name)))),
  );
  return formInForce(forms, period);
};

/** Where the words of an agency's report for a period are kept. */
export const narrativePath = (folder: string, period: string, agency: string): string =>
  join(folder, 'reports', 'narratives', `${period}-${agency}.yaml`);

/** The words of an agency's report for a period; undefined where nobody has written any. */
export const readNarrative = async (
  folder: string,
  period: string,
  agency: string,
): Promise<Narrative | undefined> => {
  const narratives = join(folder, 'reports', 'narratives');
  const name = `${period}-${agency}.yaml`;
  if (!(await yamlNamesIn(narratives)).includes(name)) return undefined;
  return parseNarrative(await yamlOf(join(narratives, name)));
};
