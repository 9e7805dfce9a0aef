/** The rows a dossier is kept in, as they follow from a decision or from its folds. */
import type { Applicant } from '#lib/directory';
import {
  acquaintedWith,
  agenciesOf,
  type Decision,
  type Fold,
  heldLongFrom,
  type HistoryRow,
  type Instant,
  isoOf,
  type Position,
  type Question,
  type Risk,
  samePosition,
  type TaskRecord,
  type Timer,
  workingOn,
} from '#lib/dossier';
import type { Snapshot, View } from '#lib/procedure';

/** A file and its place among the papers of the fact it comes with. */
export interface AttachedFile {
  file: string;
  place: number;
}

/** What a decision needs beside itself to be written. */
export interface Writing {
  decision: Decision;
  /** Pin of the model it runs under after it. */
  pin: string;
  /** And of the one it ran under before; absent for a new dossier. */
  left?: string;
  /** The dossier's last assignment it was decided on; 0 for a new dossier. */
  turn: number;
  /** Whether it comes from a log: its messages are recorded as replayed and never delivered. */
  replayed: boolean;
  /** Who the dossier is for, with its submit. */
  applicant?: Applicant;
  /** Files that come with the act; none of them may be another act's. */
  files?: readonly AttachedFile[];
  /** A dossier of the same call without which this one is not opened. */
  follows?: string;
}

/** What time will cause of a dossier if nothing else happens, under the model of a pin. */
export type TimersOf = (fold: Fold, pin: string, risk: Risk | null) => Timer[];

/** One act as the write statement takes it: changed rows only, keyed by column. */
export const writeActOf = (
  { decision, pin, left = pin, turn, replayed, applicant, files = [], follows }: Writing,
  timersOf: TimersOf,
) => {
  const { row, text, before, after, snapshot, view, questions, risk } = decision;
  const spans = spanChanges(before, after);
  const timers = timersOf(after, pin, risk.after);
  return {
    id: row.dossier,
    expected: row.seq - 1,
    turn,
    follows,
    dossier: {
      ...dossierRowOf(row, pin, snapshot, view, after, questions, risk.after, timers),
      turn,
    },
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
    applicant: applicant && applicantRowOf(applicant),
    spans_ended: spans.ended.map(isoOf),
    spans: spans.begun.map(spanOf),
    ...taskChanges(row.dossier, before ? keptTasks(before) : [], keptTasks(after)),
    ...timerChanges(row, before ? timersOf(before, left, risk.before) : [], timers, replayed),
    outbox: {
      dossier: row.dossier,
      seq: row.seq,
      event: row.fact.type,
      replayed,
      recorded_at: isoOf(row.recordedAt),
    },
    files,
  };
};

export const time = (instant: Instant | null): string | null =>
  instant === null ? null : isoOf(instant);

/** The row of a dossier as it follows from its last act and its fold. */
export const dossierRowOf = (
  { seq, hash, recordedAt, dossier: id }: HistoryRow,
  pin: string,
  snapshot: Snapshot,
  view: View,
  fold: Fold,
  questions: readonly Question[],
  risk: Risk | null,
  timers: readonly Timer[],
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
    working: workingOn(fold),
    acquainted: acquaintedWith(fold),
    paused: position.paused,
    questions: questions.length === 0 ? null : questions,
    hosted_by: position.hostedBy ?? null,
    ...afterlifeOf(fold),
    risk_from: time(risk?.from ?? null),
    held_long_from: time(heldLongFrom(timers)),
  };
};

/** What becomes of it after its finish; null where nothing was said, so that rows of before stay right. */
export const afterlifeOf = ({ delivery, archived }: Fold) => ({
  return_way: delivery.way === 'counter' ? null : delivery.way,
  parcel: delivery.parcel?.state ?? null,
  archived_at: time(archived?.at ?? null),
  archive_place: archived && [archived.place, archived.box].filter(Boolean).join(', '),
  keep_until: archived?.until ?? null,
});

export const timerRowOf = (dossier: string, seq: number, timer: Timer, replayed: boolean) => ({
  dossier,
  kind: timer.kind,
  fires_at: isoOf(timer.firesAt),
  armed_seq: seq,
  due: isoOf(timer.due),
  step: timer.step,
  opened_seq: timer.openedSeq,
  agency: timer.agency,
  role: timer.role,
  replayed,
});

/** Which timers an act arms or moves, and which it disarms; one that fired already is not armed again. */
const timerChanges = (
  { dossier, seq }: HistoryRow,
  before: readonly Timer[],
  after: readonly Timer[],
  replayed: boolean,
) => {
  const known = new Map(before.map((timer) => [timer.kind, timer]));
  const now = new Set(after.map(({ kind }) => kind));
  return {
    timers: after
      .filter((timer) => !same(known.get(timer.kind), timer))
      .map((timer) => timerRowOf(dossier, seq, timer, replayed)),
    timers_gone: before.map(({ kind }) => kind).filter((kind) => !now.has(kind)),
  };
};

/** Which of the known positions a new fold ends, by their `from`, and which it adds. */
const spanChanges = (before: Fold | null, after: Fold): { ended: Instant[]; begun: Position[] } => {
  const known = new Map((before?.positions ?? []).map((position) => [position.from, position]));
  const begun = after.positions.filter((position) => {
    const old = known.get(position.from);
    if (!old || !samePosition(old, position)) return true;
    known.delete(position.from);
    return false;
  });
  return { ended: [...known.keys()], begun };
};

/** Whether two flat records say the same. */
const same = <T extends object>(a: T | undefined, b: T): boolean =>
  a !== undefined && (Object.keys(b) as (keyof T)[]).every((name) => a[name] === b[name]);

export const spanOf = (position: Position) => ({
  from_at: isoOf(position.from),
  owner: position.owner,
  agencies: [...new Set([position.owner, ...position.segments.map(({ agency }) => agency)])],
  accepted_at: time(position.acceptedAt),
  closed_at: time(position.closedAt),
  position,
});

/** Which tasks an act opens, moves or closes: compared as the fold has them, since most stay as they are. */
const taskChanges = (dossier: string, before: readonly KeptTask[], after: readonly KeptTask[]) => {
  const keyOf = ({ step, openedSeq }: KeptTask) => `${openedSeq} ${step}`;
  const known = new Map(before.map((task) => [keyOf(task), task]));
  const now = new Set(after.map(keyOf));
  return {
    tasks: after
      .filter((task) => !same(known.get(keyOf(task)), task))
      .map((task) => taskRowOf(dossier, task)),
    tasks_gone: before
      .filter((task) => !now.has(keyOf(task)))
      .map(({ step, openedSeq }) => ({ step, opened_seq: openedSeq })),
  };
};

/** A task with the instant it is expected by: an open one by its own due, else by the dossier's. */
type KeptTask = TaskRecord & { expectedBy: Instant | null };

const keptTasks = ({ tasks, positions }: Fold): KeptTask[] => {
  const due = positions.at(-1)?.due ?? null;
  return tasks.map((task) => ({
    ...task,
    expectedBy: task.closedSeq === null ? (task.due ?? due) : null,
  }));
};

const taskRowOf = (dossier: string, task: KeptTask) => ({
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
  expected_by: time(task.expectedBy),
});

/** The rows of all tasks of a dossier. */
export const taskRowsOf = (dossier: string, fold: Fold) =>
  keptTasks(fold).map((task) => taskRowOf(dossier, task));

const applicantRowOf = ({ idNumber, ...rest }: Applicant) => ({ ...rest, id_number: idNumber });
