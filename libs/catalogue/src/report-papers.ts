import { join } from 'node:path';

import {
  formInForce,
  type Narrative,
  parseNarrative,
  parsePetitionForm,
  parseReportForm,
  type PetitionForm,
  type ReportForm,
  type StatisticalForm,
} from '#lib/documents';

import { readYaml, yamlNamesIn } from './yaml-files.ts';

/** The report form in force on the first day of a period; undefined where the catalogue has none. */
export const readReportForm = (
  folder: string,
  period: { from: string },
): Promise<ReportForm | undefined> => inForceIn(join(folder, 'reports'), parseReportForm, period);

/** The form of petitions in force on the first day of a period; undefined where the catalogue has none. */
export const readPetitionForm = (
  folder: string,
  period: { from: string },
): Promise<PetitionForm | undefined> =>
  inForceIn(join(folder, 'reports', 'petitions'), parsePetitionForm, period);

const inForceIn = async <F extends Pick<StatisticalForm, 'effective'>>(
  folder: string,
  parse: (data: unknown) => F,
  period: { from: string },
): Promise<F | undefined> => {
  const names = await yamlNamesIn(folder);
  const forms = await Promise.all(
    names.map(async (name) => parse(await readYaml(join(folder, name)))),
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
  return parseNarrative(await readYaml(join(narratives, name)));
};
