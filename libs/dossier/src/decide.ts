import { type Snapshot, type View } from '#lib/procedure';

import type { Command, CommandOf } from './command.ts';
import { refuseAtGuest } from './at-guest.ts';
import { pinOf } from './control.ts';
import { effectiveRows } from './corrections.ts';
import { DECIDED, isDecided } from './decision.ts';
import { type Delivery, isUnderWay } from './delivery.ts';
import { effectsOfTurn, ownerOf } from './effects-of-turn.ts';
import { factOf } from './fact-of.ts';
import type { Fact } from './facts.ts';
import type { Fold } from './fold.ts';
import { foldFacts } from './fold-facts.ts';
import { freeTextOf } from './free-text.ts';
import {
  commitmentOf,
  type HistoryKind,
  type HistoryRow,
  type HistoryText,
  seal,
} from './history.ts';
import { heardHere } from './heard.ts';
import { homeWordOf } from './hosting.ts';
import { isoOf } from './instants.ts';
import { concerns } from './moves.ts';
import { offerAnswered } from './offers.ts';
import { papersOf } from './papers.ts';
import type { Instant } from './position.ts';
import { type Question, questionsOf } from './questions.ts';
import { hasReceipt, NO_RECEIPT } from './receipt.ts';
import { reasonAlways, reasonAtDesk } from './reasons.ts';
import {
  isReality,
  refuseAskingNobody,
  refuseAstray,
  refuseBeforeAsked,
  refuseBeforeSubmitted,
  refuseOverpaying,
  refuseReclassifying,
  refuseUnborne,
} from './refuse.ts';
import { DossierRefusal, type RefusalCode } from './refusals.ts';
import { type Risk, riskOf } from './slack.ts';
import { draftOf } from './next-state.ts';
import { turnOf } from './turn.ts';
import type { DossierState, Model, World } from './world.ts';

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

/** Minutes between happening and recording after which it is a late record (ghi bù), unless the definition says (semantics.md §6). */
const LATE_GRACE_MINUTES = 15;

