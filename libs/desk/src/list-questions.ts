import type { ListedQuestion, ListQueries, Page, QuestionsQuery } from '#lib/persistence';

import type { Desk } from './desk.ts';
import { namesInModel } from './names-in-model.ts';

/** A question under the name its step has in the definition the dossier runs under. */
export interface NamedQuestion extends ListedQuestion {
  stepName: string | null;
}

/** Open questions of dossiers in a scope, the newest first, a page. */
export const listQuestions = async (
  desk: Pick<Desk, 'models'>,
  lists: ListQueries,
  query: QuestionsQuery,
): Promise<Page<NamedQuestion>> => {
  const { items, next } = await lists.questions(query);
  const named = items.map(async (item): Promise<NamedQuestion> => {
    const { stepName } = await namesInModel(desk, item.pin, item.question.step);
    return { ...item, stepName };
  });
  return { items: await Promise.all(named), next };
};
