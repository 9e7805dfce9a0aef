import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { parse } from 'yaml';

import type { Catalogue } from '#lib/desk';
import { directoryOf } from '#lib/directory';
import { type Finding, type Procedure, readProcedure } from '#lib/procedure';

/** A catalogue that cannot be published: its error findings, for a person to mend. */
export class CatalogueInvalid extends Error {
  override readonly name = 'CatalogueInvalid';
  readonly code = 'catalogue-invalid';

  constructor(readonly findings: readonly Finding[]) {
    const [first] = findings;
    super(
      `Danh mục thủ tục có ${findings.length} lỗi` +
        (first
          ? `, lỗi đầu tiên: ${first.file}:${first.line}:${first.column} ${first.message}`
          : '') +
        '. Chạy `motcua procedures lint` để xem tất cả.',
    );
  }
}

/** One file of the catalogue that defines a procedure. */
export interface ProcedureFile {
  /** Relative to the catalogue's folder. */
  file: string;
  procedure: Procedure | undefined;
  findings: Finding[];
}

/** Folders of the catalogue that hold other data than procedures. */
const otherData = new Set(['agencies', 'calendars', 'reports', 'demo']);

/** Every procedure file below a catalogue folder, read and linted, in order of path. */
export const readProcedureFiles = async (folder: string): Promise<ProcedureFile[]> => {
  const directory = directoryOf(await yamlIn(folder, 'agencies'));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => !otherData.has(file.split(/[/\\]/)[0] ?? ''))
    .sort();
  const kinds = new Set(Object.keys(directory.kinds));
  return Promise.all(
    files.map(async (file) => {
      const { procedure, findings } = readProcedure(
        await readFile(join(folder, file), 'utf8'),
        file,
        { kinds },
      );
      return { file, procedure, findings };
    }),
  );
};

/**
 * The whole catalogue of a folder.
 *
 * @throws CatalogueInvalid if a definition has an error finding
 */
export const readCatalogue = async (folder: string): Promise<Catalogue> => {
  const files = await readProcedureFiles(folder);
  const errors = files.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === 'error'),
  );
  if (errors.length > 0) throw new CatalogueInvalid(errors);
  return {
    procedures: files.flatMap(({ procedure }) => procedure ?? []),
    calendar: await yamlIn(folder, 'calendars'),
    directory: await yamlIn(folder, 'agencies'),
  };
};

/** The one YAML file of a data folder. */
const yamlIn = async (folder: string, kind: string): Promise<unknown> => {
  const names = (await readdir(join(folder, kind))).filter((name) => name.endsWith('.yaml'));
  const [name, ...others] = names;
  if (name === undefined || others.length > 0) {
    throw new Error(
      `${join(folder, kind)}: expected exactly one .yaml file, found ${names.length}`,
    );
  }
  return parse(await readFile(join(folder, kind, name), 'utf8')) as unknown;
};
