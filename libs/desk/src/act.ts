import {
  type Command,
  decide,
  type Decision,
  DossierRefusal,
  foldControl,
  type HistoryRow,
  type Instant,
  type Model,
  type Position,
} from '#lib/dossier';
import { KeyTaken, type StoredDossier, type Writing } from '#lib/persistence';
import type { View } from '#lib/procedure';

import { dayOf, type Desk } from './desk.ts';

/** A command on its way to the history. */
export interface Order {
  command: Command;
  /**
   * When it counts as recorded. `database`: now, by the database's clock. For a replayed log: the log's own
   * word, or where it has none the later of `at` and the dossier's last recording.
   */
  recorded: 'database' | { at: Instant | undefined };
  /** Refuse if the dossier has moved past this seq. */
  expected?: number;
  /**
   * Keys of acts that come after this one in the log it is read from. Where one of them is recorded already
   * and this one is not, it was refused when they were, and is refused again: the dossier is decided on as
   * it stood then.
   */
  before?: ReadonlySet<string>;
}

export interface Acted {
  row: HistoryRow;
  /** Absent for a repeated command: it changed nothing. */
  view?: View;
  position?: Position;
  /** The command was recorded before under its key. */
  repeated: boolean;
}

/** How often a command that only lost a race is decided again before the caller is told. */
const ATTEMPTS = 8;

/**
 * Records one command: reads, decides, writes; two round trips and one commit. Where only something else
 * of the dossier moved meanwhile it is decided again by itself.
 *
 * @throws DossierRefusal if the dossier does not accept it (nothing was written)
 */
export const act = async (desk: Desk, order: Order): Promise<Acted> => {
  const [settled] = await actAll(desk, [order]);
  if (!settled) throw new Error('an order must settle');
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
};

/**
 * Records many commands on different dossiers in the round trips of one. Each is accepted or refused by
 * itself; the answers stand in the order of the orders.
 */
export const actAll = async (
  desk: Desk,
  orders: readonly Order[],
): Promise<PromiseSettledResult<Acted>[]> => {
  const settled = new Map<number, PromiseSettledResult<Acted>>();
  let waiting = orders.map((order, index) => ({ order, index }));
  for (let attempt = 1; waiting.length > 0; attempt += 1) {
    if (attempt > ATTEMPTS) {
      for (const { index } of waiting) settled.set(index, refused(tooBusy()));
      break;
    }
    const decided = await decideAll(desk, waiting, settled);
    const written = await writeAll(desk, decided);
    for (const { index, decision } of decided) {
      if (written.has(decision.row.dossier)) {
        settled.set(index, { status: 'fulfilled', value: actedOf(decision) });
      }
    }
    waiting = waiting.filter(({ index }) => !settled.has(index));
  }
  return orders.map((_order, index) => settled.get(index) ?? refused(tooBusy()));
};

interface Waiting {
  order: Order;
  index: number;
}

interface Decided extends Writing {
  index: number;
}

const decideAll = async (
  desk: Desk,
  waiting: readonly Waiting[],
  settled: Map<number, PromiseSettledResult<Acted>>,
): Promise<Decided[]> => {
  const { dossiers, now } = await desk.dossiers.read(
    waiting.map(({ order }) => order.command.dossier),
  );
  const decided: Decided[] = [];
  for (const [place, { order, index }] of waiting.entries()) {
    try {
      const stored = dossiers[place];
      const repeated = repeatedIn(stored, order.command);
      if (repeated) {
        settled.set(index, { status: 'fulfilled', value: { row: repeated, repeated: true } });
        continue;
      }
      const model = await modelFor(desk, stored, order);
      refuseAgain(desk, model, stored, order, now);
      const decision = decideOne(desk, model, stored, order, now);
      decided.push({ index, decision, pin: model.pin, replayed: order.recorded !== 'database' });
    } catch (error) {
      settled.set(index, refused(error));
    }
  }
  return decided;
};

