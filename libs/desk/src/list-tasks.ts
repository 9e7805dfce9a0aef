import type { ListedTask, ListQueries, Page, TasksQuery } from '#lib/persistence';

import type { Desk } from './desk.ts';

/** An open task under its name in the definition the dossier runs under. */
export interface NamedTask extends ListedTask {
  name: string;
  laneName: string;
}

/** Open tasks of some seats, the most urgent first. */
export const listTasks = async (
  { models }: Pick<Desk, 'models'>,
  lists: ListQueries,
  query: TasksQuery,
): Promise<Page<NamedTask>> => {
  const { items, next } = await lists.tasks(query);
  const named = items.map(async (task): Promise<NamedTask> => {
    const { machine } = await models.pinned(task.pin);
    const meta = machine.tasks[task.step];
    return { ...task, name: meta?.name ?? task.step, laneName: meta?.laneName ?? task.role };
  });
  return { items: await Promise.all(named), next };
};
