import {
  IllegalConfiguration,
  isPetition,
  type Machine,
  type Snapshot,
  type View,
} from '#lib/procedure';

import type { Command, CommandOf } from './command.ts';
import { refuseAtGuest } from './at-guest.ts';
import { astray, beginAgain, controlEvent, foldControl, foldEffective, pinOf } from './control.ts';
import { effectiveRows } from './corrections.ts';
import { DECIDED, isDecided } from './decision.ts';
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
import { concernsGuest, handedHere, homeWordOf } from './hosting.ts';
import { isoOf } from './instants.ts';
import { moneyOf } from './money.ts';
import { addressee, concerns, movesOf } from './moves.ts';
import { offerAnswered } from './offers.ts';
import { papersOf } from './papers.ts';
import type { Instant } from './position.ts';
import { type Question, questionsOf } from './questions.ts';
import { refusalWords } from './refusal-words.ts';
import type { DossierState, Model, World } from './world.ts';
import { DossierRefusal, type RefusalCode } from './refusals.ts';
import { type Risk, riskOf } from './slack.ts';

/** Everything an accepted command writes. */
export interface Decision {
  row: HistoryRow;
  text: HistoryText | null;
  /** The model it runs under after it. */
  model: Model;
  snapshot: Snapshot;
  view: View;
  /** The fact fold before and after: stores write the difference. */
  before: Fold | null;
  after: Fold;
  /** What the dossier leaves unsaid after it. */
  questions: Question[];
  /** From when the rest of the way no longer fits, before and after. */
  risk: { before: Risk | null; after: Risk | null };
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
  'reclassify',
  'refund',
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
 * @param model - the model the dossier runs under; of a submit and a reclassification, the one it begins under
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
    (reasonNeeded.has(command.type) ||
      (command.source === 'desk' &&
        (late || command.type === 'transfer' || command.type === 'request-opinion')))
  ) {
    throw new DossierRefusal(
      'reason-required',
      command.type === 'request-opinion'
        ? 'Phải nêu nội dung xin ý kiến.'
        : late
          ? 'Ghi bù phải nêu lý do.'
          : 'Phải nêu lý do.',
      {
        event: command.type,
      },
    );
  }

  const standing = effectiveRows(dossier?.rows ?? []);
  const stays = command.type === 'transfer' && command.to === ownerOf(standing);
  if (stays && command.successors === undefined) {
    throw new DossierRefusal('not-allowed', 'Hồ sơ đang thuộc chính cơ quan này.', {
      to: command.to,
    });
  }
  if (command.type === 'request-opinion') refuseAskingNobody(command);
  // A log tells what another office let happen.
  if (
    command.type === 'withdraw' &&
    command.source === 'desk' &&
    isDecided(model, dossier?.rows ?? [])
  ) {
    throw new DossierRefusal(DECIDED.code, DECIDED.message);
  }
  const left =
    command.type === 'reclassify' && dossier ? world.model(pinOf(dossier.rows)) : undefined;
  if (left) refuseReclassifying(left, model);

  const before = dossier ? (left ?? model).machine.view(dossier.snapshot) : undefined;
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
  const turn = turnOf(world, left ?? model, model, dossier, stated, command, before);
  const { snapshot, model: runs } = turn;
  const view = runs.machine.view(snapshot);
  const effects = effectsHere(world, dossier?.rows ?? [], stated, at, turn, beforeFold);
  if (stays && effects.length === 0 && !concerns(runs.machine, command.successors)) {
    throw new DossierRefusal('not-allowed', 'Hồ sơ không có phần nào phải chuyển.', {
      to: command.to,
    });
  }
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
  refuseAstray(row, rows);
  refuseOverpaying(row, rows);
  const after = foldFacts(rows, world.calendar);
  refuseWhatTheClockRefuses(row, after);
  const questions = questionsOf(rows, after);
  const risk = {
    before:
      before && beforeFold
        ? riskOf((left ?? model).procedure, before, beforeFold, world.calendar)
        : null,
    after: riskOf(runs.procedure, view, after, world.calendar),
  };
  return { row, text, model: runs, snapshot, view, before: beforeFold, after, questions, risk };
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
  rows: readonly HistoryRow[],
  fact: Fact,
  at: Instant,
  { left, before, after, model }: Turn,
  fold: Fold | null,
): Effect[] => {
  // A correction has none of its own: the rows count otherwise. What home stops it says in its state.
  if (fact.type === 'correct') return [];
  if (fact.type === 'host' && (fact.refused || fact.act.type === 'correct')) return [];
  const all = [...effectiveRows(rows), { key: '', fact }];
  const owner = ownerOf(all);
  const agencyOf = addressee(world, all, owner, at);
  const handed = handedHere(all);
  const { segments } = model.machine.config.meta;
  // Agencies of the other side's tree: what was handed here says whom it was handed to.
  const here = new Map([...handed].map(([segment, agency]) => [segments[segment]?.agency, agency]));
  const act = fact.type === 'host' ? fact.act : fact;
  const told = (machine: Machine, from: View | undefined, to: View) =>
    effectsOf(
      machine,
      {
        type: act.type,
        ...('task' in act && { task: act.task }),
        ...('segment' in act && { segment: act.segment }),
        ...(fact.type === 'hand-over' && { agency: fact.agency }),
        from: giverOf(fold, fact, owner),
      },
      from,
      to,
      (kind) => here.get(kind) ?? agencyOf(kind),
    );
  const effects =
    left.pin !== model.pin && before
      ? // One procedure's parts end, whatever their names; the other's begin.
        [...told(left.machine, before, emptied(before)), ...told(model.machine, undefined, after)]
      : told(model.machine, before, after);
  if (fact.type === 'transfer' && fold) effects.push(...movesOf(world, model.machine, fold, fact, at));
  if (!homeWordOf(all)) return effects;
  return effects.filter(
    (effect) => concernsGuest(effect, handed) && !(fact.type === 'host' && effect.type === 'held'),
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

/** A view in which nothing is open. */
const emptied = (view: View): View => ({
  ...view,
  tasks: [],
  waiting: [],
  offers: {},
  holds: [],
  requests: [],
});

const refuseAskingNobody = ({ agency, outside, source }: CommandOf<'request-opinion'>): void => {
  if (agency !== undefined && outside !== undefined) {
    throw new DossierRefusal(
      'bad-input',
      'Mỗi lần xin ý kiến một cơ quan: trong danh mục, hoặc ngoài danh mục.',
    );
  }
  // A log of another system may not know whom it asked.
  if (source === 'log' || agency !== undefined || outside !== undefined) return;
  throw new DossierRefusal('bad-input', 'Phải nêu cơ quan được xin ý kiến.');
};

const refuseReclassifying = ({ procedure: from }: Model, { procedure: to }: Model): void => {
  if (from.code === to.code) {
    throw new DossierRefusal(
      'not-allowed',
      'Hồ sơ đang theo chính thủ tục này; đổi trường hợp thời hạn thì dùng “Đổi trường hợp thời hạn”.',
      { procedure: to.code },
    );
  }
  if (isPetition(from.code) !== isPetition(to.code)) {
    throw new DossierRefusal(
      'not-allowed',
      'Hồ sơ thủ tục hành chính và phản ánh, kiến nghị không chuyển sang nhau: mỗi loại vào một sổ riêng.',
      { procedure: to.code },
    );
  }
};

/** Acts of the one procedure lie before a reclassification, acts of the other after it. */
const refuseAstray = ({ seq, fact }: HistoryRow, rows: readonly HistoryRow[]): void => {
  const other = astray(rows);
  if (!other) return;
  const side =
    'Việc của thủ tục cũ phải xảy ra trước lúc chuyển thủ tục, việc của thủ tục mới sau đó';
  if (fact.type === 'correct') {
    throw new DossierRefusal('correction-illegal', `${side}: xem lần ghi số ${other.seq}.`, {
      seq: other.seq,
    });
  }
  throw new DossierRefusal('order', `${side}.`, { seq });
};

/** No more is given back than was paid, whichever act would make it so. */
const refuseOverpaying = ({ fact }: HistoryRow, rows: readonly HistoryRow[]): void => {
  if (fact.type !== 'refund' && fact.type !== 'correct') return;
  const { refundable } = moneyOf(rows);
  if (fact.type === 'refund' && fact.amount <= 0) {
    throw new DossierRefusal('bad-input', 'Số tiền hoàn trả phải lớn hơn 0.');
  }
  if (refundable >= 0) return;
  if (fact.type === 'correct') {
    throw new DossierRefusal(
      'correction-illegal',
      'Sau đính chính, số đã hoàn trả nhiều hơn số đã nộp; hãy đính chính cả lần hoàn trả.',
    );
  }
  const left = refundable + fact.amount;
  throw new DossierRefusal(
    'refund-exceeds',
    `Chỉ hoàn trả được tối đa ${left.toLocaleString('vi-VN')} đồng: đó là số đã nộp và chưa hoàn trả.`,
    { refundable: left },
  );
};

/** A state and the model it is one of. */
interface Standing {
  snapshot: Snapshot;
  model: Model;
}

/** How a dossier turns by an act: what the act alone made of which view, and the state after it. */
interface Turn extends Standing {
  /** The model `before` is a view of. */
  left: Model;
  before: View | undefined;
  after: View;
}

const turnOf = (
  world: World,
  left: Model,
  model: Model,
  dossier: DossierState | undefined,
  fact: Fact,
  command: Command,
  before: View | undefined,
): Turn => {
  if (fact.type === 'host') return toldByHome(world, model, dossier, fact, command);
  const next = nextState(world, left, model, dossier, fact, command);
  return { left, before, after: next.model.machine.view(next.snapshot), ...next };
};

/**
 * @param left - the model the act is one of
 * @param model - the model the dossier is to run under where the act begins one
 */
const nextState = (
  world: World,
  left: Model,
  model: Model,
  dossier: DossierState | undefined,
  fact: Fact,
  command: Command,
): Standing => {
  if (!dossier) return { snapshot: model.machine.init(fact.values ?? {}), model };
  if (fact.type === 'correct') return corrected(world, dossier, fact, command);
  const { machine } = left;
  const event = controlEvent(fact);
  if (!event) throw new DossierRefusal('dossier-exists', `Mã hồ sơ ${command.dossier} đã có.`);
  if (!command.reason?.trim()) event.reason = '';
  const next = machine.act(dossier.snapshot, event);
  if (next.refused) {
    const { code, message } = refusalWords(machine, next);
    throw new DossierRefusal(code, message, {
      event: event.type,
      phase: machine.view(dossier.snapshot).phase,
      allowed: allowedNow(machine, dossier.snapshot),
    });
  }
  if (fact.type !== 'reclassify') return { snapshot: next.snapshot, model };
  const begun = beginAgain(model.machine, fact);
  if (begun.refused)
    throw new Error(`${model.pin} does not take in what it is given: ${begun.refused}`);
  return { snapshot: begun.snapshot, model };
};

/** The guest stands where home says; what home's act did is told from where home stood before it. */
const toldByHome = (
  world: World,
  model: Model,
  dossier: DossierState | undefined,
  fact: FactOf<'host'>,
  command: Command,
): Turn => {
  const machineOf = (pin: string) => (pin === model.pin ? model : world.model(pin)).machine;
  const standing = (rows: readonly HistoryRow[]): Standing => {
    const control = foldEffective(machineOf, rows);
    if (!('snapshot' in control)) throw new Error(`what home says stops at ${control.stoppedAt}`);
    const { snapshot, pin } = control;
    return { snapshot, model: pin === model.pin ? model : world.model(pin) };
  };
  const rows = dossier?.rows ?? [];
  const counted = effectiveRows([...rows, draftOf(rows, command, fact)]);
  const atHome = counted.filter(({ seq, fact: { type } }) => type === 'host' || seq <= fact.seen);
  try {
    const before = atHome.length === 1 ? undefined : standing(atHome.slice(0, -1));
    const after = standing(atHome);
    return {
      left: before?.model ?? model,
      before: before?.model.machine.view(before.snapshot),
      after: after.model.machine.view(after.snapshot),
      ...standing(counted),
    };
  } catch (cause) {
    if (!(cause instanceof IllegalConfiguration)) throw cause;
    throw new DossierRefusal('bad-input', 'Trạng thái cơ quan chủ trì báo không hợp lệ.', {
      cause: cause.message,
    });
  }
};

const draftOf = (
  rows: readonly HistoryRow[],
  { dossier, key, by }: Command,
  fact: Fact,
): HistoryRow => ({
  dossier,
  seq: rows.length + 1,
  kind: 'void',
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
  world: World,
  { rows }: DossierState,
  fact: Extract<Fact, { type: 'correct' }>,
  command: Command,
): Standing => {
  let folded: ReturnType<typeof foldControl>;
  try {
    folded = foldControl(
      (pin) => world.model(pin).machine,
      [...rows, draftOf(rows, command, fact)],
    );
  } catch (error) {
    if (!(error instanceof IllegalConfiguration)) throw error;
    throw new DossierRefusal(
      'correction-illegal',
      'Trạng thái nêu trong đính chính không hợp lệ.',
      { configuration: fact.configuration, cause: error.message },
    );
  }
  if ('snapshot' in folded) return { snapshot: folded.snapshot, model: world.model(folded.pin) };
  throw new DossierRefusal(
    'correction-illegal',
    `Sau đính chính, lần ghi số ${folded.stoppedAt} không còn hợp lệ; hãy đính chính cả lần ghi đó hoặc nêu trạng thái đúng.`,
    { seq: folded.stoppedAt, refused: folded.refused },
  );
};
