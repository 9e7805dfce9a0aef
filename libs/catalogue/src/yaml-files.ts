import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { parse, YAMLParseError } from 'yaml';

import { FileInvalid, readText } from './text-files.ts';

/** A data folder of the catalogue does not hold what it should. */
export class CatalogueIncomplete extends Error {
  override readonly name = 'CatalogueIncomplete';
  readonly code = 'catalogue-incomplete';
}

/**
 * What a YAML file says.
 *
 * @throws FileInvalid if it is not UTF-8 or not YAML
 */
export const readYaml = async (path: string): Promise<unknown> => {
  const text = await readText(path);
  try {
    return parse(text, { logLevel: 'error' }) as unknown;
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const [at] = error.linePos ?? [];
    throw new FileInvalid('yaml-invalid', path, at?.line ?? 1, 'Tệp không phải YAML đọc được.');
  }
};

export const yamlNamesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();

/** The one YAML file of a data folder. */
export const yamlIn = async (folder: string): Promise<unknown> => {
  const [name, ...others] = await yamlNamesIn(folder);
  if (name === undefined || others.length > 0) {
    throw new CatalogueIncomplete(`${folder} phải có đúng một tệp .yaml.`);
  }
  return readYaml(join(folder, name));
};
