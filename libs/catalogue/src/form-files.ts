import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import {
  checkForm,
  DocumentRefused,
  type DossierForm,
  type Finding,
  type FormSet,
  parseFormSet,
} from '#lib/documents';

import { FileInvalid } from './text-files.ts';
import { readYaml, yamlNamesIn } from './yaml-files.ts';

/** Where the printed forms of a catalogue folder are kept. */
const formsIn = (folder: string): string => join(folder, 'forms');

/** Where a form's Word file is kept. */
export const formPath = (folder: string, { file }: Pick<DossierForm, 'file'>): string =>
  join(formsIn(folder), file);

/** What is wrong with one file of the forms; its path is relative to the catalogue folder. */
export interface FormFinding extends Finding {
  file: string;
}

/** Forms that cannot be printed from: every finding, for whoever edits the files. */
export class FormsInvalid extends Error {
  override readonly name = 'FormsInvalid';
  readonly code = 'form-invalid';

  constructor(readonly findings: readonly FormFinding[]) {
    super(findings.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  }
}

/**
 * The sets of forms of a catalogue folder, by their YAML files; none where it has no forms. The Word files are
 * not looked at.
 *
 * @throws FormsInvalid if a YAML file is not as it must be
 */
export const readFormSets = async (folder: string): Promise<FormSet[]> => {
  const names = await yamlNamesIfAny(formsIn(folder));
  return Promise.all(
    names.map(async (name) => {
      const path = join(formsIn(folder), name);
      try {
        return parseFormSet(await readYaml(path));
      } catch (error) {
        const file = relative(folder, path);
        throw new FormsInvalid(findingsIn(error).map((finding) => ({ ...finding, file })));
      }
    }),
  );
};

/**
 * The Word file of a form; whether it can be printed from is not looked at.
 *
 * @throws FormsInvalid if it is not there
 */
export const readForm = async (folder: string, form: DossierForm): Promise<Uint8Array> => {
  const path = formPath(folder, form);
  try {
    return await readFile(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
    const message = 'Không có tệp Word này.';
    const file = relative(folder, path);
    throw new FormsInvalid([{ code: 'missing-file', where: '', message, file }]);
  }
};

/** What an error of reading a set says of it; any other error is thrown again. */
const findingsIn = (error: unknown): readonly Finding[] => {
  if (error instanceof DocumentRefused) return error.findings;
  if (!(error instanceof FileInvalid)) throw error;
  const { code, line, problem } = error;
  return [{ code, where: '', message: `Dòng ${line}: ${problem}` }];
};

/** What is wrong with the Word files of all sets; none if every form can be printed. */
export const findingsOfForms = async (
  folder: string,
  sets: readonly FormSet[],
): Promise<FormFinding[]> => {
  const looks = await Promise.all(
    sets.flatMap(({ forms }) => forms.map((form) => look(folder, form))),
  );
  return looks.flat();
};

const look = async (folder: string, form: DossierForm): Promise<readonly FormFinding[]> => {
  try {
    const file = relative(folder, formPath(folder, form));
    return checkForm(form.kind, await readForm(folder, form)).map((one) => ({ ...one, file }));
  } catch (error) {
    if (!(error instanceof FormsInvalid)) throw error;
    return error.findings;
  }
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** A catalogue without forms prints none. */
const yamlNamesIfAny = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  return entries ? yamlNamesIn(folder) : [];
};
