import { join } from 'node:path';

import { agenciesHoursSchema, type CalendarTable, calendarTableSchema } from '#lib/calendar';
import { directoryOf } from '#lib/directory';

import { CatalogueIncomplete, pathIn, readYamlAs, yamlIn, yamlNamesIn } from './yaml-files.ts';

/**
 * The kinds of agency of a catalogue folder, each with its Vietnamese name.
 *
 * @throws CatalogueIncomplete if there is not exactly one file of agencies
 */
export const readAgencyKinds = async (folder: string): Promise<Readonly<Record<string, string>>> =>
  directoryOf(await yamlIn(join(folder, 'agencies'))).kinds;

const HOURS = 'hours.yaml';

/**
 * The table of the working calendar of a catalogue folder, and the days and hours that agencies have of their own
 * (`hours.yaml`, where there is one).
 *
 * @throws CatalogueIncomplete if there is not exactly one file of the table, if a file doesn't fit, or if an agency that
 *   has hours is none of the folder's
 */
export const readCalendar = async (folder: string): Promise<CalendarTable> => {
  const table = await readYamlAs(calendarTableSchema, await pathIn(join(folder, 'calendars')));
  if (!(await yamlNamesIn(folder)).includes(HOURS)) return table;
  const path = join(folder, HOURS);
  const agencies = await readYamlAs(agenciesHoursSchema, path);
  const directory = directoryOf(await yamlIn(join(folder, 'agencies')));
  const known = new Set(directory.agencies.map(({ id }) => id));
  const unknown = Object.keys(agencies).find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new CatalogueIncomplete(`${path}: danh bạ không có cơ quan mã "${unknown}".`);
  return { ...table, agencies };
};
