import {
  declaredFacts,
  type FactValue,
  fitsFact,
  type Machine,
  type Policies,
  policiesSchema,
  type Snapshot,
  termFor,
  type View,
} from '#lib/procedure';

import type { Command, CommandOf, RowName } from './command.ts';
import type { Amendment, Fact, InForce } from './facts.ts';
import type { HistoryRow } from './history.ts';
import { instantOf, isoOf } from './instants.ts';
import { type Asked, askedName } from './opinions.ts';
import { DOSSIER } from './parts.ts';
import type { Channel, Instant } from './position.ts';
import { DossierRefusal } from './refusals.ts';
import { keepUntil } from './retention.ts';
import type { DossierState, Model, World } from './world.ts';

/** What may be done to a snapshot now, as event types. */
export const allowedNow = (machine: Machine, snapshot: Snapshot): string[] =>
  machine
    .allowed(snapshot)
    .filter(({ blocked }) => blocked === null)
    .map(({ type }) => type);

/** The fact a command states, with everything in force pinned inside. */
export const factOf = (
  world: World,
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
        ...(command.receivedBy !== undefined &&
          command.receivedBy !== command.agency && { receivedBy: command.receivedBy }),
        channel: command.channel,
        ...(command.way !== undefined && { way: command.way }),
        values: { ...values.values, channel: command.channel },
      };
    case 'accept':
      return {
        type: 'accept',
        inForce: inForceFor(model, before?.facts, command),
        ...digitised,
        ...values,
      };
    case 'vary':
      return { type: 'vary', inForce: inForceFor(model, before?.facts, command), ...values };
    case 'reclassify': {
      const kept = declaredIn(model, before?.facts ?? {});
      return {
        type: 'reclassify',
        procedure: model.procedure.code,
        version: model.procedure.version,
        machine: model.pin,
        field: model.procedure.field,
        ...(before?.phase !== 'submitted' && { inForce: inForceFor(model, kept, command) }),
        values: { ...kept, ...values.values },
      };
    }
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
      return {
        type: command.type,
        holds: holdsBy(policiesInForce(dossier?.rows ?? []), command.type),
        ...(command.segment !== undefined && { segment: command.segment }),
        ...(command.amount !== undefined && { amount: command.amount }),
      };
    case 'request-opinion':
      return {
        type: 'request-opinion',
        holds: holdsBy(policiesInForce(dossier?.rows ?? []), command.type),
        ...(command.segment !== undefined && { segment: command.segment }),
        ...asked(command),
        ...(command.within !== undefined && { within: command.within }),
      };
    case 'supplement':
      return {
        type: 'supplement',
        ...(command.segment !== undefined && { segment: command.segment }),
      };
    case 'opinion':
      return {
        type: 'opinion',
        ...(command.segment !== undefined && { segment: command.segment }),
        ...answering(dossier, before, command),
      };
    case 'refund':
      return {
        type: 'refund',
        amount: command.amount,
        ...(command.receipt !== undefined && { receipt: command.receipt }),
      };
    case 'payment':
      return {
        type: 'payment',
        ...(command.segment !== undefined && { segment: command.segment }),
        ...(command.amount !== undefined && { amount: command.amount }),
        ...(command.receipt !== undefined && { receipt: command.receipt }),
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
    case 'recall':
    case 'expire':
      return { type: command.type, segment: command.segment };
    case 'transfer':
      return {
        type: 'transfer',
        to: command.to,
        ...(command.plan !== undefined && { plan: command.plan }),
        ...(command.successors && { successors: command.successors }),
      };
    case 'finish':
      return { type: 'finish', outcome: command.outcome, ...digitised };
    case 'record-returned':
      return recordReturned(command, recordedAt, digitised);
    case 'correct':
      return correction(dossier?.rows ?? [], command, recordedAt);
    case 'host':
      return hostFact(dossier?.rows ?? [], command);
    case 'choose-return':
      return { type: 'choose-return', way: command.way };
    case 'send':
      return {
        type: 'send',
        carrier: command.carrier,
        ...(command.tracking !== undefined && { tracking: command.tracking }),
      };
    case 'return':
      return {
        type: 'return',
        ...(command.way !== undefined && { way: command.way }),
        ...(command.collectedBy !== undefined && { collectedBy: command.collectedBy }),
      };
    case 'archive':
      return archive(world, model, dossier, command, recordedAt);
    case 'refuse':
    case 'withdraw':
    case 'stop':
    case 'delivery-failed':
    case 'sent-back':
    case 'lost-in-post':
    case 'reissue':
    case 'lose-receipt':
      return { type: command.type };
  }
};

/** What home said, with the last of our rows it had seen found among them. */
const hostFact = (
  rows: readonly HistoryRow[],
  { partner, act, procedure, version, machine, seen, ...command }: CommandOf<'host'>,
): Fact => {
  const row = seen === null ? undefined : rows.find(({ key }) => key === seen);
  if (seen !== null && !row) {
    throw new DossierRefusal('bad-input', `Hồ sơ không có lần ghi "${seen}".`, { key: seen });
  }
  const { inForce, position, state, offers, changes, refused } = command;
  return {
    type: 'host',
    ...{ partner, act, procedure, version, machine, inForce, position, state, offers, changes },
    seen: row?.seq ?? 0,
    ...(refused && { refused }),
  };
};

