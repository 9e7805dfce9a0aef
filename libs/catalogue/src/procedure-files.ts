import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { clashesIn, type Finding, type Procedure, readProcedure } from '#lib/procedure';

import { readAgencyKinds } from './reference-data.ts';
import { FileInvalid, readText } from './text-files.ts';

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
  const kinds = new Set(Object.keys(await readAgencyKinds(folder)));
  return Promise.all(
    paths.map(async (path) => {
      const inside = relative(shownFrom, path);
      const file = inside.startsWith('..') ? path : inside;
      try {
        return { file, ...readProcedure(await readText(path), file, { kinds }) };
      } catch (error) {
        if (!(error instanceof FileInvalid)) throw error;
        return { file, findings: [findingOf(error, file)] };
      }
    }),
  );
};

const findingOf = ({ code, line, problem }: FileInvalid, file: string): Finding => ({
  ...{ file, code, line, column: 1 },
  severity: 'error',
  path: '',
  message: problem,
});

/** All findings of a set of files, those between files included. */
export const findingsOf = (files: readonly ProcedureFile[]): Finding[] => [
  ...files.flatMap(({ findings }) => findings),
  ...clashesIn(files.flatMap(({ file, procedure }) => (procedure ? [{ file, procedure }] : []))),
];
