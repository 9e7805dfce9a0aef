import type { WorkingCalendar } from '#lib/calendar';
import {
  declaredFacts,
  type FactValue,
  fitsFact,
  type Machine,
  type Policies,
  policiesSchema,
  type Procedure,
  type Snapshot,
  termFor,
  type View,
} from '#lib/procedure';

import type { Command, CommandOf } from './command.ts';
import { contextFor, controlEvent, foldControl } from './control.ts';
import { effectsOf } from './effects.ts';
import type { Amendment, Fact, InForce } from './facts.ts';
import { type Fold, foldFacts } from './fold.ts';
import {
  commitmentOf,
  type HistoryKind,
  type HistoryRow,
  type HistoryText,
  seal,
} from './history.ts';
import { instantOf, isoOf } from './instants.ts';
import type { Channel, Instant } from './position.ts';
import { refusalWords } from './refusal-words.ts';
import { DossierRefusal, type RefusalCode } from './refusals.ts';

/** A definition in its compiled form, as dossiers pin it. */
export interface Model {
  /** Content hash of definition and machine. */
  pin: string;
  procedure: Procedure;
  machine: Machine;
}

/** Surroundings a decision may ask. */
export interface World {
  calendar: WorkingCalendar;
  /** Agency that serves `owner` for a kind on a day, or undefined if none does. */
  serving: (kind: string, owner: string, at: Instant) => string | undefined;
  /** A fresh random salt, hex. */
  salt: () => string;
}

/** A dossier as decisions need it: its whole history and the snapshot after its last act. */
export interface DossierState {
  rows: readonly HistoryRow[];
  snapshot: Snapshot;
}

/** Everything an accepted command writes. */
export interface Decision {
  row: HistoryRow;
  text: HistoryText | null;
  snapshot: Snapshot;
  view: View;
  /** The fact fold before and after: stores write the difference. */
  before: Fold | null;
  after: Fold;
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
  if (command.type === 'submit') {
    if (dossier) throw refusal('dossier-exists', `Mã hồ sơ ${command.dossier} đã có.`);
  } else if (!dossier) {
    throw refusal('dossier-unknown', `Không có hồ sơ ${command.dossier}.`);
  }
  if (at > recordedAt) {
    throw refusal('at-in-future', 'Thời điểm xảy ra không được muộn hơn thời điểm ghi nhận.', {
      at: isoOf(at),
      recordedAt: isoOf(recordedAt),
    });
  }
  if (last && recordedAt < last.recordedAt) {
    throw refusal('recorded-backwards', 'Thời điểm ghi nhận không được sớm hơn lần ghi trước.', {
      recordedAt: isoOf(recordedAt),
      last: isoOf(last.recordedAt),
    });
  }
  const late = command.type !== 'correct' && recordedAt - at > LATE_GRACE_MINUTES * MINUTE;
  if (
    !command.reason?.trim() &&
    (reasonNeeded.has(command.type) || (late && command.source === 'desk'))
  ) {
    throw refusal('reason-required', late ? 'Ghi bù phải nêu lý do.' : 'Phải nêu lý do.', {
      event: command.type,
    });
  }

  if (command.type === 'transfer' && command.to === ownerOf(dossier?.rows ?? [])) {
    throw refusal('not-allowed', 'Hồ sơ đang thuộc chính cơ quan này.', { to: command.to });
  }

  const before = dossier ? model.machine.view(dossier.snapshot) : undefined;
  const stated = factOf(model, dossier, before, command, recordedAt);
  const snapshot = nextSnapshot(model.machine, dossier, stated, command);
  const view = model.machine.view(snapshot);
  const owner = ownerOf([...(dossier?.rows ?? []), { fact: stated }]);
  const effects =
    stated.type === 'correct'
      ? []
      : effectsOf(
          model.machine,
          {
            type: stated.type,
            ...('task' in stated && { task: stated.task }),
            ...('segment' in stated && { segment: stated.segment }),
            ...(stated.type === 'hand-over' && { agency: stated.agency }),
          },
          before,
          view,
          (kind) => (kind === 'owner' ? owner : (world.serving(kind, owner, at) ?? kind)),
        );
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

