import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { directoryOf } from '#lib/directory';
import { clashesIn, type Finding, type Procedure, readProcedure } from '#lib/procedure';

import { yamlIn } from './yaml-files.ts';

/** One file that defines a procedure. */
export interface ProcedureFile {
  file: string;
  /** There unless the text can't be understood; it may still have error findings. */
  procedure?: Procedure;
  findings: Finding[];
}

/** Folders of a catalogue that hold other data than procedures. */
const otherData = new Set(['agencies', 'calendars', 'demo', 'forms', 'notices', 'reports']);

/** Every procedure file of a catalogue folder, in order of path. */
export const procedureFilesIn = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => name.endsWith('.yaml') && name.includes(sep))
    .filter((name) => !otherData.has(name.split(sep)[0] ?? ''))
    .sort()
    .map((name) => join(folder, name));
};

/** How a catalogue calls the kinds of agency, by kind. */
export const readAgencyKinds = async (folder: string): Promise<Readonly<Record<string, string>>> =>
  directoryOf(await yamlIn(join(folder, 'agencies'))).kinds;

/**
 * Reads and lints procedure files against the agency kinds of a catalogue.
 *
 * @param shownFrom - findings name files relative to this folder where they lie inside it
 */
export const readProcedureFiles = async (
  folder: string,
  paths: readonly string[],
  shownFrom: string,
): Promise<ProcedureFile[]> => {
  const directory = directoryOf(await yamlIn(join(folder, 'agencies')));
  const kinds = new Set(Object.keys(directory.kinds));
  return Promise.all(
    paths.map(async (path) => {
      const inside = relative(shownFrom, path);
      const file = inside.startsWith('..') ? path : inside;
      return { file, ...readProcedure(await readFile(path, 'utf8'), file, { kinds }) };
    }),
  );
};

/** All findings of a set of files, those between files included. */
export const findingsOf = (files: readonly ProcedureFile[]): Finding[] => [
  ...files.flatMap(({ findings }) => findings),
  ...clashesIn(files.flatMap(({ file, procedure }) => (procedure ? [{ file, procedure }] : []))),
];
