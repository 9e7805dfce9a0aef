import type { Pool } from 'pg';

import type {
  HistoryRow,
  HistoryText,
  Instant,
  KnownPosition,
  Position,
  Question,
  Timer,
} from '#lib/dossier';
import { isPetition, type Snapshot } from '#lib/procedure';

import { type afterlifeOf, type taskRowsOf, time } from './dossier-rows.ts';
import { historyRowOf, type JsonHistory } from './dossier-store.ts';
import { databaseRefusal } from './refusal.ts';
import { historiesUpTo } from './statements/histories-up-to.ts';
import { lastRecorded } from './statements/last-recorded.ts';
import { positionsAt } from './statements/positions-at.ts';

/** One dossier of a report: where it stood, and the head of history that says so. */
export interface StandingDossier {
  dossier: string;
  position: Position;
  seq: number;
  hash: string;
}

/** Everything stored about one dossier, for export and for checking it against itself. */
export interface WholeDossier {
  id: string;
  pin: string;
  seq: number;
  lastHash: string;
  snapshot: Snapshot;
  due: Instant | null;
  /** From when what lies ahead no longer fits before the due; null: it fits. */
  riskFrom: Instant | null;
  /** From when it waits for too long; null where it does not wait. */
  heldLongFrom: Instant | null;
  /** Agencies that take or took part, as the policy's list filter reads them. */
  agencies: string[];
  working: string[];
  acquainted: string[];
  paused: boolean;
  questions: Question[];
  afterlife: ReturnType<typeof afterlifeOf>;
  rows: HistoryRow[];
  texts: Map<number, HistoryText>;
  /** The positions known at any time, in the order they became known. */
  known: KnownPosition[];
  /** Its rows of table task. */
  tasks: ReturnType<typeof taskRowsOf>;
  /** Its timers that wait. */
  armed: FiringTimer[];
  /** And those that have fired. */
  fired: FiringTimer[];
}

/** A timer as it is told from others of its dossier. */
export type FiringTimer = Pick<Timer, 'kind' | 'firesAt'>;

export interface PositionsQuery {
  cut: Instant;
  knownAt: Instant;
  agencies: readonly string[];
  from: Instant;
  /** Dossiers that are asked about whatever became of them. */
  also?: readonly string[];
  /** Whether petitions are asked about, or TTHC: no figure is of both. */
  petitions: boolean;
}

/** Questions to the history that change nothing. */
export class HistoryQueries {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  async positionsAt({
    petitions,
    cut,
    knownAt,
    agencies,
    from,
    also = [],
  }: PositionsQuery): Promise<StandingDossier[]> {
    const standing = await this.ask<StandingDossier>(positionsAt, [
      new Date(cut),
      new Date(knownAt),
      agencies,
      new Date(from),
      also,
    ]);
    return standing.filter(({ position }) => isPetition(position.procedure) === petitions);
  }

  /** When anything of these agencies’ dossiers was last recorded; undefined if never. */
  async lastRecorded(agencies: readonly string[]): Promise<Instant | undefined> {
    const [row] = await this.ask<{ at: Date | null }>(lastRecorded, [agencies]);
    return row?.at?.getTime();
  }

