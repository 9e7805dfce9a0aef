import { DossierRefusal, type CommandOf } from '#lib/dossier';
import { type ListQueries, type NumberLock } from '#lib/persistence';

import { act, type Acted } from './act.ts';
import { dayOf, type Desk } from './desk.ts';

/** A submit that is to get its code from the agency's own sequence. */
export type Submission = Omit<CommandOf<'submit'>, 'dossier'>;

/**
 * Opens a dossier under the next code of its agency and day, `000.22.24.H23-230316-0007`. Numbers of a day
 * have no gaps: one is taken only by a dossier that was recorded. The same key of the same actor gives the
 * same dossier.
 *
 * @throws DossierRefusal if the dossier cannot be submitted, or the agency has no identifier
 */
export const submitNumbered = async (
  desk: Desk,
  numbers: { lists: ListQueries; lock: NumberLock },
  submission: Submission,
  now: number,
): Promise<Acted> => {
  const prefix = prefixOf(desk, submission.agency, dayOf(submission.at ?? now));
  return numbers.lock.alone(prefix, async () => {
    const { known, last } = await numbers.lists.submission(submission.by, submission.key, prefix);
    const dossier = known ?? `${prefix}${String((last ?? 0) + 1).padStart(4, '0')}`;
    return act(desk, { command: { ...submission, dossier }, recorded: 'database' });
  });
};

const prefixOf = ({ directory }: Desk, id: string, day: string): string => {
  const agency = directory.on(day).find((one) => one.id === id);
  if (!agency) {
    throw new DossierRefusal('agency-unknown', `Không có cơ quan "${id}" trong danh mục cơ quan.`, {
      agency: id,
    });
  }
  if (agency.code === undefined) {
    throw new DossierRefusal(
      'bad-input',
      `${agency.shortName} chưa có mã định danh để cấp mã hồ sơ; hãy nêu mã hồ sơ.`,
      { agency: id },
    );
  }
  return `${agency.code}-${day.slice(2).replaceAll('-', '')}-`;
};
