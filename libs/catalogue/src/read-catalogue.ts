import { join } from 'node:path';

import type { RetentionRules } from '#lib/dossier';
import type { Finding, Procedure } from '#lib/procedure';

import { findingsOf, procedureFilesIn, readProcedureFiles } from './procedure-files.ts';
import { readNoticeRules } from './notice-files.ts';
import { readCalendar } from './reference-data.ts';
import { readRetention } from './retention-file.ts';
import { yamlIn } from './yaml-files.ts';

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

/** What a catalogue folder publishes: procedures without errors, calendar table, agency tree, what applicants are told, how long dossiers are kept. */
export interface CatalogueFiles {
  procedures: Procedure[];
  calendar: unknown;
  directory: unknown;
  notices: unknown;
  retention: RetentionRules;
}

/**
 * The whole catalogue of a folder. Forms of reports and of dossiers stay files, read when something is printed.
 *
 * @throws CatalogueInvalid if a definition has an error finding
 * @throws CatalogueIncomplete if a data file is missing or does not fit
 * @throws FileInvalid if a data file is not UTF-8 or not YAML
 * @throws NoticesInvalid if a template or the policy of notices has a slip
 */
export const readCatalogue = async (folder: string): Promise<CatalogueFiles> => {
  const files = await readProcedureFiles(folder, await procedureFilesIn(folder), folder);
  const errors = findingsOf(files).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new CatalogueInvalid(errors);
  return {
    procedures: files.flatMap(({ procedure }) => procedure ?? []),
    calendar: await readCalendar(folder),
    directory: await yamlIn(join(folder, 'agencies')),
    notices: await readNoticeRules(folder),
    retention: await readRetention(folder),
  };
};
