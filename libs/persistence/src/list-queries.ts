import type { Pool } from 'pg';

import type { Channel, ClosedAs, Instant } from '#lib/dossier';
import type { Hold, Phase } from '#lib/procedure';

import { databaseRefusal } from './refusal.ts';
import { listDossiers, type DossierSort } from './statements/list-dossiers.ts';
import { lastChange, listGauges } from './statements/list-gauges.ts';
import { listTasks } from './statements/list-tasks.ts';

export type { DossierSort } from './statements/list-dossiers.ts';

/** Whose dossiers a list shows; the shape of the policy's list filter. */
export interface ListScope {
  all: boolean;
  owned: readonly string[];
  takingPart: readonly string[];
  fields: Readonly<Record<string, readonly string[]>>;
  takingPartFields: Readonly<Record<string, readonly string[]>>;
}

/** Where a page begins: the sort value, as the database writes it, and id of the last row seen. */
export interface PageStart {
  value: string;
  id: string;
}

export interface DossiersQuery {
  scope: ListScope;
  sort: DossierSort;
  limit: number;
  after?: PageStart;
  phases?: readonly Phase[];
  owner?: string;
  procedure?: string;
  field?: string;
  /** How a closed dossier was judged, or how one in hand stands now. */
  standing?: 'within' | 'overdue' | 'early' | 'on-time' | 'none';
  dueBefore?: Instant;
  dueFrom?: Instant;
  taskAgency?: string;
  taskRole?: string;
  /** What the dossier's code begins with. */
  code?: string;
}

/** A dossier as a list shows it. */
export interface ListedDossier {
  id: string;
  procedure: string;
  procedureName: string;
  field: string;
  channel: Channel;
  owner: string;
  phase: Phase;
  status: number;
  version: number;
  recordedAt: Instant;
  submittedAt: Instant;
  acceptedAt: Instant | null;
  due: Instant | null;
  closedAt: Instant | null;
  closedAs: ClosedAs | null;
  returnedAt: Instant | null;
  standing: NonNullable<DossiersQuery['standing']> | null;
  holds: Hold[];
}

/** A seat somebody may work: the tasks of one role at one agency, in some fields or all. */
export interface Seat {
  agency: string;
  role: string;
  fields: readonly string[] | null;
}

export interface TasksQuery {
  seats: readonly Seat[];
  procedure?: string;
  limit: number;
  after?: PageStart;
}

/** An open task as a list shows it. */
export interface ListedTask {
  dossier: string;
  step: string;
  pin: string;
  openedAt: Instant;
  agency: string;
  role: string;
  segment: string | null;
  due: Instant | null;
  overdue: boolean;
  version: number;
  procedure: string;
  procedureName: string;
  field: string;
  owner: string;
  status: number;
  dossierDue: Instant | null;
  dossierOverdue: boolean;
  holds: Hold[];
}

export interface Page<T> {
  items: T[];
  /** Where the next page begins; null on the last one. */
  next: PageStart | null;
}

/** Lists for people at work: what is where now, never what a decision or a report rests on. */
export class ListQueries {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  async dossiers(query: DossiersQuery): Promise<Page<ListedDossier>> {
    const { scope, sort, after, limit } = query;
    const rows = await this.ask<DossierListRow>(`list-dossiers-${sort}`, listDossiers(sort), [
      scope.all,
      scope.owned,
      JSON.stringify(scope.fields),
      scope.takingPart,
      JSON.stringify(scope.takingPartFields),
      query.phases ?? null,
      query.owner ?? null,
      query.procedure ?? null,
      query.field ?? null,
      query.standing ?? null,
      date(query.dueBefore),
      date(query.dueFrom),
      query.taskAgency ?? null,
      query.taskRole ?? null,
      query.code === undefined ? null : `${query.code.replace(/[\\%_]/g, '\\$&')}%`,
      after?.value ?? null,
      after?.id ?? null,
      limit + 1,
    ]);
    return pageOf(rows, limit, ({ id }) => id, listedDossierOf);
  }

  async tasks({ seats, procedure, after, limit }: TasksQuery): Promise<Page<ListedTask>> {
    const rows = await this.ask<TaskListRow>('list-tasks', listTasks, [
      JSON.stringify(seats),
      procedure ?? null,
      after?.value ?? null,
      after?.id ?? null,
      limit + 1,
    ]);
    return pageOf(rows, limit, ({ dossier, step }) => `${dossier} ${step}`, listedTaskOf);
  }

