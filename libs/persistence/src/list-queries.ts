import type { Pool } from 'pg';

import type { Scope } from '#lib/directory';
import type { Instant } from '#lib/dossier';

import {
  type DossierListRow,
  type DossierSummary,
  type ListedDossier,
  listedDossierOf,
  type ListedTask,
  listedTaskOf,
  type RegisterListRow,
  type RegisterRow,
  registerRowOf,
  type TaskListRow,
} from './listed.ts';
import { type Page, pageOf } from './page.ts';
import { databaseRefusal } from './refusal.ts';
import { countDossiers } from './statements/count-dossiers.ts';
import { type DossiersQuery, listDossiers } from './statements/list-dossiers.ts';
import { lastChange, listGauges } from './statements/list-gauges.ts';
import { listRegister, type RegisterQuery } from './statements/list-register.ts';
import { listTasks, type TasksQuery } from './statements/list-tasks.ts';
import type { Statement } from './statements/parameters.ts';
import { applicantMatches, RARE, searchCandidates } from './statements/search-condition.ts';

/** Lists for people at work: what is where now, never what a decision or a report rests on. */
export class ListQueries {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  async dossiers(query: DossiersQuery): Promise<Page<ListedDossier>> {
    const among = await this.found(query);
    const rows = await this.ask<DossierListRow>(listDossiers(query, among));
    return pageOf(rows, query.limit, dossierStart, listedDossierOf);
  }

  async tasks(query: TasksQuery): Promise<Page<ListedTask>> {
    const rows = await this.ask<TaskListRow>(listTasks(query));
    return pageOf(rows, query.limit, taskStart, listedTaskOf);
  }

  /** The dossiers of a register, in the order they were accepted. */
  async register(query: RegisterQuery): Promise<RegisterRow[]> {
    const rows = await this.ask<RegisterListRow>(listRegister(query));
    return rows.map(registerRowOf);
  }

  /** @param today - [from, to) of the local day */
  async summary(scope: Scope, today: { from: Instant; to: Instant }): Promise<DossierSummary> {
    const day = { from: new Date(today.from), to: new Date(today.to) };
    const [row] = await this.ask<DossierSummary>(countDossiers(scope, day));
    return row ?? { submitted: 0, inHand: 0, dueToday: 0, overdue: 0, paused: 0, toReturn: 0 };
  }

  async gauges(): Promise<Gauges> {
    const [row] = await this.ask<Gauges>({ name: 'list-gauges', text: listGauges, values: [] });
    return row ?? { open: 0, overdue: 0, outboxSeconds: 0, timerSeconds: 0 };
  }

  /** A token that changes with every recorded act and assignment. */
  async lastChange(): Promise<string> {
    const [row] = await this.ask<{ id: string }>({
      name: 'list-last-change',
      text: lastChange,
      values: [],
    });
    return row?.id ?? '0';
  }

  /** What a search means, where it is rare enough to be gathered first. */
  private async found({ scope, search }: DossiersQuery): Promise<string[] | undefined> {
    if (!search || (await this.expected(applicantMatches(scope, search))) > RARE) return undefined;
    const rows = await this.ask<{ id: string }>(searchCandidates(scope, search));
    return rows.length > RARE ? undefined : rows.map(({ id }) => id);
  }

  /** How many rows the planner expects of a statement; it is not run. */
  private async expected({ text, values }: Statement): Promise<number> {
    const [row] = await this.ask<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>({
      text: `explain (format json) ${text}`,
      values,
    });
    return row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
  }

  private async ask<R extends object>(statement: {
    name?: string;
    text: string;
    values: unknown[];
  }): Promise<R[]> {
    try {
      const { rows } = await this.pool.query<R>(statement);
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

const dossierStart = ({ sort_value: value, id }: DossierListRow) => ({ value, id });

const taskStart = ({ sort_value: value, dossier, step }: TaskListRow) => ({
  value,
  id: `${dossier} ${step}`,
});