/** Writes all in one statement; if one of them spoils it, each by itself, so that one bad row hurts nobody else. */
const writeAll = async (desk: Desk, decided: readonly Decided[]): Promise<Set<string>> => {
  if (decided.length === 0) return new Set();
  try {
    return await desk.dossiers.write(decided);
  } catch (error) {
    if (!(error instanceof KeyTaken)) throw error;
    if (decided.length === 1) return new Set();
  }
  const written = new Set<string>();
  for (const one of decided) for (const id of await writeAll(desk, [one])) written.add(id);
  return written;
};

const decideOne = (
  desk: Desk,
  model: Model,
  stored: StoredDossier | undefined,
  { command, recorded, expected }: Order,
  now: Instant,
): Decision => {
  if (expected !== undefined && expected !== (stored?.rows.length ?? 0)) {
    throw new DossierRefusal(
      'stale-version',
      'Hồ sơ đã thay đổi từ lúc được mở; hãy xem lại rồi làm tiếp.',
      {
        expected,
        current: stored?.rows.length ?? 0,
      },
    );
  }
  checkAgency(desk, command, recorded === 'database' ? dayOf(command.at ?? now) : undefined);
  const last = stored?.rows.at(-1)?.recordedAt ?? 0;
  const recordedAt =
    recorded === 'database'
      ? Math.max(now, last)
      : (recorded.at ?? Math.max(command.at ?? last, last));
  return decide(desk.world, model, stored, command, recordedAt);
};

/** @throws DossierRefusal what the command was refused with when the acts after it were recorded */
const refuseAgain = (
  desk: Desk,
  model: Model,
  stored: StoredDossier | undefined,
  order: Order,
  now: Instant,
): void => {
  const then = stored?.rows.findIndex(({ key }) => order.before?.has(key)) ?? -1;
  if (!stored || then < 0) return;
  const rows = stored.rows.slice(0, then);
  const control = foldControl(model.machine, rows);
  decideOne(
    desk,
    model,
    'snapshot' in control ? { ...stored, rows, snapshot: control.snapshot } : undefined,
    order,
    now,
  );
  throw new DossierRefusal(
    'not-allowed',
    'Các lần ghi sau của hồ sơ đã có; hãy ghi bù bằng một dòng mới.',
  );
};

const repeatedIn = (
  stored: StoredDossier | undefined,
  { key, type }: Command,
): HistoryRow | undefined => {
  const row = stored?.rows.find((candidate) => candidate.key === key);
  if (row && row.fact.type !== type) {
    throw new DossierRefusal('key-reused', `Khoá "${key}" đã dùng cho một lần ghi khác.`, {
      key,
      seq: row.seq,
    });
  }
  return row;
};

const modelFor = (desk: Desk, stored: StoredDossier | undefined, { command, recorded }: Order) => {
  if (stored) return desk.models.pinned(stored.pin);
  if (command.type === 'submit') {
    const strict = recorded === 'database';
    return desk.models.current(
      command.procedure,
      dayOf(command.at ?? Date.parse('9999-01-01')),
      strict,
    );
  }
  throw new DossierRefusal('dossier-unknown', `Không có hồ sơ ${command.dossier}.`);
};

/** A submit and a transfer name an agency of the tree: in force that day, or for a log of the past ever. */
const checkAgency = ({ directory }: Desk, command: Command, day: string | undefined): void => {
  const id =
    command.type === 'submit'
      ? command.agency
      : command.type === 'transfer'
        ? command.to
        : undefined;
  if (id === undefined) return;
  const known = day === undefined ? directory.agencies : directory.on(day);
  if (!known.some((agency) => agency.id === id)) {
    throw new DossierRefusal('agency-unknown', `Không có cơ quan "${id}" trong danh mục cơ quan.`, {
      agency: id,
    });
  }
};

const actedOf = ({ row, view, after }: Decision): Acted => {
  const position = after.positions.at(-1);
  return { row, view, ...(position && { position }), repeated: false };
};

const refused = (reason: unknown): PromiseRejectedResult => ({ status: 'rejected', reason });

const tooBusy = () =>
  new DossierRefusal('stale-version', 'Hồ sơ đang được nhiều người ghi cùng lúc; hãy thử lại.');
