import { join } from 'node:path';

import { directoryOf } from '#lib/directory';

import { yamlIn } from './yaml-files.ts';

/**
 * The kinds of agency of a catalogue folder, each with its Vietnamese name.
 *
 * @throws CatalogueIncomplete if there is not exactly one file of agencies
 */
export const readAgencyKinds = async (folder: string): Promise<Readonly<Record<string, string>>> =>
  directoryOf(await yamlIn(join(folder, 'agencies'))).kinds;

/**
 * The table of the working calendar of a catalogue folder, as it is written.
 *
 * @throws CatalogueIncomplete if there is not exactly one file of it
 */
export const readCalendar = (folder: string): Promise<unknown> => yamlIn(join(folder, 'calendars'));
