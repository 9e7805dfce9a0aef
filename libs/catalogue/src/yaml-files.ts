import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { parse, YAMLParseError } from 'yaml';

import { readText } from './read-text.ts';

/** A data folder of the catalogue does not hold what it should. */
export class CatalogueIncomplete extends Error {
  override readonly name = 'CatalogueIncomplete';
  readonly code = 'catalogue-incomplete';
}

/** A file is not YAML. */
export class YamlInvalid extends Error {
  override readonly name = 'YamlInvalid';
  readonly code = 'yaml-invalid';
}

/**
 * What a YAML file of the user's own says.
 *
 * @throws YamlInvalid, EncodingWrong, naming the place
 */
export const readYaml = async (path: string): Promise<unknown> => {
  try {
    return await yamlOf(path);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const [at] = error.linePos ?? [];
    throw new YamlInvalid(`${path} không phải YAML đọc được (dòng ${at?.line ?? 1}).`);
  }
};

export const yamlOf = async (path: string): Promise<unknown> =>
  parse(await readText(path)) as unknown;

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
