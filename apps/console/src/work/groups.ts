import type { Schemas } from '../api.ts';
import { grouped } from '../grouped.ts';
import { dayOf, daysBetween, today } from '../time.ts';

type Task = Schemas['ListedTask'];

export const groupNames = {
  late: 'Quá hạn',
  past: 'Hết ngày hẹn, chưa xong',
  today: 'Hạn hôm nay',
  tomorrow: 'Hạn ngày mai',
  week: 'Trong bảy ngày tới',
  later: 'Sau đó',
  open: 'Không hẹn ngày',
  held: 'Đang tạm dừng',
} as const;
export type GroupName = keyof typeof groupNames;

/** Where a task stands in the day: by the due of its dossier, which is what was promised. */
export const groupOf = (
  { held, dossierDue, dossierOverdue }: Pick<Task, 'held' | 'dossierDue' | 'dossierOverdue'>,
  now: number,
): GroupName => {
  if (dossierOverdue) return 'late';
  if (held) return 'held';
  if (dossierDue === null) return 'open';
  const left = daysBetween(today(now), dayOf(dossierDue));
  // Late only from the next working moment on, but no longer due today.
  if (left < 0) return 'past';
  if (left === 0) return 'today';
  if (left === 1) return 'tomorrow';
  return left <= 7 ? 'week' : 'later';
};

/** Tasks in the groups of the day, the most urgent first; within a group as the server ordered them. */
export const groupsOf = (tasks: readonly Task[], now: number): [GroupName, Task[]][] => {
  const found = grouped(tasks, (task) => groupOf(task, now));
  return (Object.keys(groupNames) as GroupName[]).flatMap((name): [GroupName, Task[]][] => {
    const of = found.get(name);
    return of ? [[name, of]] : [];
  });
};
