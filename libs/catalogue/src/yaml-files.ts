import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';

import { inVietnamese } from '#lib/directory';

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

/**
 * What a YAML file says, in the form it has to have.
 *
 * @throws FileInvalid if it is not UTF-8 or not YAML
 * @throws CatalogueIncomplete naming the place that doesn't fit
 */
export const readYamlAs = async <T>(schema: z.ZodType<T>, path: string): Promise<T> => {
  const parsed = schema.safeParse(await readYaml(path), inVietnamese);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CatalogueIncomplete(
    `${path}, ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
};

export const yamlNamesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();

/** What the one YAML file of a data folder says. */
export const yamlIn = async (folder: string): Promise<unknown> => readYaml(await pathIn(folder));

/** The path of the one YAML file of a data folder. */
export const pathIn = async (folder: string): Promise<string> => {
  const [name, ...others] = await yamlNamesIn(folder);
  if (name === undefined || others.length > 0) {
    throw new CatalogueIncomplete(`${folder} phải có đúng một tệp .yaml.`);
  }
  return join(folder, name);
};