  async gauges(): Promise<Gauges> {
    const [row] = await this.ask<Gauges>('list-gauges', listGauges, []);
    return row ?? { open: 0, overdue: 0, outboxSeconds: 0, timerSeconds: 0 };
  }

  /** A token that changes with every recorded act. */
  async lastChange(): Promise<string> {
    const [row] = await this.ask<{ id: string }>('list-last-change', lastChange, []);
    return row?.id ?? '0';
  }

  private async ask<R extends object>(name: string, text: string, values: unknown[]): Promise<R[]> {
    try {
      const { rows } = await this.pool.query<R>({ name, text, values });
      return rows;
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}

/** What an operator watches. */
export interface Gauges {
  /** Dossiers not closed, and those in hand and overdue. */
  open: number;
  overdue: number;
  /** How long the oldest message waits for a queue, and the oldest due timer for its firing; seconds. */
  outboxSeconds: number;
  timerSeconds: number;
}

interface ListRow {
  sort_value: string;
  now: Date;
}

interface DossierListRow extends ListRow {
  id: string;
  procedure: string;
  field: string;
  channel: Channel;
  owner: string;
  phase: Phase;
  status: number;
  seq: number;
  recorded_at: Date;
  submitted_at: Date;
  accepted_at: Date | null;
  due: Date | null;
  overdue_from: Date | null;
  closed_at: Date | null;
  closed_as: ClosedAs | null;
  standing: ListedDossier['standing'];
  returned_at: Date | null;
  holds: Hold[] | null;
  procedure_name: string;
}

interface TaskListRow extends ListRow {
  dossier: string;
  step: string;
  opened_at: Date;
  agency: string;
  role: string;
  segment: string | null;
  due: Date | null;
  overdue_from: Date | null;
  seq: number;
  procedure: string;
  field: string;
  owner: string;
  pin: string;
  status: number;
  dossier_due: Date | null;
  dossier_overdue_from: Date | null;
  holds: Hold[] | null;
  procedure_name: string;
}

const date = (instant: Instant | undefined): Date | null =>
  instant === undefined ? null : new Date(instant);

const pageOf = <R extends ListRow, T>(
  rows: readonly R[],
  limit: number,
  idOf: (row: R) => string,
  itemOf: (row: R) => T,
): Page<T> => {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(itemOf),
    next: last ? { value: last.sort_value, id: idOf(last) } : null,
  };
};

const passed = (from: Date | null, now: Date): boolean => from !== null && from <= now;

const listedDossierOf = (row: DossierListRow): ListedDossier => ({
  id: row.id,
  procedure: row.procedure,
  procedureName: row.procedure_name,
  field: row.field,
  channel: row.channel,
  owner: row.owner,
  phase: row.phase,
  status: row.status,
  version: row.seq,
  recordedAt: row.recorded_at.getTime(),
  submittedAt: row.submitted_at.getTime(),
  acceptedAt: row.accepted_at?.getTime() ?? null,
  due: row.due?.getTime() ?? null,
  closedAt: row.closed_at?.getTime() ?? null,
  closedAs: row.closed_as,
  returnedAt: row.returned_at?.getTime() ?? null,
  standing:
    row.standing ??
    (row.phase === 'in-hand' ? (passed(row.overdue_from, row.now) ? 'overdue' : 'within') : null),
  holds: row.holds ?? [],
});

const listedTaskOf = (row: TaskListRow): ListedTask => ({
  dossier: row.dossier,
  step: row.step,
  pin: row.pin,
  openedAt: row.opened_at.getTime(),
  agency: row.agency,
  role: row.role,
  segment: row.segment,
  due: row.due?.getTime() ?? null,
  overdue: passed(row.overdue_from, row.now),
  version: row.seq,
  procedure: row.procedure,
  procedureName: row.procedure_name,
  field: row.field,
  owner: row.owner,
  status: row.status,
  dossierDue: row.dossier_due?.getTime() ?? null,
  dossierOverdue: passed(row.dossier_overdue_from, row.now),
  holds: row.holds ?? [],
});
