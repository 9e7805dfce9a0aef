import { IllegalConfiguration, type Machine, type Snapshot, type View } from '#lib/procedure';

import type { Command } from './command.ts';
import { contextFor, controlEvent, foldControl, foldEffective } from './control.ts';
import { effectiveRows } from './corrections.ts';
import { effectsOf } from './effects.ts';
import { allowedNow, factOf } from './fact-of.ts';
import type { Effect, Fact, FactOf, Side } from './facts.ts';
import { type Fold, foldFacts } from './fold.ts';
import {
  commitmentOf,
  type HistoryKind,
  type HistoryRow,
  type HistoryText,
  seal,
} from './history.ts';
import { refuseAtGuest } from './at-guest.ts';
import { concernsGuest, handedHere, homeWordOf } from './hosting.ts';
import { isoOf } from './instants.ts';
import { offerAnswered } from './offers.ts';
import { papersOf } from './papers.ts';
import type { Instant } from './position.ts';
import { type Question, questionsOf } from './questions.ts';
import { refusalWords } from './refusal-words.ts';
import type { DossierState, Model, World } from './world.ts';
import { DossierRefusal, type RefusalCode } from './refusals.ts';

/** Everything an accepted command writes. */
export interface Decision {
  row: HistoryRow;
  text: HistoryText | null;
  snapshot: Snapshot;
  view: View;
  /** The fact fold before and after: stores write the difference. */
  before: Fold | null;
  after: Fold;
  /** What the dossier leaves unsaid after it. */
  questions: Question[];
}

/** Later than this between happening and recording makes a late record (ghi bù); policy, semantics.md §6. */
export const LATE_GRACE_MINUTES = 15;

const MINUTE = 60_000;

const reasonNeeded = new Set<Command['type']>([
  'refuse',
  'request-supplement',
  'stop',
  'extend',
  'vary',
  'decline',
  'recall',
  'record-returned',
  'correct',
]);

/**
 * Decides a command on a dossier: pure, nothing written, nothing waited for. The control fold says whether
 * the act is legal now, the fact fold what it does to the clock and to every report; the new row is sealed
 * into the chain.
 *
 * @param now - when the command is recorded, not before the dossier's last recording
 * @throws DossierRefusal if the act is not accepted, with a stable code and the reason in Vietnamese
 */
export const decide = (
  world: World,
  model: Model,
  dossier: DossierState | undefined,
  command: Command,
  now: Instant,
): Decision => {
  const last = dossier?.rows.at(-1);
  const recordedAt = now;
  const at = command.at ?? recordedAt;
  if (command.type === 'host') {
    if (dossier && !homeWordOf(dossier.rows)) throw ownedHere(command.dossier);
  } else if (command.type === 'submit') {
    if (dossier) throw new DossierRefusal('dossier-exists', `Mã hồ sơ ${command.dossier} đã có.`);
  } else if (!dossier) {
    throw new DossierRefusal('dossier-unknown', `Không có hồ sơ ${command.dossier}.`);
  }
  if (at > recordedAt) {
    throw new DossierRefusal(
      'at-in-future',
      'Thời điểm xảy ra không được muộn hơn thời điểm ghi nhận.',
      {
        at: isoOf(at),
        recordedAt: isoOf(recordedAt),
      },
    );
  }
  if (last && recordedAt < last.recordedAt) {
    throw new DossierRefusal(
      'recorded-backwards',
      'Thời điểm ghi nhận không được sớm hơn lần ghi trước.',
      {
        recordedAt: isoOf(recordedAt),
        last: isoOf(last.recordedAt),
      },
    );
  }
  const late = command.type !== 'correct' && recordedAt - at > LATE_GRACE_MINUTES * MINUTE;
  if (
    !command.reason?.trim() &&
    (reasonNeeded.has(command.type) || (late && command.source === 'desk'))
  ) {
    throw new DossierRefusal(
      'reason-required',
      late ? 'Ghi bù phải nêu lý do.' : 'Phải nêu lý do.',
      {
        event: command.type,
      },
    );
  }

  if (command.type === 'transfer' && command.to === ownerOf(dossier?.rows ?? [])) {
    throw new DossierRefusal('not-allowed', 'Hồ sơ đang thuộc chính cơ quan này.', {
      to: command.to,
    });
  }

  const before = dossier ? model.machine.view(dossier.snapshot) : undefined;
  const beforeFold = dossier ? (dossier.fold ?? foldFacts(dossier.rows, world.calendar)) : null;
  const papers = papersOf(model.procedure, command);
  const offer = offerAnswered(beforeFold?.offers ?? [], command, at);
  const stated: Fact = {
    ...factOf(model, dossier, before, command, recordedAt),
    ...(command.inPlaceOf !== undefined && { inPlaceOf: command.inPlaceOf }),
    ...(papers.length > 0 && { papers }),
    ...(offer && { offer }),
  };
  const home = homeWordOf([...(dossier?.rows ?? []), { key: command.key, fact: stated }]);
  if (home) refuseAtGuest(model, dossier?.rows ?? [], stated);
  const turn = turnOf(model.machine, dossier, stated, command, before);
  const view = model.machine.view(turn.snapshot);
  const effects = effectsHere(world, model.machine, dossier?.rows ?? [], stated, at, {
    ...turn,
    fold: beforeFold,
  });
  const fact: Fact = effects.length > 0 ? { ...stated, effects } : stated;

  const text: HistoryText | null = command.reason?.trim()
    ? { salt: command.salt ?? world.salt(), text: { reason: command.reason.trim() } }
    : null;
  const row = seal({
    dossier: command.dossier,
    seq: (last?.seq ?? 0) + 1,
    kind: kindOf(fact, late),
    at,
    recordedAt,
    actor: command.by,
    key: command.key,
    fact,
    configuration: view.configuration,
    targets:
      fact.type === 'correct'
        ? [...fact.void, ...fact.amend.map(({ seq }) => seq)].sort((a, b) => a - b)
        : [],
    commitment: text && commitmentOf(text),
    prevHash: last?.hash ?? null,
  });

  const rows = [...(dossier?.rows ?? []), row];
  const after = foldFacts(rows, world.calendar);
  refuseWhatTheClockRefuses(row, after);
  const questions = questionsOf(rows, after);
  return { row, text, snapshot: turn.snapshot, view, before: beforeFold, after, questions };
};

