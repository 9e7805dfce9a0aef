import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parse } from 'yaml';

/** A data folder of the catalogue does not hold what it should. */
export class CatalogueIncomplete extends Error {
  override readonly name = 'CatalogueIncomplete';
  readonly code = 'catalogue-incomplete';
}

export const yamlOf = async (path: string): Promise<unknown> =>
  parse(await readFile(path, 'utf8')) as unknown;

export const yamlNamesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();

/** The one YAML file of a data folder. */
export const yamlIn = async (folder: string): Promise<unknown> => {
  const [name, ...others] = await yamlNamesIn(folder);
  if (name === undefined || others.length > 0) {
    throw new CatalogueIncomplete(`${folder} phải có đúng một tệp .yaml.`);
  }
  return yamlOf(join(folder, name));
};