const MINUTE = 60_000;

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
  const earlier = dossier?.rows ?? [];
  const last = earlier.at(-1);
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
  const known = dossier && {
    ...dossier,
    fold: dossier.fold ?? foldFacts(dossier.rows, world.calendars),
  };
  const { lateGraceMinutes = LATE_GRACE_MINUTES } = model.procedure.policies;
  const late = command.type !== 'correct' && recordedAt - at > lateGraceMinutes * MINUTE;
  // What a carrier does is heard of later: that is no reason to be written down each time.
  const unexplained = late && !toldByCarrier(command, known?.fold);
  if (
    !command.reason?.trim() &&
    (reasonAlways.has(command.type) ||
      (command.source === 'desk' && (unexplained || reasonAtDesk.has(command.type))))
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

  const standing = effectiveRows(earlier);
  const stays = command.type === 'transfer' && command.to === ownerOf(standing);
  if (stays && command.successors === undefined) {
    throw new DossierRefusal('not-allowed', 'Hồ sơ đang thuộc chính cơ quan này.', {
      to: command.to,
    });
  }
  if (command.type === 'request-opinion') refuseAskingNobody(command);
  // A log tells what another office let happen.
  if (command.type === 'withdraw' && command.source === 'desk' && isDecided(model, earlier)) {
    throw new DossierRefusal(DECIDED.code, DECIDED.message);
  }
  if (
    command.type === 'lose-receipt' &&
    command.source === 'desk' &&
    known &&
    !hasReceipt(model.procedure, known.rows, known.fold)
  ) {
    throw new DossierRefusal(NO_RECEIPT.code, NO_RECEIPT.message);
  }
  const left =
    command.type === 'reclassify' && dossier ? world.model(pinOf(dossier.rows)) : undefined;
  if (left) refuseReclassifying(left, model);

  if (command.type === 'return') checkCollector(command, known?.fold.delivery);

  const before = dossier ? (left ?? model).machine.view(dossier.snapshot) : undefined;
  const beforeFold = known?.fold ?? null;
  const papers = papersOf(model.procedure, command);
  const offer = offerAnswered(beforeFold?.offers ?? [], command, at);
  const stated: Fact = {
    ...factOf(world, model, known, before, command, recordedAt),
    ...(command.inPlaceOf !== undefined && { inPlaceOf: command.inPlaceOf }),
    ...(papers.length > 0 && { papers }),
    ...(offer && { offer }),
  };
  // A log tells the order another office wrote things down in.
  if (command.source === 'desk' && beforeFold) {
    refuseBeforeSubmitted(stated, at, beforeFold);
    refuseBeforeAsked(stated, at, beforeFold);
  }
  const home = homeWordOf([...earlier, { key: command.key, fact: stated }]);
  if (home) refuseAtGuest(model, earlier, stated);
  const turn = turnOf(world, left ?? model, model, dossier, stated, command, before);
  const { snapshot, model: runs } = turn;
  const view = runs.machine.view(snapshot);
  const told: Fact =
    stated.type === 'host'
      ? { ...stated, ...heardHere(world, earlier, stated, turn, beforeFold) }
      : stated;
  const tried = { ...draftOf(earlier, command, told), at };
  const effects = effectsOfTurn(world, earlier, tried, turn, beforeFold);
  if (stays && effects.length === 0 && !concerns(runs.machine, command.successors)) {
    throw new DossierRefusal('not-allowed', 'Hồ sơ không có phần nào phải chuyển.', {
      to: command.to,
    });
  }
  const fact: Fact = effects.length > 0 ? { ...told, effects } : told;

  const text = textOf(world, command);
  const row = seal({
    dossier: command.dossier,
    seq: tried.seq,
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

  const rows = [...earlier, row];
  refuseAstray(row, rows);
  refuseOverpaying(row, rows);
  const after = foldFacts(rows, world.calendars);
  refuseWhatTheClockRefuses(row, after);
  refuseUnborne(row, after, view);
  const questions = questionsOf(rows, after);
  const risk = {
    before:
      before && beforeFold
        ? riskOf((left ?? model).procedure, before, beforeFold, world.calendars)
        : null,
    after: riskOf(runs.procedure, view, after, world.calendars),
  };
  return { row, text, model: runs, snapshot, view, before: beforeFold, after, questions, risk };
};

const ownedHere = (dossier: string): DossierRefusal =>
  new DossierRefusal('dossier-exists', `Hồ sơ ${dossier} thuộc chính hệ thống này.`);

const carriersWord = new Set<Command['type']>(['delivery-failed', 'sent-back', 'lost-in-post']);

const toldByCarrier = ({ type }: Command, fold: Fold | undefined): boolean =>
  carriersWord.has(type) || (type === 'return' && isUnderWay(fold?.delivery.parcel));

const textOf = (world: World, command: Command): HistoryText | null => {
  const text = freeTextOf(command);
  return Object.keys(text).length === 0 ? null : { salt: command.salt ?? world.salt(), text };
};

/** Without the receipt the result is handed over to whoever's identity was looked at. */
const checkCollector = (command: CommandOf<'return'>, delivery: Delivery | undefined): void => {
  if (command.source === 'log') return;
  const { way = delivery?.way, collectedBy, collectorName, collectorPaper } = command;
  const needed: [boolean, string, string][] = [
    [
      collectedBy === undefined && !!(collectorName ?? collectorPaper),
      'collectedBy',
      'Phải ghi người nhận là người nộp hay người được ủy quyền.',
    ],
    [
      collectedBy === 'representative' && !collectorName?.trim(),
      'collectorName',
      'Phải ghi họ tên người được ủy quyền nhận kết quả.',
    ],
    [
      way === 'counter' &&
        delivery?.receiptLostAt != null &&
        (collectedBy === undefined || !collectorPaper?.trim()),
      'collectorPaper',
      'Giấy hẹn đã báo mất: phải ghi ai nhận và giấy tờ tùy thân đã xem.',
    ],
  ];
  const missing = needed.find(([is]) => is);
  if (missing) throw new DossierRefusal('collector-required', missing[2], { field: missing[1] });
};

const kindOf = (fact: Fact, late: boolean): HistoryKind => {
  if (fact.type === 'correct') return fact.amend.length > 0 ? 'amend' : 'void';
  return late ? 'late' : 'act';
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
  if (isReality(row.fact.type)) return;
  const finding = findings.find(({ seq, code }) => seq === row.seq && clockCodes.has(code));
  if (finding) throw new DossierRefusal(finding.code as RefusalCode, finding.text);
};
