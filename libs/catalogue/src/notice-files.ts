import { join } from 'node:path';

import { DocumentRefused, type Finding } from '#lib/documents';
import { parseNoticeRules } from '#lib/notices';

import { yamlNamesIn, yamlOf } from './yaml-files.ts';

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
  const rules = {
    policy: await yamlOf(join(notices, 'policy.yaml')),
    templates: await Promise.all(
      (await yamlNamesIn(templates)).map((name) => yamlOf(join(templates, name))),
    ),
  };
  try {
    parseNoticeRules(rules);
  } catch (error) {
    throw error instanceof DocumentRefused ? new NoticesInvalid(error.findings) : error;
  }
  return rules;
};
