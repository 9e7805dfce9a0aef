import {
  archiveNames,
  parcelNames,
  type ParcelState,
  type Way,
  wayNames,
} from '../afterlife/words.ts';
import type { DossierFilter } from '../queries.ts';
import { texts } from '../search-texts.ts';
import { daysAfter, today, weekdayOf } from '../time.ts';

/** The filters of the list of dossiers, as they stand in its address. */
export interface Filters {
  q?: string;
  phase?: string;
  standing?: string;
  due?: string;
  field?: string;
  procedure?: string;
  owner?: string;
  taskRole?: string;
  paused?: string;
  way?: string;
  parcel?: string;
  archive?: string;
  atRisk?: string;
  sort?: string;
}

const names = [
  'q',
  'phase',
  'standing',
  'due',
  'field',
  'procedure',
  'owner',
  'taskRole',
  'paused',
  'way',
  'parcel',
  'archive',
  'atRisk',
  'sort',
] as const satisfies (keyof Filters)[];

const standings = ['within', 'overdue', 'early', 'on-time', 'none'] as const;
const taskRoles = ['desk', 'officer', 'head', 'chair'] as const;
const ways = Object.keys(wayNames) as Way[];
const parcels = Object.keys(parcelNames) as ParcelState[];
const archives = Object.keys(archiveNames) as (keyof typeof archiveNames)[];
const sorts = ['due', 'submitted', 'waiting', 'recorded'] as const;

/** The phases of what is not yet done with: neither returned nor ended otherwise. */
export const OPEN_PHASES = 'submitted,in-hand,finished,sent';

/** When a due is, by its name in the address. */
export const dueNames = {
  today: 'Hôm nay',
  tomorrow: 'Ngày mai',
  week: 'Trong tuần này',
  past: 'Đã qua hạn',
} as const;
type DueName = keyof typeof dueNames;

const among = <T extends string>(list: readonly T[], text: string | undefined): T | undefined =>
  list.find((one) => one === text);

/** The filters an address names; what is not one is left out. */
export const readFilters = (search: Readonly<Record<string, unknown>>): Filters =>
  texts(search, names);

const startOf = (day: string): string => `${day}T00:00:00+07:00`;

/** The days a named due lies between: from the first instant, before the second. */
export const dueSpan = (name: DueName, now: number): { dueAfter?: string; dueBefore?: string } => {
  const day = today(now);
  const tomorrow = daysAfter(day, 1);
  switch (name) {
    case 'today':
      return { dueAfter: startOf(day), dueBefore: startOf(tomorrow) };
    case 'tomorrow':
      return { dueAfter: startOf(tomorrow), dueBefore: startOf(daysAfter(day, 2)) };
    case 'week':
      return { dueAfter: startOf(day), dueBefore: startOf(nextMonday(day)) };
    case 'past':
      return { dueBefore: new Date(now).toISOString() };
  }
};

const nextMonday = (day: string): string => {
  const next = daysAfter(day, 1);
  return weekdayOf(next) === 'thứ Hai' ? next : nextMonday(next);
};

const isDueName = (name: string | undefined): name is DueName =>
  name !== undefined && name in dueNames;

/** What the filters ask the API for. */
export const filterQuery = (filters: Filters, now: number): DossierFilter => {
  const { q, phase, due, field, procedure, owner, paused, atRisk } = filters;
  const standing = among(standings, filters.standing);
  const taskRole = among(taskRoles, filters.taskRole);
  const way = among(ways, filters.way);
  const parcel = among(parcels, filters.parcel);
  const archive = among(archives, filters.archive);
  return {
    ...(way !== undefined && { way }),
    ...(parcel !== undefined && { parcel }),
    ...(archive !== undefined && { archive }),
    ...(q !== undefined && { q }),
    ...(phase !== undefined && { phase }),
    ...(standing !== undefined && { standing }),
    ...(isDueName(due) && dueSpan(due, now)),
    ...(field !== undefined && { field }),
    ...(procedure !== undefined && { procedure }),
    ...(owner !== undefined && { owner }),
    ...(taskRole !== undefined && { taskRole }),
    ...(paused !== undefined &&
      (paused === 'long' ? { heldLong: 'true' as const } : { paused: 'true' as const })),
    ...(atRisk !== undefined && { atRisk: 'true' as const }),
    sort: among(sorts, filters.sort) ?? 'due',
  };
};

/** How many filters narrow the list; the order is none. */
export const filterCount = ({ sort: _sort, ...filters }: Filters): number =>
  Object.keys(filters).length;
