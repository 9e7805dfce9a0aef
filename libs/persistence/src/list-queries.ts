import type { Pool } from 'pg';

import type { Scope } from '#lib/directory';
import type { Instant } from '#lib/dossier';

import {
  type DossierListRow,
  type DossierSummary,
  type ListedCorrection,
  type ListedDossier,
  listedDossierOf,
  type ListedQuestion,
  listedQuestionOf,
  type ListedReturn,
  listedReturnOf,
  type ListedTask,
  listedTaskOf,
  type QuestionListRow,
  type RegisterListRow,
  type RegisterRow,
  registerRowOf,
  type ReturnListRow,
  type TaskListRow,
} from './listed.ts';
import { type Page, pageOf } from './page.ts';
import { databaseRefusal } from './refusal.ts';
import { countDossiers } from './statements/count-dossiers.ts';
import { type CorrectionsQuery, listCorrections } from './statements/list-corrections.ts';
import { type DossiersQuery, listDossiers, type Sought } from './statements/list-dossiers.ts';
import { lastChange, listGauges } from './statements/list-gauges.ts';
import { listQuestions, type QuestionsQuery } from './statements/list-questions.ts';
import { listRegister, type RegisterQuery } from './statements/list-register.ts';
import { listReturns, type ReturnsQuery } from './statements/list-returns.ts';
import { listTasks, type Seat, type TasksQuery } from './statements/list-tasks.ts';
import type { Statement } from './statements/parameters.ts';
import {
  hasKeys,
  RARE,
  readSearch,
  type Search,
  searchCandidates,
  searchMatches,
  searchOf,
  type SearchRow,
} from './statements/search-condition.ts';

/** Lists for people at work: what is where now, never what a decision or a report rests on. */
export class ListQueries {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  async dossiers(query: DossiersQuery): Promise<Page<ListedDossier>> {
    const sought = query.search && (await this.sought(query.scope, query.search));
    const rows = await this.ask<DossierListRow>(listDossiers(query, sought));
    return pageOf(rows, query.limit, dossierStart, listedDossierOf);
  }

  async tasks(query: TasksQuery): Promise<Page<ListedTask>> {
    const sought = query.search && (await this.sought(scopeOfSeats(query.seats), query.search));
    const rows = await this.ask<TaskListRow>(listTasks(query, sought));
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
    if (!row) throw new Error('a count has a row');
    return row;
  }

  async questions(query: QuestionsQuery): Promise<Page<ListedQuestion>> {
    const rows = await this.ask<QuestionListRow>(listQuestions(query));
    return pageOf(rows, query.limit, questionStart, listedQuestionOf);
  }

  async corrections(query: CorrectionsQuery): Promise<Page<ListedCorrection>> {
    const rows = await this.ask<CorrectionListRow>(listCorrections(query));
    return pageOf(rows, query.limit, correctionStart, ({ dossier, seq }) => ({ dossier, seq }));
  }

  async returns(query: ReturnsQuery): Promise<ListedReturn[]> {
    const rows = await this.ask<ReturnListRow>(listReturns(query));
    return rows.map(listedReturnOf);
  }

  async gauges(): Promise<Gauges> {
    const [row] = await this.ask<Gauges>({ name: 'list-gauges', text: listGauges, values: [] });
    return row ?? { open: 0, overdue: 0, outboxSeconds: 0, timerSeconds: 0, untold: 0 };
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

  /** What a search means: gathered where it is rare in the scope. */
  private async sought(scope: Scope, asked: Search): Promise<Sought> {
    const [row] = await this.ask<SearchRow>(readSearch(asked, scope));
    if (!row) throw new Error('a search that is read has a row');
    const search = searchOf(asked, scope, row);
    if (!hasKeys(search)) return { each: search };
    const whole = search.whole.length > 0;
    if (!whole && (await this.expected(searchMatches(scope, search))) > RARE) {
      return { each: search };
    }
    const rows = await this.ask<{ id: string }>(searchCandidates(scope, search));
    return rows.length > RARE ? { each: search } : { among: rows.map(({ id }) => id) };
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

/** Dossiers with a task of these seats are among those their agencies have part in. */
const scopeOfSeats = (seats: readonly Seat[]): Scope => {
  const agencies = [...new Set(seats.map(({ agency }) => agency))];
  const unlimited = { fields: {}, takingPartFields: {}, partBy: 'agencies' as const };
  return { all: false, owned: agencies, takingPart: agencies, ...unlimited };
};

/** What an operator watches. */
export interface Gauges {
  /** Dossiers not closed, and those in hand and overdue. */
  open: number;
  overdue: number;
  /** How long the oldest message waits for a queue, and the oldest due timer for its firing; seconds. */
  outboxSeconds: number;
  timerSeconds: number;
  /** Alerts that were tried and could not be told yet. */
  untold: number;
}

const dossierStart = ({ sort_value: value, id }: DossierListRow) => ({ value, id });

const taskStart = ({ sort_value: value, dossier, step }: TaskListRow) => ({
  value,
  id: `${dossier} ${step}`,
});

const questionStart = ({ sort_value: value, dossier, question }: QuestionListRow) => ({
  value,
  id: `${dossier} ${question.key}`,
});

interface CorrectionListRow extends ListedCorrection {
  sort_value: string;
  sort_id: string;
}

const correctionStart = ({ sort_value: value, sort_id: id }: CorrectionListRow) => ({ value, id });