const ownedHere = (dossier: string): DossierRefusal =>
  new DossierRefusal('dossier-exists', `Hồ sơ ${dossier} thuộc chính hệ thống này.`);

const kindOf = (fact: Fact, late: boolean): HistoryKind => {
  if (fact.type === 'correct') return fact.amend.length > 0 ? 'amend' : 'void';
  return late ? 'late' : 'act';
};

/** Who hands a part over by an act: whose task it was, else whoever owns the dossier. */
const giverOf = (before: Fold | null, fact: Fact, owner: string): Side => {
  const task =
    fact.type === 'step'
      ? before?.tasks.findLast(({ step, closedSeq }) => step === fact.task && closedSeq === null)
      : undefined;
  return { agency: task?.agency ?? owner, role: task?.role ?? 'officer' };
};

/** Who owns the dossier after these acts. */
const ownerOf = (rows: readonly { fact: Fact }[]): string => {
  let owner = '';
  for (const { fact } of rows) {
    if (fact.type === 'submit') owner = fact.agency;
    if (fact.type === 'transfer') owner = fact.to;
    if (fact.type === 'host') owner = fact.position.owner;
  }
  return owner;
};

/** What an act did; of one done at a guest, or told to it, what is the guest's business. */
const effectsHere = (
  world: World,
  machine: Machine,
  rows: readonly HistoryRow[],
  fact: Fact,
  at: Instant,
  { before, after, fold }: { before: View | undefined; after: View; fold: Fold | null },
): Effect[] => {
  // A correction has none of its own: the rows count otherwise. What home stops it says in its state.
  if (fact.type === 'correct') return [];
  if (fact.type === 'host' && (fact.refused || fact.act.type === 'correct')) return [];
  const all = [...rows, { key: '', fact }];
  const owner = ownerOf(all);
  const handed = handedHere(all);
  const { segments } = machine.config.meta;
  // Agencies of the other side's tree: what was handed here says whom it was handed to.
  const here = new Map([...handed].map(([segment, agency]) => [segments[segment]?.agency, agency]));
  const act = fact.type === 'host' ? fact.act : fact;
  const effects = effectsOf(
    machine,
    {
      type: act.type,
      ...('task' in act && { task: act.task }),
      ...('segment' in act && { segment: act.segment }),
      ...(fact.type === 'hand-over' && { agency: fact.agency }),
      from: giverOf(fold, fact, owner),
    },
    before,
    after,
    (kind) =>
      kind === 'owner' ? owner : (here.get(kind) ?? world.serving(kind, owner, at) ?? kind),
  );
  if (!homeWordOf(all)) return effects;
  return effects.filter(
    (effect) =>
      concernsGuest(effect, handed) && !(fact.type === 'host' && effect.type === 'held'),
  );
};

const clockCodes = new Set([
  'CalendarEnds',
  'extend-refused',
  'hold-open',
  'no-hold',
  'order',
  'bad-input',
]);

