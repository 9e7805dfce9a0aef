import { DossierRefusal, type LogLine, LogReader } from '#lib/dossier';

import { actAll } from './act.ts';
import type { Desk } from './desk.ts';

export interface Rejection {
  line: number;
  code: string;
  reason: string;
}

export interface Replayed {
  /** Dossiers named by accepted lines. */
  dossiers: number;
  /** Accepted lines, those recorded by an earlier replay included. */
  events: number;
  /** Of them: late records. */
  late: number;
  /** Of them: recorded by an earlier replay already. */
  repeated: number;
  rejected: Rejection[];
}

interface Numbered {
  number: number;
  line: LogLine;
}

/** Lines of different dossiers that share the round trips; a dossier's own lines stay in order. */
const BATCH = 64;

/**
 * Plays a dossier log through the engine in virtual time: each line recorded when the log says. A line the
 * dossier does not accept is rejected with its number and reason and leaves nothing behind; the rest goes
 * on. Playing a log again changes nothing, and refuses the same lines.
 *
 * @param lines - opens the log; it is read twice, first to know which acts of a dossier come later
 * @param told - called with the number of lines done, now and then
 */
export const replayLog = async (
  desk: Desk,
  lines: () => AsyncIterable<string> | Iterable<string>,
  told: (done: number) => void = () => undefined,
): Promise<Replayed> => {
  const ahead = await keysOf(lines());
  const reader = new LogReader();
  const dossiers = new Set<string>();
  const replayed = { events: 0, late: 0, repeated: 0, rejected: [] as Rejection[] };
  let batch: Numbered[] = [];
  const inBatch = new Set<string>();
  let number = 0;

  const reject = (line: number, error: unknown): void => {
    if (!isRefusal(error)) throw error;
    replayed.rejected.push({ line, code: error.code, reason: error.message });
  };
  const flush = async (): Promise<void> => {
    const orders = batch.map(({ line: { command, recordedAt } }) => ({
      command,
      recorded: { at: recordedAt },
      before: ahead.get(command.dossier) ?? new Set<string>(),
    }));
    const settled = await actAll(desk, orders);
    for (const [place, result] of settled.entries()) {
      const from = batch[place];
      if (!from) continue;
      if (result.status === 'rejected') {
        reject(from.number, result.reason);
        continue;
      }
      const { row, repeated } = result.value;
      dossiers.add(row.dossier);
      replayed.events += 1;
      if (row.kind === 'late') replayed.late += 1;
      if (repeated) replayed.repeated += 1;
      if (from.line.hash !== undefined && from.line.hash !== row.hash) {
        reject(
          from.number,
          new DossierRefusal('bad-line', 'Lần ghi phát lại khác mã băm của tệp kết xuất.'),
        );
      }
    }
    batch = [];
    inBatch.clear();
    told(number);
  };

  for await (const text of lines()) {
    number += 1;
    let line: LogLine | undefined;
    try {
      line = reader.read(text);
    } catch (error) {
      reject(number, error);
    }
    if (!line) continue;
    if (batch.length === BATCH || inBatch.has(line.command.dossier)) await flush();
    ahead.get(line.command.dossier)?.delete(line.command.key);
    batch.push({ number, line });
    inBatch.add(line.command.dossier);
  }
  if (batch.length > 0) await flush();
  told(number);
  replayed.rejected.sort((a, b) => a.line - b.line);
  return { dossiers: dossiers.size, ...replayed };
};

/** The keys of each dossier's lines; broken lines have none. */
const keysOf = async (
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<Map<string, Set<string>>> => {
  const reader = new LogReader();
  const keys = new Map<string, Set<string>>();
  for await (const text of lines) {
    let line: LogLine | undefined;
    try {
      line = reader.read(text);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    if (!line) continue;
    const { dossier, key } = line.command;
    keys.set(dossier, (keys.get(dossier) ?? new Set<string>()).add(key));
  }
  return keys;
};

/** A refusal of the domain carries a stable code and is told to the user; anything else is a fault and stops. */
const isRefusal = (error: unknown): error is DossierRefusal => error instanceof DossierRefusal;