  const beforeFold = dossier ? foldFacts(dossier.rows, world.calendar) : null;
  const after = foldFacts([...(dossier?.rows ?? []), row], world.calendar);
  refuseWhatTheClockRefuses(row, after);
  return { row, text, snapshot, view, before: beforeFold, after };
};

const refusal = (
  code: RefusalCode,
  message: string,
  data: Readonly<Record<string, unknown>> = {},
): DossierRefusal => new DossierRefusal(code, message, data);

const kindOf = (fact: Fact, late: boolean): HistoryKind => {
  if (fact.type === 'correct') return fact.amend.length > 0 ? 'amend' : 'void';
  return late ? 'late' : 'act';
};

/** Who owns the dossier after these acts. */
const ownerOf = (rows: readonly { fact: Fact }[]): string => {
  let owner = '';
  for (const { fact } of rows) {
    if (fact.type === 'submit') owner = fact.agency;
    if (fact.type === 'transfer') owner = fact.to;
  }
  return owner;
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
  if (row.fact.type === 'record-returned' || row.fact.type === 'return') return;
  const finding = findings.find(({ seq, code }) => seq === row.seq && clockCodes.has(code));
  if (finding) throw refusal(finding.code as RefusalCode, finding.text);
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
  if (!event) throw refusal('dossier-exists', `Mã hồ sơ ${command.dossier} đã có.`);
  if (!command.reason?.trim()) event.reason = '';
  const next = machine.act(dossier.snapshot, event);
  if (!next.refused) return next.snapshot;
  const { code, message } = refusalWords(machine, next);
  throw refusal(code, message, {
    event: event.type,
    phase: machine.view(dossier.snapshot).phase,
    allowed: allowedNow(machine, dossier.snapshot),
  });
};

const allowedNow = (machine: Machine, snapshot: Snapshot): string[] =>
  machine
    .allowed(snapshot)
    .filter(({ blocked }) => blocked === null)
    .map(({ type }) => type);

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
      throw refusal('correction-illegal', 'Trạng thái nêu trong đính chính không hợp lệ.', {
        configuration: fact.configuration,
        cause: error instanceof Error ? error.message : String(error),
      });
    }
  }
  const draft: HistoryRow = {
    dossier: command.dossier,
    seq: rows.length + 1,
    kind: 'void',
    at: 0,
    recordedAt: 0,
    actor: command.by,
    key: command.key,
    fact,
    configuration: null,
    targets: [],
    commitment: null,
    prevHash: null,
    hash: '',
  };
  const folded = foldControl(machine, [...rows, draft]);
  if ('snapshot' in folded) return folded.snapshot;
  throw refusal(
    'correction-illegal',
    `Sau đính chính, lần ghi số ${folded.stoppedAt} không còn hợp lệ; hãy đính chính cả lần ghi đó hoặc nêu trạng thái đúng.`,
    { seq: folded.stoppedAt, refused: folded.refused },
  );
};

