import { DossierRefusal, type Question, questionsOf } from '#lib/dossier';
import type { Answered, QuestionStore } from '#lib/persistence';

import type { DossierView } from './view-dossier.ts';

/**
 * Notes what somebody says to an open question of a dossier. The question is derived anew: one that a
 * correction has settled meanwhile is there no more.
 *
 * @param admit refuses, by throwing, whoever may not answer this question
 * @returns the id of the note
 * @throws DossierRefusal question-unknown
 */
export const answerQuestion = async (
  store: QuestionStore,
  { stored, fold }: Pick<DossierView, 'stored' | 'fold'>,
  answered: Omit<Answered, 'dossier'>,
  admit: (question: Question) => void,
): Promise<string> => {
  const question = questionsOf(stored.rows, fold).find(({ key }) => key === answered.question);
  if (!question) {
    throw new DossierRefusal('question-unknown', 'Hồ sơ không còn điều cần xác nhận này.');
  }
  admit(question);
  return store.answer({ ...answered, dossier: stored.id });
};