/** A fresh act may not be one the legal clock refuses; what happened in reality (a return) is never refused for it. */
const refuseWhatTheClockRefuses = (row: HistoryRow, { findings }: Fold): void => {
  if (['record-returned', 'return', 'host'].includes(row.fact.type)) return;
  const finding = findings.find(({ seq, code }) => seq === row.seq && clockCodes.has(code));
  if (finding) throw new DossierRefusal(finding.code as RefusalCode, finding.text);
};

/** How a dossier turns by an act: the view it is told from, and the state after it. */
interface Turn {
  before: View | undefined;
  /** What the act alone made of `before`. */
  after: View;
  snapshot: Snapshot;
}

const turnOf = (
  machine: Machine,
  dossier: DossierState | undefined,
  fact: Fact,
  command: Command,
  before: View | undefined,
): Turn => {
  if (fact.type === 'host') return toldByHome(machine, dossier, fact, command);
  const snapshot = nextSnapshot(machine, dossier, fact, command);
  return { before, after: machine.view(snapshot), snapshot };
};

const nextSnapshot = (
  machine: Machine,
  dossier: DossierState | undefined,
  fact: Fact,
  command: Command,
): Snapshot => {
  if (!dossier) return machine.init(fact.values ?? {});
  if (fact.type === 'correct') return corrected(machine, dossier, fact, command);
  const event = controlEvent(fact);
  if (!event) throw new DossierRefusal('dossier-exists', `Mã hồ sơ ${command.dossier} đã có.`);
  if (!command.reason?.trim()) event.reason = '';
  const next = machine.act(dossier.snapshot, event);
  if (!next.refused) return next.snapshot;
  const { code, message } = refusalWords(machine, next);
  throw new DossierRefusal(code, message, {
    event: event.type,
    phase: machine.view(dossier.snapshot).phase,
    allowed: allowedNow(machine, dossier.snapshot),
  });
};

/** The guest stands where home says; what home's act did is told from where home stood before it. */
const toldByHome = (
  machine: Machine,
  dossier: DossierState | undefined,
  fact: FactOf<'host'>,
  command: Command,
): Turn => {
  const rows = dossier?.rows ?? [];
  const counted = effectiveRows([...rows, draftOf(rows, command, fact)]);
  try {
    const atHome = counted.filter(({ seq, fact: { type } }) => type === 'host' || seq <= fact.seen);
    const before = atHome.slice(0, -1);
    return {
      before: before.length === 0 ? undefined : machine.view(folded(machine, before)),
      after: machine.view(folded(machine, atHome)),
      snapshot: folded(machine, counted),
    };
  } catch (cause) {
    if (!(cause instanceof IllegalConfiguration)) throw cause;
    throw new DossierRefusal('bad-input', 'Trạng thái cơ quan chủ trì báo không hợp lệ.', {
      cause: cause.message,
    });
  }
};

const folded = (machine: Machine, rows: readonly HistoryRow[]): Snapshot => {
  const control = foldEffective(machine, rows);
  if ('snapshot' in control) return control.snapshot;
  throw new Error(`what home says stops at ${control.stoppedAt}`);
};

const draftOf = (rows: readonly HistoryRow[], { dossier, key, by }: Command, fact: Fact): HistoryRow => ({
  dossier,
  seq: rows.length + 1,
  kind: 'act',
  at: 0,
  recordedAt: 0,
  actor: by,
  key,
  fact,
  configuration: null,
  targets: [],
  commitment: null,
  prevHash: null,
  hash: '',
});

const corrected = (
  machine: Machine,
  { rows, snapshot }: DossierState,
  fact: Extract<Fact, { type: 'correct' }>,
  command: Command,
): Snapshot => {
  if (fact.configuration !== undefined) {
    try {
      return machine.at(fact.configuration, contextFor(snapshot));
    } catch (error) {
      throw new DossierRefusal(
        'correction-illegal',
        'Trạng thái nêu trong đính chính không hợp lệ.',
        {
          configuration: fact.configuration,
          cause: error instanceof Error ? error.message : String(error),
        },
      );
    }
  }
  const folded = foldControl(machine, [...rows, draftOf(rows, command, fact)]);
  if ('snapshot' in folded) return folded.snapshot;
  throw new DossierRefusal(
    'correction-illegal',
    `Sau đính chính, lần ghi số ${folded.stoppedAt} không còn hợp lệ; hãy đính chính cả lần ghi đó hoặc nêu trạng thái đúng.`,
    { seq: folded.stoppedAt, refused: folded.refused },
  );
};