/** The fact a command states, with everything in force pinned inside. */
const factOf = (
  model: Model,
  dossier: DossierState | undefined,
  before: View | undefined,
  command: Command,
  recordedAt: Instant,
): Fact => {
  const values = 'values' in command ? { values: checked(model, command.values) } : {};
  const digitised = 'digitised' in command ? { digitised: command.digitised } : {};
  switch (command.type) {
    case 'submit':
      return {
        type: 'submit',
        procedure: model.procedure.code,
        version: model.procedure.version,
        machine: model.pin,
        field: model.procedure.field,
        agency: command.agency,
        channel: command.channel,
        values: { ...values.values, channel: command.channel },
      };
    case 'accept':
      return {
        type: 'accept',
        inForce: inForceFor(model, before, command),
        ...digitised,
        ...values,
      };
    case 'vary':
      return { type: 'vary', inForce: inForceFor(model, before, command), ...values };
    case 'step':
      return {
        type: 'step',
        task: taskOf(model.machine, dossier, before, command),
        action: command.action,
        ...digitised,
        ...values,
      };
    case 'request-supplement':
    case 'request-payment':
    case 'request-opinion':
      return {
        type: command.type,
        holds: holdsBy(policiesInForce(dossier?.rows ?? []), command.type),
        ...(command.segment !== undefined && { segment: command.segment }),
        ...(command.amount !== undefined && { amount: command.amount }),
      };
    case 'supplement':
    case 'payment':
    case 'opinion':
      return {
        type: command.type,
        ...(command.segment !== undefined && { segment: command.segment }),
      };
    case 'extend':
      return { type: 'extend', due: isoOf(command.due) };
    case 'hand-over':
      return {
        type: 'hand-over',
        segment: command.segment,
        ...(command.to !== undefined && { agency: command.to }),
      };
    case 'receive':
    case 'decline':
      return { type: command.type, segment: command.segment };
    case 'transfer':
      return { type: 'transfer', to: command.to };
    case 'finish':
      return { type: 'finish', outcome: command.outcome, ...digitised };
    case 'record-returned':
      return recordReturned(command, recordedAt, digitised);
    case 'correct':
      return correction(dossier?.rows ?? [], command, recordedAt);
    case 'refuse':
    case 'withdraw':
    case 'stop':
    case 'return':
      return { type: command.type };
  }
};

const recordReturned = (
  command: CommandOf<'record-returned'>,
  recordedAt: Instant,
  digitised: { digitised?: boolean },
): Fact => {
  if (Math.max(command.returnedAt, command.finishedAt ?? command.returnedAt) > recordedAt) {
    throw refusal(
      'at-in-future',
      'Thời điểm trả hoặc có kết quả không được muộn hơn lúc ghi nhận.',
    );
  }
  return {
    type: 'record-returned',
    returnedAt: isoOf(command.returnedAt),
    ...(command.finishedAt !== undefined && { finishedAt: isoOf(command.finishedAt) }),
    outcome: command.outcome,
    ...digitised,
  };
};

const correction = (
  rows: readonly HistoryRow[],
  command: CommandOf<'correct'>,
  recordedAt: Instant,
): Fact => {
  if (command.void.length + command.amend.length === 0) {
    throw refusal('correction-target', 'Đính chính phải nêu ít nhất một lần ghi.');
  }
  const rowOf = (key: string): HistoryRow => {
    const row = rows.find((candidate) => candidate.key === key);
    if (!row) throw refusal('correction-target', `Hồ sơ không có lần ghi "${key}".`, { key });
    return row;
  };
  const voided = command.void.map((key) => {
    const row = rowOf(key);
    if (row.fact.type === 'submit') {
      throw refusal(
        'correction-target',
        'Không thể huỷ lần nộp hồ sơ: hãy từ chối hoặc dừng hồ sơ.',
        { key },
      );
    }
    return row.seq;
  });
  const amend = command.amend.map(({ key, ...change }): Amendment => {
    const row = rowOf(key);
    const unknown = Object.keys(change).find((name) => name !== 'at' && !amendable(row.fact, name));
    if (unknown !== undefined || Object.keys(change).length === 0) {
      throw refusal(
        'correction-target',
        `Không sửa được "${unknown ?? ''}" của lần ghi "${key}".`,
        {
          key,
          field: unknown,
        },
      );
    }
    for (const name of ['at', 'returnedAt', 'finishedAt'] as const) {
      const given = change[name];
      if (given === undefined) continue;
      const instant = instantOf(given);
      if (instant === undefined || instant > recordedAt) {
        throw refusal('correction-target', `Thời điểm "${given}" không hợp lệ.`, {
          key,
          field: name,
        });
      }
    }
    return { seq: row.seq, ...change };
  });
  return {
    type: 'correct',
    void: voided.sort((a, b) => a - b),
    amend: amend.sort((a, b) => a.seq - b.seq),
    ...(command.configuration !== undefined && { configuration: command.configuration }),
  };
};

