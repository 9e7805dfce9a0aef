import type { Pool, PoolClient } from 'pg';

import {
  agenciesOf,
  type Decision,
  type Fold,
  type HistoryRow,
  type Instant,
  isoOf,
  type KnownPosition,
  type Position,
  type TaskRecord,
  type Timer,
} from '#lib/dossier';
import type { Snapshot, View } from '#lib/procedure';

import { databaseRefusal } from './refusal.ts';
import { readDossiers } from './statements/read-dossiers.ts';
import { insertFolds, replaceFolds } from './statements/replace-folds.ts';
import { writeActs } from './statements/write-acts.ts';

/** A dossier as stored, ready to decide on. */
export interface StoredDossier {
  id: string;
  pin: string;
  snapshot: Snapshot;
  rows: HistoryRow[];
}

export interface Reading {
  /** Per asked id, in the order asked. */
  dossiers: (StoredDossier | undefined)[];
  /** The database clock. */
  now: Instant;
}

/** What a decision needs beside itself to be written. */
export interface Writing {
  decision: Decision;
  pin: string;
  /** Whether it comes from a log: its messages are recorded as replayed and never delivered. */
  replayed: boolean;
}

/** A dossier folded anew from its history. */
export interface Refolded {
  rows: readonly HistoryRow[];
  pin: string;
  snapshot: Snapshot;
  view: View;
  fold: Fold;
  known: readonly KnownPosition[];
}

/** A key that stands in the history already: the command was recorded before. */
export class KeyTaken extends Error {
  override readonly name = 'KeyTaken';
}

/** Dossiers in PostgreSQL: one statement reads what a command needs, one writes what it decided. */
export class DossierStore {
  /** @param timersOf - what time will cause of a dossier if nothing else happens */
  constructor(
    private readonly pool: Pick<Pool, 'query' | 'connect'>,
    private readonly timersOf: (fold: Fold, pin: string) => Timer[],
  ) {}

  async read(ids: readonly string[]): Promise<Reading> {
    const result = await this.ask<ReadRow>({
      name: 'read-dossiers',
      text: readDossiers,
      values: [ids],
    });
    const [first] = result.rows;
    if (!first) return { dossiers: [], now: 0 };
    return {
      now: first.now.getTime(),
      dossiers: result.rows.map(({ dossier, rows }) =>
        dossier
          ? {
              id: dossier.id,
              pin: dossier.pin,
              snapshot: dossier.snapshot,
              rows: (rows ?? []).map(historyRowOf),
            }
          : undefined,
      ),
    };
  }

  /**
   * Writes decisions, each whole or not at all.
   *
   * @returns the ids written; a missing one was moved by another command meanwhile
   * @throws KeyTaken if one of them was recorded before under its key (nothing of the call is written)
   */
  async write(writings: readonly Writing[]): Promise<Set<string>> {
    const values = [JSON.stringify(writings.map((writing) => this.writeActOf(writing)))];
    try {
      const { rows } = await this.ask<{ id: string }>({
        name: 'write-acts',
        text: writeActs,
        values,
      });
      return new Set(rows.map(({ id }) => id));
    } catch (error) {
      if (
        error instanceof Error &&
        'constraint' in error &&
        error.constraint === 'history_dossier_key_key'
      ) {
        throw new KeyTaken('this key was recorded before', { cause: error });
      }
      throw error;
    }
  }

  /**
   * Puts what is derived of a dossier back to what its history comes to, in one transaction.
   *
   * @returns whether it was; not if the dossier moved meanwhile
   */
  async replaceFolds({ rows, pin, snapshot, view, fold, known }: Refolded): Promise<boolean> {
    const head = rows.at(-1);
    if (!head) return false;
    const row = dossierRowOf(head, pin, snapshot, view, fold);
    const spans = known.map(({ position: at, knownFrom, knownTo }) => ({
      ...spanOf(at),
      known_from: isoOf(knownFrom),
      known_to: time(knownTo),
    }));
    const tasks = fold.tasks.map((task) => taskRowOf(head.dossier, task));
    const timers = this.timersOf(fold, pin);
    return this.inTransaction(async (client) => {
      const { rows: marks } = await client.query<TimerMark>(
        'select kind, fires_at from timer where dossier = $1 and replayed',
        [head.dossier],
      );
      const wasReplayed = ({ kind, firesAt }: Timer) =>
        marks.some((mark) => mark.kind === kind && mark.fires_at.getTime() === firesAt);
      const armed = timers.map((t) => timerRowOf(head.dossier, head.seq, t, wasReplayed(t)));
      const { rowCount } = await client.query(replaceFolds, [head.dossier, JSON.stringify(row)]);
      if (rowCount !== 1) return false;
      const parts = [spans, tasks, armed].map((part) => JSON.stringify(part));
      await client.query(insertFolds, [head.dossier, ...parts]);
      return true;
    });
  }

  private writeActOf({ decision, pin, replayed }: Writing) {
    const { row, text, before, after, snapshot, view } = decision;
    const dossier = dossierRowOf(row, pin, snapshot, view, after);
    const spans = spanChanges(before, after);
    return {
      id: row.dossier,
      expected: row.seq - 1,
      dossier,
      history: {
        dossier: row.dossier,
        seq: row.seq,
        kind: row.kind,
        at: isoOf(row.at),
        recorded_at: isoOf(row.recordedAt),
        actor: row.actor,
        key: row.key,
        fact: row.fact,
        configuration: row.configuration,
        targets: row.targets,
        commitment: row.commitment,
        prev_hash: row.prevHash,
        hash: row.hash,
      },
      text: text && { dossier: row.dossier, seq: row.seq, ...text },
      spans_ended: spans.ended.map(isoOf),
      spans: spans.begun.map(spanOf),
      ...taskChanges(row.dossier, before?.tasks ?? [], after.tasks),
      ...timerChanges(
        row,
        before ? this.timersOf(before, pin) : [],
        this.timersOf(after, pin),
        replayed,
      ),
      outbox: {
        dossier: row.dossier,
        seq: row.seq,
        event: row.fact.type,
        replayed,
        recorded_at: isoOf(row.recordedAt),
      },
    };
  }

