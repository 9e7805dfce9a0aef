import type { Applicant } from '#lib/directory';
import {
  type Command,
  decide,
  type Decision,
  DossierRefusal,
  type DossierState,
  foldControl,
  type HistoryRow,
  type Instant,
  type Model,
  sameAnswer,
} from '#lib/dossier';

import type { AttachedFile, Writing } from '#lib/persistence';

import { withDossier } from './act-refused.ts';
import { dayOf, type Desk } from './desk.ts';
import { admitPlace } from './exchange/at-home.ts';
import type { Peer } from './exchange/peer.ts';
import { type DossierView, viewAfter } from './view-dossier.ts';

/** A command on its way to the history. */
export interface Order {
  command: Command;
  /**
   * When it counts as recorded. `database`: now, by the database's clock. For a replayed log: the log's own
   * word, or where it has none the later of `at` and the dossier's last recording.
   */
  recorded: 'database' | { at: Instant | undefined };
  /**
   * Admits the command to the very dossier it is decided on (a submit: to the one it would open), by throwing
   * what refuses it; asked anew each time the dossier is read. `repeated`: it was recorded before, and the
   * dossier is only told.
   */
  admit?: (dossier: DossierView, repeated: boolean) => void;
  /** In whose place the actor acts on the dossier (trực thay), by id; asked of the dossier it was admitted to. */
  inPlaceOf?: (dossier: DossierView) => string | undefined;
  /** The partner it comes from: what was done or said there. Absent: it is done here. */
  peer?: Pick<Peer, 'id'>;
  /** Who the dossier is for: kept with a submit, beside the history and never in it. */
  applicant?: Applicant;
  /** Files that come with it, each at its place among the command's papers. */
  files?: readonly AttachedFile[];
  /**
   * Keys of acts that come after this one in the log it is read from. Where one of them is recorded already
   * and this one is not, it was refused when they were, and is refused again: the dossier is decided on as
   * it stood then.
   */
  before?: ReadonlySet<string>;
}

/** The answer to an order that was accepted. */
export interface Acted {
  row: HistoryRow;
  /** The dossier after it; of a repeated command, as it now stands. */
  dossier: DossierView;
  /** The command was recorded before, under its key or as the same answer to an offer: it changed nothing. */
  repeated: boolean;
}

/** What an order comes to: its answer, and what has to be written for it to be true. */
export interface Verdict {
  acted: Acted;
  /** Absent for a repeated command. */
  writing?: Writing;
}

/**
 * Decides an order on the dossier as it was read; nothing is written.
 *
 * @param dossier - undefined if there is none of the id
 * @param now - the database clock when it was read
 * @throws ActRefused if the dossier does not accept it
 * @throws DossierRefusal if it is not accepted and there is no dossier to show
 */
export const decideOrder = async (
  desk: Desk,
  order: Order,
  dossier: DossierView | undefined,
  now: Instant,
): Promise<Verdict> => {
  try {
    const repeated = dossier && admitted(order, dossier);
    if (repeated) return { acted: { row: repeated, dossier, repeated: true } };
    if (dossier) await admitPlace(desk, order, dossier);
    const model = dossier?.model ?? (await modelFor(desk, order));
    if (dossier) refuseAgain(desk, dossier, order, now);
    const decision = decideOn(desk, model, dossier && stateOf(dossier), meant(order, dossier), now);
    const { applicant, admit, files, recorded } = order;
    const before = dossier?.stored ?? {
      rows: [],
      applicant: applicant ?? null,
      turn: 0,
      holdings: [],
    };
    const after = viewAfter(decision, model, before, now);
    if (!dossier) admit?.(after, false);
    return {
      acted: { row: decision.row, dossier: after, repeated: false },
      writing: {
        decision,
        pin: model.pin,
        turn: before.turn,
        replayed: recorded !== 'database',
        ...(applicant && { applicant }),
        ...(files && { files }),
      },
    };
  } catch (error) {
    throw withDossier(error, dossier);
  }
};

/** Admits an order to the dossier; the row, if it was recorded before: under its key, or as the same answer. */
const admitted = ({ command, admit }: Order, dossier: DossierView): HistoryRow | undefined => {
  const { key, type } = command;
  const { rows } = dossier.stored;
  const row = rows.find((candidate) => candidate.key === key) ?? sameAnswer(rows, command);
  admit?.(dossier, row !== undefined);
  if (row && row.fact.type !== type) {
    throw new DossierRefusal('key-reused', `Khoá "${key}" đã dùng cho một lần ghi khác.`, {
      key,
      seq: row.seq,
    });
  }
  return row;
};

/** The order with the command that says in whose place it is done. */
const meant = (order: Order, dossier: DossierView | undefined): Order => {
  const inPlaceOf = dossier && order.inPlaceOf?.(dossier);
  return inPlaceOf === undefined ? order : { ...order, command: { ...order.command, inPlaceOf } };
};

const stateOf = ({ stored: { rows, snapshot }, fold }: DossierView): DossierState => ({
  rows,
  snapshot,
  fold,
});

const decideOn = (
  desk: Desk,
  model: Model,
  dossier: DossierState | undefined,
  { command, recorded }: Order,
  now: Instant,
): Decision => {
  checkAgency(desk, command, recorded === 'database' ? dayOf(command.at ?? now) : undefined);
  const last = dossier?.rows.at(-1)?.recordedAt ?? 0;
  const recordedAt =
    recorded === 'database'
      ? Math.max(now, last)
      : (recorded.at ?? Math.max(command.at ?? last, last));
  return decide(desk.world, model, dossier, command, recordedAt);
};

/** @throws DossierRefusal what the command was refused with when the acts after it were recorded */
const refuseAgain = (
  desk: Desk,
  { model, stored }: DossierView,
  order: Order,
  now: Instant,
): void => {
  const then = stored.rows.findIndex(({ key }) => order.before?.has(key));
  if (then < 0) return;
  const rows = stored.rows.slice(0, then);
  const control = foldControl(model.machine, rows);
  const state = 'snapshot' in control ? { rows, snapshot: control.snapshot } : undefined;
  decideOn(desk, model, state, order, now);
  throw new DossierRefusal(
    'not-allowed',
    'Các lần ghi sau của hồ sơ đã có; hãy ghi bù bằng một dòng mới.',
  );
};

/** The model a dossier that is not there yet will run under. */
const modelFor = (desk: Desk, { command, recorded }: Order): Promise<Model> => {
  if (command.type === 'host') return desk.models.pinned(command.machine);
  if (command.type !== 'submit') {
    throw new DossierRefusal('dossier-unknown', `Không có hồ sơ ${command.dossier}.`);
  }
  const strict = recorded === 'database';
  const day = dayOf(command.at ?? Date.parse('9999-01-01'));
  return desk.models.current(command.procedure, day, strict);
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
