import type { Pool } from 'pg';

import type { Applicant } from '#lib/directory';
import {
  DossierRefusal,
  type Fold,
  type HistoryRow,
  type Instant,
  isoOf,
  type KnownPosition,
  type Question,
  type Risk,
  type Timer,
} from '#lib/dossier';
import type { Snapshot, View } from '#lib/procedure';

import {
  dossierRowOf,
  spanOf,
  taskRowsOf,
  time,
  timerRowOf,
  writeActOf,
  type Writing,
  type TimersOf,
} from './dossier-rows.ts';
import { databaseRefusal } from './refusal.ts';
import { readDossiers, readNumbers } from './statements/read-dossiers.ts';
import { insertFolds, replaceFolds } from './statements/replace-folds.ts';
import { writeActs } from './statements/write-acts.ts';
import { inTransaction } from './transaction.ts';

/** A dossier as stored, ready to decide on and to tell about. */
export interface StoredDossier {
  id: string;
  pin: string;
  snapshot: Snapshot;
  rows: HistoryRow[];
  /** Personal data: goes through maskApplicant before anybody sees it. */
  applicant: Applicant | null;
  /** Number of its last assignment; 0: none yet. */
  turn: number;
  /** Who has its tasks, and had the closed ones last; a visit nobody has is absent. */
  holdings: Holding[];
}

/** That somebody has a task, on one visit of its step. */
export interface Holding {
  step: string;
  openedSeq: number;
  /** Id and name of a person or a system. */
  holder: { id: string; name: string };
  since: Instant;
}

export interface Reading {
  /** Per asked id, in the order asked. */
  dossiers: (StoredDossier | undefined)[];
  /** The database clock. */
  now: Instant;
}

/** A submit that waits for its number: who sends it, under which key. */
export interface Asked {
  by: string;
  key: string;
}

/** What the next numbers of a prefix are decided on. */
export interface NumberReading extends Reading {
  /** The highest number under the prefix; 0 if there is none. */
  last: number;
}

/** A dossier folded anew from its history. */
export interface Refolded {
  rows: readonly HistoryRow[];
  pin: string;
  snapshot: Snapshot;
  view: View;
  fold: Fold;
  known: readonly KnownPosition[];
  questions: readonly Question[];
  risk: Risk | null;
}

/** Nothing of the call was written, another was quicker: read again and decide anew. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** Dossiers in PostgreSQL: one statement reads what a command needs, one writes what it decided. */
export class DossierStore {
  constructor(
    private readonly pool: Pick<Pool, 'query' | 'connect'>,
    private readonly timersOf: TimersOf,
  ) {}

  async read(ids: readonly string[]): Promise<Reading> {
    const rows = await this.ask<ReadRow>('read-dossiers', readDossiers, [ids]);
    return readingOf(rows);
  }

  /**
   * The dossiers some submits opened before, each by its actor and key, and the numbers given under a prefix.
   *
   * @param prefix - what codes begin with, up to and with the hyphen before the number
   */
  async readNumbers(prefix: string, asked: readonly Asked[]): Promise<NumberReading> {
    const rows = await this.ask<ReadRow & { last: number }>('read-numbers', readNumbers, [
      asked.map(({ by }) => by),
      asked.map(({ key }) => key),
      prefix,
    ]);
    return { ...readingOf(rows), last: rows[0]?.last ?? 0 };
  }

  /**
   * Writes decisions, each whole or not at all.
   *
   * @returns the ids written; a missing one was moved by another command meanwhile
   * @throws Overtaken if one of them was recorded before under its key (nothing of the call is written)
   * @throws DossierRefusal bad-input for text no database keeps (nothing of the call is written)
   */
  async write(writings: readonly Writing[]): Promise<Set<string>> {
    // By id, so that two processes with dossiers in common lock them in one order.
    const acts = writings
      .map((writing) => writeActOf(writing, this.timersOf))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    try {
      const rows = await this.ask<{ id: string }>('write-acts', writeActs, [JSON.stringify(acts)]);
      return new Set(rows.map(({ id }) => id));
    } catch (error) {
      throw writeFailure(error);
    }
  }

  /**
   * Puts what is derived of a dossier back to what its history comes to, in one transaction.
   *
   * @returns whether it was; not if the dossier moved meanwhile
   */
  async replaceFolds({
    rows,
    pin,
    snapshot,
    view,
    fold,
    known,
    questions,
    risk,
  }: Refolded): Promise<boolean> {
    const head = rows.at(-1);
    if (!head) return false;
    const timers = this.timersOf(fold, pin, risk);
    const row = dossierRowOf(head, pin, snapshot, view, fold, questions, risk, timers);
    const spans = known.map(({ position: at, knownFrom, knownTo }) => ({
      ...spanOf(at),
      known_from: isoOf(knownFrom),
      known_to: time(knownTo),
    }));
    const tasks = taskRowsOf(head.dossier, fold);
    return inTransaction(this.pool, async (client) => {
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

  /** Named, and so prepared once per connection. */
  private async ask<R extends object>(name: string, text: string, values: unknown[]): Promise<R[]> {
    try {
      return (await this.pool.query<R>({ name, text, values })).rows;
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
  id: string | null;
  pin: string;
  snapshot: Snapshot;
  rows: JsonHistory[];
  applicant: Applicant | null;
  turn: number;
  holdings:
    { step: string; openedSeq: number; holder: string; name: string; since: string }[] | null;
  now: Date;
}

const readingOf = (rows: readonly ReadRow[]): Reading => ({
  now: rows[0]?.now.getTime() ?? 0,
  dossiers: rows.map(({ id, rows: history, holdings, ...row }) =>
    id === null
      ? undefined
      : {
          id,
          pin: row.pin,
          snapshot: row.snapshot,
          rows: history.map(historyRowOf),
          applicant: row.applicant,
          turn: row.turn,
          holdings: (holdings ?? []).map(({ holder, name, since, ...visit }) => ({
            ...visit,
            holder: { id: holder, name },
            since: Date.parse(since),
          })),
        },
  ),
});

const DEADLOCK = '40P01';
const UNSTORABLE = new Set(['22021', '22P02', '22P05']);

const writeFailure = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const keyTaken = 'constraint' in error && error.constraint === 'history_dossier_key_key';
  if (keyTaken || code === DEADLOCK) {
    return new Overtaken('another command was quicker', { cause: error });
  }
  if (UNSTORABLE.has(code)) {
    return new DossierRefusal('bad-input', 'Nội dung có ký tự không lưu được.');
  }
  return error;
};

/** A history row as PostgreSQL writes it in JSON. */
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
