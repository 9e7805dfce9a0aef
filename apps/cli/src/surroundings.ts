import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import type { Place } from '#lib/service';

/** The environment says something the command cannot use. */
export class EnvironmentInvalid extends Error {
  override readonly name = 'EnvironmentInvalid';
  readonly code = 'environment-invalid';
}

const environmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'phải có dạng postgres://…')
    .optional(),
  MOTCUA_HOME: z.string().min(1).optional(),
  MOTCUA_CATALOGUE: z.string().min(1).optional(),
});

export interface Surroundings {
  place: Place;
  /** Folder of the procedures and reference data. */
  catalogue: string;
  /** Folder files are kept in unless their own settings say otherwise. */
  files: string;
  /** File of the key that partners' secrets are encrypted with, unless the environment says it. */
  exchangeKey: string;
}

/** The folder of the checkout or installation: the nearest one above with our package.json. */
export const projectFolder = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && manifestIn(manifest).name === 'motcua') return folder;
    const above = dirname(folder);
    if (above === folder) throw new Error('package.json of motcua not found above the program');
    folder = above;
  }
};

/** The version this is, as package.json says it. */
export const projectVersion = (): string =>
  manifestIn(join(projectFolder(), 'package.json')).version ?? '';

const manifestIn = (file: string): { name?: string; version?: string } =>
  JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string };

/**
 * What the environment says, with the defaults of the embedded mode.
 *
 * @throws EnvironmentInvalid naming the variable
 */
export const surroundings = (environment: NodeJS.ProcessEnv = process.env): Surroundings => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new EnvironmentInvalid(
      `Biến môi trường ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    );
  }
  const { DATABASE_URL, MOTCUA_HOME, MOTCUA_CATALOGUE } = parsed.data;
  const home = resolve(MOTCUA_HOME ?? join(projectFolder(), '.motcua'));
  return {
    place: DATABASE_URL !== undefined ? { url: DATABASE_URL } : { embedded: { home } },
    files: join(home, 'files'),
    exchangeKey: join(home, 'exchange.key'),
    catalogue: resolve(MOTCUA_CATALOGUE ?? join(projectFolder(), 'processes')),
  };
};