const recordReturned = (
  command: CommandOf<'record-returned'>,
  recordedAt: Instant,
  digitised: { digitised?: boolean },
): Fact => {
  if (Math.max(command.returnedAt, command.finishedAt ?? command.returnedAt) > recordedAt) {
    throw new DossierRefusal(
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

/** Kept from the year the dossier ended in: closed, or refused. */
const archive = (
  world: World,
  { procedure }: Model,
  dossier: DossierState | undefined,
  command: CommandOf<'archive'>,
  recordedAt: Instant,
): Fact => {
  const { place, box, retention = world.retention(procedure) } = command;
  const position = dossier?.fold?.positions.at(-1);
  const endedAt = position?.closedAt ?? position?.from ?? recordedAt;
  return {
    type: 'archive',
    place,
    ...(box !== undefined && { box }),
    until: command.until === undefined ? keepUntil(endedAt, retention.years) : command.until,
    retention,
  };
};

const correction = (
  rows: readonly HistoryRow[],
  command: CommandOf<'correct'>,
  recordedAt: Instant,
): Fact => {
  if (command.void.length + command.amend.length === 0) {
    throw new DossierRefusal('correction-target', 'Đính chính phải nêu ít nhất một lần ghi.');
  }
  const rowOf = (key: RowName): HistoryRow => {
    const row = rows.find(({ key: own, seq }) => key === own || key === seq);
    if (!row)
      throw new DossierRefusal('correction-target', `Hồ sơ không có lần ghi "${key}".`, { key });
    return row;
  };
  const voided = command.void.map((key) => {
    const row = rowOf(key);
    if (row.fact.type === 'submit') {
      throw new DossierRefusal(
        'correction-target',
        'Không thể hủy lần nộp hồ sơ: hãy từ chối hoặc dừng hồ sơ.',
        { key },
      );
    }
    return row.seq;
  });
  const amend = command.amend.map(({ key, ...change }): Amendment => {
    const row = rowOf(key);
    const unknown = Object.keys(change).find((name) => name !== 'at' && !amendable(row.fact, name));
    if (unknown !== undefined || Object.keys(change).length === 0) {
      throw new DossierRefusal(
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
        throw new DossierRefusal('correction-target', `Thời điểm "${given}" không hợp lệ.`, {
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
      throw new DossierRefusal(
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

/** Of facts of another procedure those this one knows too, with values it takes. */
const declaredIn = (
  { procedure }: Model,
  facts: Readonly<Record<string, FactValue>>,
): Record<string, FactValue> => {
  const declared = declaredFacts(procedure);
  return Object.fromEntries(
    Object.entries(facts).filter(([name, value]) => {
      const declaration = declared[name];
      return declaration !== undefined && fitsFact(declaration, value);
    }),
  );
};

const asked = ({ agency, outside }: Asked): Asked => ({
  ...(agency !== undefined && { agency }),
  ...(outside !== undefined && { outside }),
});

/** Whose opinion this is: named, or the only one that is waited for. */
const answering = (
  dossier: DossierState | undefined,
  before: View | undefined,
  command: CommandOf<'opinion'>,
): Asked => {
  if (askedName(command) !== undefined) return asked(command);
  const open = [...(before?.holds ?? []), ...(before?.requests ?? [])].filter(
    ({ scope, reason }) => reason === 'opinion' && scope === (command.segment ?? DOSSIER),
  );
  const [only, ...others] = open;
  if (!only || open.some(({ from }) => from === undefined)) return {};
  if (others.length > 0) {
    throw new DossierRefusal(
      'opinion-ambiguous',
      'Hồ sơ đang chờ ý kiến của nhiều cơ quan; hãy nêu cơ quan đã trả lời.',
      { waiting: open.flatMap(({ from }) => from ?? []) },
    );
  }
  for (const { fact } of dossier?.rows.toReversed() ?? []) {
    if (fact.type === 'request-opinion' && askedName(fact) === only.from) return asked(fact);
  }
  return {};
};

const defaultPolicies: Policies = policiesSchema.parse({});

const inForceFor = (
  { procedure }: Model,
  before: Readonly<Record<string, FactValue>> | undefined,
  command: CommandOf<'accept' | 'vary' | 'reclassify'>,
): InForce => {
  if (command.type !== 'reclassify' && command.term) {
    const { judge, ...term } = command.term;
    return { term, given: true, policies: { ...defaultPolicies, ...(judge && { judge }) } };
  }
  const facts = { ...before, ...command.values };
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
    if ('inForce' in fact) return fact.inForce?.policies ?? defaultPolicies;
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
    throw new DossierRefusal(
      'task-ambiguous',
      `Thao tác "${command.action}" có ở nhiều việc đang mở; hãy nêu rõ việc.`,
      {
        tasks: fitting.map(({ step }) => step),
      },
    );
  }
  throw new DossierRefusal(
    'action-unknown',
    `Không có việc đang mở nào có thao tác "${command.action}".`,
    {
      action: command.action,
      phase: before?.phase,
      allowed: dossier ? allowedNow(machine, dossier.snapshot) : [],
    },
  );
};