const amendable = ({ type }: Fact, name: string): boolean => {
  switch (name) {
    case 'digitised':
      return ['accept', 'step', 'finish', 'record-returned'].includes(type);
    case 'outcome':
      return type === 'finish' || type === 'record-returned';
    case 'returnedAt':
    case 'finishedAt':
      return type === 'record-returned';
    case 'due':
      return type === 'extend';
    case 'channel':
      return type === 'submit';
    default:
      return false;
  }
};

const checked = (
  { procedure }: Model,
  values: Readonly<Record<string, FactValue>>,
): Record<string, FactValue> => {
  const declared = declaredFacts(procedure);
  for (const [name, value] of Object.entries(values)) {
    const declaration = declared[name];
    if (!declaration || !fitsFact(declaration, value)) {
      throw refusal(
        'fact-invalid',
        declaration
          ? `Dữ kiện "${declaration.label}" không nhận giá trị ${JSON.stringify(value)}.`
          : `Thủ tục không có dữ kiện "${name}".`,
        { fact: name },
      );
    }
  }
  return { ...values };
};

const defaultPolicies: Policies = policiesSchema.parse({});

const inForceFor = (
  { procedure }: Model,
  before: View | undefined,
  command: CommandOf<'accept' | 'vary'>,
): InForce => {
  if (command.term) {
    const { judge, ...term } = command.term;
    return { term, given: true, policies: { ...defaultPolicies, ...(judge && { judge }) } };
  }
  const facts = { ...before?.facts, ...command.values };
  const { term, variant, label } = termFor(
    procedure,
    facts,
    (facts.channel ?? 'direct') as Channel,
  );
  return {
    term,
    ...(variant !== null && { variant: { id: variant, label: label ?? variant } }),
    policies: procedure.policies,
  };
};

const policiesInForce = (rows: readonly HistoryRow[]): Policies => {
  for (const { fact } of rows.toReversed()) {
    if (fact.type === 'accept' || fact.type === 'vary') return fact.inForce.policies;
  }
  return defaultPolicies;
};

const holdsBy = (
  policies: Policies,
  type: 'request-supplement' | 'request-payment' | 'request-opinion',
): boolean => {
  switch (type) {
    case 'request-supplement':
      return true;
    case 'request-payment':
      return policies.onFinancialObligation === 'hold';
    case 'request-opinion':
      return policies.onExternalOpinion === 'hold';
  }
};

/** The one open task a clerk's action can mean. */
const taskOf = (
  machine: Machine,
  dossier: DossierState | undefined,
  before: View | undefined,
  command: CommandOf<'step'>,
): string => {
  const fitting = (before?.tasks ?? []).filter(
    ({ step, segment }) =>
      (command.task === undefined || step === command.task) &&
      (command.segment === undefined || segment === command.segment) &&
      Object.hasOwn(machine.tasks[step]?.actions ?? {}, command.action),
  );
  const [task, ...others] = fitting;
  if (task && others.length === 0) return task.step;
  if (task) {
    throw refusal(
      'task-ambiguous',
      `Thao tác "${command.action}" có ở nhiều việc đang mở; hãy nêu rõ việc.`,
      {
        tasks: fitting.map(({ step }) => step),
      },
    );
  }
  throw refusal('action-unknown', `Không có việc đang mở nào có thao tác "${command.action}".`, {
    action: command.action,
    phase: before?.phase,
    allowed: dossier ? allowedNow(machine, dossier.snapshot) : [],
  });
};
