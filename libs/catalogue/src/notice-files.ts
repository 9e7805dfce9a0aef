import { join, relative } from 'node:path';

import { DocumentRefused, type Finding } from '#lib/documents';
import { parseNoticeRules } from '#lib/notices';

import { FileInvalid } from './text-files.ts';
import { readYaml, yamlNamesIn } from './yaml-files.ts';

/** Policy or templates of notices cannot be published: every slip, for a person to mend. */
export class NoticesInvalid extends Error {
  override readonly name = 'NoticesInvalid';
  readonly code = 'notices-invalid';

  constructor(readonly findings: readonly Finding[]) {
    super(['Mẫu tin báo chưa đúng.', ...findings.map(({ message }) => message)].join('\n'));
  }
}

/**
 * Policy and templates of what applicants are told, as they are published.
 *
 * @throws NoticesInvalid with a finding for every slip, an unknown tag by its name
 */
export const readNoticeRules = async (folder: string): Promise<unknown> => {
  const notices = join(folder, 'notices');
  const templates = join(notices, 'templates');
  try {
    const rules = {
      policy: await readYaml(join(notices, 'policy.yaml')),
      templates: await Promise.all(
        (await yamlNamesIn(templates)).map((name) => readYaml(join(templates, name))),
      ),
    };
    parseNoticeRules(rules);
    return rules;
  } catch (error) {
    if (error instanceof DocumentRefused) throw new NoticesInvalid(error.findings);
    if (!(error instanceof FileInvalid)) throw error;
    const { code, path, line, problem } = error;
    const message = `${relative(folder, path)}, dòng ${line}: ${problem}`;
    throw new NoticesInvalid([{ code, where: '', message }]);
  }
};