  private async inTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback');
      throw databaseRefusal(error);
    } finally {
      client.release();
    }
  }

  private async ask<R extends object>(statement: {
    name: string;
    text: string;
    values: unknown[];
  }) {
    try {
      return await this.pool.query<R>(statement);
    } catch (error) {
      throw databaseRefusal(error);
    }
  }
}

interface TimerMark {
  kind: string;
  fires_at: Date;
}

interface ReadRow {
  dossier: { id: string; pin: string; snapshot: Snapshot } | null;
  rows: JsonHistory[] | null;
  now: Date;
}

/** A history row as to_jsonb writes it. */
export interface JsonHistory extends Omit<HistoryRow, 'at' | 'recordedAt' | 'prevHash'> {
  at: string;
  recorded_at: string;
  prev_hash: string | null;
}

export const historyRowOf = ({ at, recorded_at, prev_hash, ...row }: JsonHistory): HistoryRow => ({
  ...row,
  at: Date.parse(at),
  recordedAt: Date.parse(recorded_at),
  prevHash: prev_hash,
});

const time = (instant: Instant | null): string | null => (instant === null ? null : isoOf(instant));

/** The row of a dossier as it follows from its last act and its fold. */
const dossierRowOf = (
  { seq, hash, recordedAt, dossier: id }: HistoryRow,
  pin: string,
  snapshot: Snapshot,
  view: View,
  fold: Fold,
) => {
  const { positions } = fold;
  const position = positions.at(-1);
  if (!position) throw new Error(`no position after ${id}#${seq}`);
  return {
    id,
    pin,
    procedure: position.procedure,
    field: position.field,
    channel: position.channel,
    owner: position.owner,
    phase: view.phase,
    status: view.status,
    seq,
    snapshot,
    last_hash: hash,
    recorded_at: isoOf(recordedAt),
    submitted_at: isoOf(positions[0]?.from ?? position.from),
    accepted_at: time(position.acceptedAt),
    due: time(position.due),
    overdue_from: time(position.overdueFrom),
    closed_at: time(position.closedAt),
    closed_as: position.closedAs,
    standing: position.standing,
    returned_at: time(position.returnedAt),
    agencies: agenciesOf(fold),
    paused: position.paused,
  };
};

const timerRowOf = (dossier: string, seq: number, timer: Timer, replayed: boolean) => ({
  dossier,
  kind: timer.kind,
  fires_at: isoOf(timer.firesAt),
  armed_seq: seq,
  due: isoOf(timer.due),
  step: timer.step,
  opened_seq: timer.openedSeq,
  replayed,
});

/** Which timers an act arms or moves, and which it disarms; one that fired already is not armed again. */
const timerChanges = (
  { dossier, seq }: HistoryRow,
  before: readonly Timer[],
  after: readonly Timer[],
  replayed: boolean,
) => {
  const known = new Map(before.map((timer) => [timer.kind, JSON.stringify(timer)]));
  const now = new Set(after.map(({ kind }) => kind));
  return {
    timers: after
      .filter((timer) => known.get(timer.kind) !== JSON.stringify(timer))
      .map((timer) => timerRowOf(dossier, seq, timer, replayed)),
    timers_gone: before.map(({ kind }) => kind).filter((kind) => !now.has(kind)),
  };
};

/** Which of the known positions a new fold ends, by their `from`, and which it adds. */
const spanChanges = (before: Fold | null, after: Fold): { ended: Instant[]; begun: Position[] } => {
  const known = new Map((before?.positions ?? []).map((p) => [p.from, JSON.stringify(p)]));
  const begun = after.positions.filter((p) => known.get(p.from) !== JSON.stringify(p));
  const kept = new Set(
    after.positions.filter((p) => known.get(p.from) === JSON.stringify(p)).map((p) => p.from),
  );
  return { ended: [...known.keys()].filter((from) => !kept.has(from)), begun };
};

const spanOf = (position: Position) => ({
  from_at: isoOf(position.from),
  owner: position.owner,
  agencies: [...new Set([position.owner, ...position.segments.map(({ agency }) => agency)])],
  accepted_at: time(position.acceptedAt),
  closed_at: time(position.closedAt),
  position,
});

const taskChanges = (
  dossier: string,
  before: readonly TaskRecord[],
  after: readonly TaskRecord[],
) => {
  const keyOf = ({ step, openedSeq }: TaskRecord) => `${openedSeq} ${step}`;
  const known = new Map(before.map((task) => [keyOf(task), JSON.stringify(task)]));
  const now = new Set(after.map(keyOf));
  return {
    tasks: after
      .filter((task) => known.get(keyOf(task)) !== JSON.stringify(task))
      .map((task) => taskRowOf(dossier, task)),
    tasks_gone: before
      .filter((task) => !now.has(keyOf(task)))
      .map(({ step, openedSeq }) => ({ step, opened_seq: openedSeq })),
  };
};

const taskRowOf = (dossier: string, task: TaskRecord) => ({
  dossier,
  step: task.step,
  opened_seq: task.openedSeq,
  opened_at: isoOf(task.openedAt),
  agency: task.agency,
  role: task.role,
  segment: task.segment,
  due: time(task.due),
  overdue_from: time(task.overdueFrom),
  closed_seq: task.closedSeq,
  closed_at: time(task.closedAt),
  closed_as: task.closedAs,
});
