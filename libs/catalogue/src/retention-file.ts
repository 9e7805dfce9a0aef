import { join } from 'node:path';

import { inVietnamese } from '#lib/directory';
import { type RetentionRules, retentionRulesSchema } from '#lib/dossier';

import { CatalogueIncomplete, readYaml } from './yaml-files.ts';

/**
 * How long dossiers are kept, as it is published.
 *
 * @throws CatalogueIncomplete naming the place that doesn't fit
 */
export const readRetention = async (folder: string): Promise<RetentionRules> => {
  const path = join(folder, 'retention.yaml');
  const parsed = retentionRulesSchema.safeParse(await readYaml(path), inVietnamese);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CatalogueIncomplete(
    `${path}, ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
};
