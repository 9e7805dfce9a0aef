import { join } from 'node:path';

import { type RetentionRules, retentionRulesSchema } from '#lib/dossier';

import { readYamlAs } from './yaml-files.ts';

/**
 * How long dossiers are kept, as it is published.
 *
 * @throws CatalogueIncomplete naming the place that doesn't fit
 */
export const readRetention = (folder: string): Promise<RetentionRules> =>
  readYamlAs(retentionRulesSchema, join(folder, 'retention.yaml'));