  /** All dossiers, whole, by id, a page at a time. */
  async *wholeDossiers(pageSize = 200): AsyncGenerator<WholeDossier> {
    let after = '';
    for (;;) {
      const page = await this.page(after, pageSize);
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < pageSize) return;
      after = last.id;
    }
  }

  /**
   * The histories of some dossiers up to their heads, some at a time.
   *
   * @param heads - the last row to be read of each
   */
  async *historiesUpTo(
    heads: readonly Pick<StandingDossier, 'dossier' | 'seq'>[],
    pageSize = 500,
  ): AsyncGenerator<{ dossier: string; rows: HistoryRow[] }> {
    for (let first = 0; first < heads.length; first += pageSize) {
      const page = heads.slice(first, first + pageSize);
      const found = await this.ask<{ dossier: string; rows: JsonHistory[] }>(historiesUpTo, [
        page.map(({ dossier }) => dossier),
        page.map(({ seq }) => seq),
      ]);
      yield* found.map(({ dossier, rows }) => ({ dossier, rows: rows.map(historyRowOf) }));
    }
  }

  /** What was recorded of some dossiers after a row of each, in order, by dossier. */
  async recordedAfter(
    heads: readonly Pick<StandingDossier, 'dossier' | 'seq'>[],
  ): Promise<Map<string, HistoryRow[]>> {
    const found = await this.ask<{ dossier: string; rows: JsonHistory[] }>(
      `select history.dossier, jsonb_agg(to_jsonb(history) order by history.seq) as rows
       from unnest($1::text[], $2::int[]) as asked (dossier, seq)
       join history on history.dossier = asked.dossier and history.seq > asked.seq
       group by history.dossier`,
      [heads.map(({ dossier }) => dossier), heads.map(({ seq }) => seq)],
    );
    return new Map(found.map(({ dossier, rows }) => [dossier, rows.map(historyRowOf)]));
  }

  async wholeDossier(id: string): Promise<WholeDossier | undefined> {
    const [row] = await this.ask<WholeRow>(`${whole} where d.id = $1`, [id]);
    return row && wholeOf(row);
  }

  /** The free text of a dossier's acts, by their seq. */
  async textsOf(id: string): Promise<Map<number, HistoryText['text']>> {
    const rows = await this.ask<{ seq: number; text: HistoryText['text'] }>(
      'select seq, text from history_text where dossier = $1',
      [id],
    );
    return new Map(rows.map(({ seq, text }) => [seq, text]));
  }

  /** The reason given with each of some acts, in their order; null for none. */
  async reasonsOf(acts: readonly { dossier: string; seq: number }[]): Promise<(string | null)[]> {
    const rows = await this.ask<{ reason: string | null }>(
      `select t.text ->> 'reason' as reason
       from unnest($1::text[], $2::int[]) with ordinality as asked (dossier, seq, place)
       left join history_text t on t.dossier = asked.dossier and t.seq = asked.seq
       order by asked.place`,
      [acts.map(({ dossier }) => dossier), acts.map(({ seq }) => seq)],
    );
    return rows.map(({ reason }) => reason);
  }

  async countDossiers(): Promise<number> {
    const [row] = await this.ask<{ n: number }>('select count(*)::int as n from dossier', []);
    return row?.n ?? 0;
  }

  private async page(after: string, size: number): Promise<WholeDossier[]> {
    const rows = await this.ask<WholeRow>(
      `${whole} where d.id collate "C" > $1 order by d.id collate "C" limit $2`,
      [after, size],
    );
    return rows.map(wholeOf);
  }

  private async ask<R extends object>(text: string, values: unknown[]): Promise<R[]> {
    try {
      const { rows } = await this.pool.query<R>(text, values);
      return rows;
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}

const whole = `
select d.id, d.pin, d.seq, d.last_hash, d.snapshot, d.due, d.risk_from, d.held_long_from, d.agencies, d.working, d.acquainted, d.paused, coalesce(d.questions, '[]') as questions,
  jsonb_build_object('return_way', d.return_way, 'parcel', d.parcel, 'archived_at', d.archived_at,
    'archive_place', d.archive_place, 'keep_until', d.keep_until) as afterlife,
  coalesce((select jsonb_agg(to_jsonb(h) order by h.seq) from history h where h.dossier = d.id), '[]') as rows,
  coalesce((select jsonb_agg(to_jsonb(t)) from history_text t where t.dossier = d.id), '[]') as texts,
  coalesce((select jsonb_agg(to_jsonb(s) order by s.id) from span s where s.dossier = d.id), '[]') as spans,
  coalesce((select jsonb_agg(to_jsonb(t) - 'holder') from task t where t.dossier = d.id), '[]') as tasks,
  coalesce((select jsonb_agg(to_jsonb(t)) from timer t where t.dossier = d.id), '[]') as armed,
  coalesce((select jsonb_agg(to_jsonb(a)) from alert a where a.dossier = d.id), '[]') as fired
from dossier d`;

interface WholeRow {
  id: string;
  pin: string;
  seq: number;
  last_hash: string;
  snapshot: Snapshot;
  due: Date | null;
  risk_from: Date | null;
  held_long_from: Date | null;
  agencies: string[];
  working: string[];
  acquainted: string[];
  paused: boolean;
  questions: Question[];
  afterlife: WholeDossier['afterlife'];
  rows: JsonHistory[];
  texts: ({ seq: number } & HistoryText)[];
  spans: { position: Position; known_from: string; known_to: string | null }[];
  tasks: WholeDossier['tasks'];
  armed: JsonTimer[];
  fired: JsonTimer[];
}

interface JsonTimer {
  kind: string;
  fires_at: string;
}

const timerOf = ({ kind, fires_at }: JsonTimer): FiringTimer => ({
  kind,
  firesAt: Date.parse(fires_at),
});

/** An instant as PostgreSQL writes it, as a row has it. */
const rowTime = <T extends string | null>(text: T): T =>
  (text === null ? null : time(Date.parse(text))) as T;

const wholeOf = ({
  rows,
  texts,
  spans,
  due,
  risk_from,
  held_long_from,
  last_hash,
  afterlife,
  tasks,
  armed,
  fired,
  ...row
}: WholeRow): WholeDossier => ({
  ...row,
  lastHash: last_hash,
  afterlife: {
    ...afterlife,
    archived_at: rowTime(afterlife.archived_at),
  },
  due: due?.getTime() ?? null,
  riskFrom: risk_from?.getTime() ?? null,
  heldLongFrom: held_long_from?.getTime() ?? null,
  rows: rows.map(historyRowOf),
  texts: new Map(texts.map(({ seq, salt, text }) => [seq, { salt, text }])),
  known: spans.map(({ position, known_from, known_to }) => ({
    position,
    knownFrom: Date.parse(known_from),
    knownTo: known_to === null ? null : Date.parse(known_to),
  })),
  tasks: tasks.map((task) => ({
    ...task,
    opened_at: rowTime(task.opened_at),
    due: rowTime(task.due),
    overdue_from: rowTime(task.overdue_from),
    closed_at: rowTime(task.closed_at),
    expected_by: rowTime(task.expected_by),
  })),
  armed: armed.map(timerOf),
  fired: fired.map(timerOf),
});
