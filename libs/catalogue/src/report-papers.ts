import { join } from 'node:path';

import {
  formInForce,
  type Narrative,
  type Office,
  officeNamed,
  outlined,
  parseNarrative,
  parseOutline,
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

/** An agency's report for a period, as far as its words and its office go. */
export interface ReportOf {
  period: string;
  agency: string;
  agencyName: string;
}

/** Where the words of an agency's report for a period are kept, in the catalogue's folder. */
export const narrativePath = (period: string, agency: string): string =>
  join('reports', 'narratives', `${period}-${agency}.yaml`);

/**
 * The words of an agency's report for a period: its own, else the outline with the office as it last called itself.
 * undefined where the catalogue has neither.
 */
export const readNarrative = async (
  folder: string,
  of: ReportOf,
): Promise<Narrative | undefined> => {
  const own = narrativePath(of.period, of.agency);
  if ((await narrativesOf(folder, of.agency)).includes(own)) {
    return parseNarrative(await readYaml(join(folder, own)));
  }
  const names = await yamlNamesIn(join(folder, NARRATIVES));
  if (!names.includes(OUTLINE)) return undefined;
  const outline = parseOutline(await readYaml(join(folder, NARRATIVES, OUTLINE)));
  return outlined(outline, of.period, await readOffice(folder, of));
};

/**
 * How an office calls itself on what it prints of a period: as its words for it say, else as the newest before or
 * after them, unsigned and undated; where it has written none, by its name.
 */
export const readOffice = async (folder: string, of: ReportOf): Promise<Office> => {
  const paths = await narrativesOf(folder, of.agency);
  const own = narrativePath(of.period, of.agency);
  const path = paths.includes(own) ? own : paths.at(-1);
  if (path === undefined) return officeNamed(of.agencyName);
  const { office } = parseNarrative(await readYaml(join(folder, path)));
  return path === own ? office : { ...office, date: undefined, number: '' };
};

const NARRATIVES = join('reports', 'narratives');
const OUTLINE = 'de-cuong.yaml';

/** The paths of an agency's narratives, the last period last. */
const narrativesOf = async (folder: string, agency: string): Promise<string[]> => {
  const names = await yamlNamesIn(join(folder, NARRATIVES));
  return names
    .filter((name) => /^\d{4}(?:-(?:Q[1-4]|H1))?-(.+)\.yaml$/.exec(name)?.[1] === agency)
    .sort()
    .map((name) => join(NARRATIVES, name));
};
