import type { Agency, Applicant } from '#lib/directory';
import {
  type Command,
  type CommandOf,
  decide,
  type Decision,
  DossierRefusal,
  type DossierState,
  foldControl,
  type HistoryRow,
  type Instant,
  type Model,
  canonical,
  repeats,
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
    if (repeated) {
      await refuseReused(desk, order, dossier, repeated);
      return { acted: { row: repeated, dossier, repeated: true } };
    }
    if (dossier) await admitPlace(desk, order, dossier);
    const model = await modelFor(desk, order, dossier);
    if (dossier) refuseAgain(desk, model, dossier, order, now);
    const decision = decideOn(desk, model, dossier && stateOf(dossier), meant(order, dossier), now);
    const { applicant, admit, files, recorded } = order;
    const before = dossier?.stored ?? {
      rows: [],
      applicant: applicant ?? null,
      turn: 0,
      holdings: [],
    };
    const after = viewAfter(desk, decision, before, now);
    if (!dossier) admit?.(after, false);
    return {
      acted: { row: decision.row, dossier: after, repeated: false },
      writing: {
        decision,
        pin: decision.model.pin,
        ...(dossier && { left: dossier.stored.pin }),
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
  const { key } = command;
  const { rows } = dossier.stored;
  const row = rows.find((candidate) => candidate.key === key) ?? sameAnswer(rows, command);
  admit?.(dossier, row !== undefined);
  return row;
};

/**
 * A key is for one act: sent again it is told again, with anything else it is refused. A log names its lines, and a
 * partner its acts, by keys that say what they are, whatever was made of them here.
 *
 * @throws DossierRefusal key-reused
 */
const refuseReused = async (
  desk: Desk,
  { command, applicant, peer }: Order,
  { stored }: DossierView,
  row: HistoryRow,
): Promise<void> => {
  const { key, type, source } = command;
  const ours = source === 'desk' && peer === undefined && row.key === key;
  const texts =
    ours && row.commitment !== null ? await desk.history.textsOf(row.dossier) : undefined;
  const again = ours
    ? repeats(command, row, texts?.get(row.seq)) && sameApplicant(applicant, stored.applicant)
    : row.fact.type === type;
  if (again) return;
  throw new DossierRefusal('key-reused', `Khóa "${key}" đã dùng cho một lần ghi khác.`, {
    key,
    seq: row.seq,
  });
};

/** What was erased by law tells nobody apart any more. */
const sameApplicant = (asked: Applicant | undefined, kept: Applicant | null): boolean =>
  asked === undefined || kept === null || canonical(asked) === canonical(kept);

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
  model: Model,
  { stored }: DossierView,
  order: Order,
  now: Instant,
): void => {
  const then = stored.rows.findIndex(({ key }) => order.before?.has(key));
  if (then < 0) return;
  const rows = stored.rows.slice(0, then);
  const control = foldControl(desk.models.machine, rows);
  const state = 'snapshot' in control ? { rows, snapshot: control.snapshot } : undefined;
  const ran = 'pin' in control ? desk.models.model(control.pin) : model;
  decideOn(desk, order.command.type === 'reclassify' ? model : ran, state, order, now);
  throw new DossierRefusal(
    'not-allowed',
    'Các lần ghi sau của hồ sơ đã có; hãy ghi bù bằng một dòng mới.',
  );
};

/** The model a dossier runs under; of a submit and a reclassification, the one it is to begin under. */
const modelFor = async (
  desk: Desk,
  { command, recorded }: Order,
  dossier: DossierView | undefined,
): Promise<Model> => {
  if (command.type === 'host') return desk.models.pinned(command.machine);
  const strict = recorded === 'database';
  const day = dayOf(command.at ?? Date.parse('9999-01-01'));
  if (command.type === 'submit') {
    const model = dossier?.model ?? (await desk.models.current(command.procedure, day, strict));
    refuseElsewhere(desk, model, command, strict ? day : undefined);
    return model;
  }
  if (!dossier) {
    throw new DossierRefusal('dossier-unknown', `Không có hồ sơ ${command.dossier}.`);
  }
  if (command.type !== 'reclassify') return dossier.model;
  const model = await desk.models.current(command.procedure, day, strict);
  refuseUnfit(desk, model, dossier.position.owner, strict ? day : undefined);
  return model;
};

/** The rows of an agency: in force on a day, or for a log of the past ever. */
const known = ({ directory }: Desk, id: string, day: string | undefined): Agency[] =>
  (day === undefined ? directory.agencies : directory.on(day)).filter((one) => one.id === id);

/**
 * Filed at another desk than the owner's: where the procedure allows it on the day. A log of the past is believed.
 *
 * @throws DossierRefusal elsewhere-refused
 */
const refuseElsewhere = (
  { directory }: Desk,
  { procedure }: Model,
  { agency, receivedBy = agency }: CommandOf<'submit'>,
  day: string | undefined,
): void => {
  if (receivedBy === agency || day === undefined) return;
  const desk = directory.on(day).find(({ id }) => id === receivedBy);
  const allows = procedure.filing.some(
    ({ within, desks, effective: { from, to } }) =>
      desk !== undefined &&
      from <= day &&
      (to === undefined || day <= to) &&
      (desks === undefined || desks.includes(desk.kind)) &&
      (within === 'anywhere' || directory.together(agency, receivedBy, within, day)),
  );
  if (allows) return;
  throw new DossierRefusal(
    'elsewhere-refused',
    `Thủ tục ${procedure.code} không được nộp tại cơ quan này: hãy nộp tại cơ quan chủ trì.`,
    { procedure: procedure.code, agency, receivedBy },
  );
};

/** A dossier is reclassified within its agency: to a procedure that such an agency handles. */
const refuseUnfit = (
  desk: Desk,
  { procedure }: Model,
  owner: string,
  day: string | undefined,
): void => {
  if (known(desk, owner, day).some(({ kind }) => kind === procedure.owner.kind)) return;
  throw new DossierRefusal(
    'not-allowed',
    `Thủ tục ${procedure.code} không thuộc thẩm quyền của cơ quan đang giữ hồ sơ; hãy chuyển cơ quan chủ trì trước.`,
    { procedure: procedure.code, owner },
  );
};

/** Agencies an act names are of the tree: in force that day, or for a log of the past ever. */
const checkAgency = (desk: Desk, command: Command, day: string | undefined): void => {
  for (const id of namedBy(command)) {
    if (known(desk, id, day).length > 0) continue;
    throw new DossierRefusal('agency-unknown', `Không có cơ quan "${id}" trong danh mục cơ quan.`, {
      agency: id,
    });
  }
};

const namedBy = (command: Command): string[] => {
  switch (command.type) {
    case 'submit':
      return [command.agency, ...(command.receivedBy === undefined ? [] : [command.receivedBy])];
    case 'transfer':
      return [command.to];
    case 'request-opinion':
      return command.agency === undefined ? [] : [command.agency];
    default:
      return [];
  }
};
