import { type DossierView, explainDue } from '#lib/desk';
import type { Directory } from '#lib/directory';
import { effectiveRows, type HistoryRow, type Position } from '#lib/dossier';
import { type Hold, nationalStatus, type OuterEvent, outerEvents } from '#lib/procedure';

import { maskedName } from './masked-name.ts';
import { type Headline, headlineOf } from './headline.ts';
import { inWords } from './in-words.ts';
import { type Station, stationsOf } from './stations.ts';

/** An office the applicant may ask. */
export interface Office {
  name: string;
  hotline: string | null;
}

/** Something the applicant has to do for the work to go on. */
export interface Need {
  title: string;
  since: string | null;
  /** What the officer wrote to the applicant. */
  reason: string | null;
  where: Office;
}

/** The appointment, and what moved it. */
export interface Appointment {
  /** null: none was made, and `note` says why. */
  due: string | null;
  provisional: boolean;
  /** The first appointment, where it is not the one that counts now. */
  before: string | null;
  /** Why it moved or will move, a sentence each. */
  because: string[];
  note: string | null;
}

/** How it ended. */
export interface Result {
  outcome: string;
  at: string;
  reason: string | null;
  returnedAt: string | null;
  /** Where it lies ready; null once it was handed over. */
  collect: Office | null;
  digital: boolean;
}

/** Everything the look-up page says of a dossier, in words; instants as '17:00 ngày 08/06/2023'. */
export interface ToldDossier {
  code: string;
  procedure: string;
  /** Masked. */
  applicant: string;
  headline: Headline;
  stations: Station[];
  holders: Office[];
  needs: Need[];
  appointment: Appointment;
  result: Result | null;
  status: string;
  last: { what: string; at: string };
  returned: boolean;
}

type Texts = ReadonlyMap<number, Record<string, string>>;

/**
 * What an applicant is told of their dossier.
 *
 * @param texts - free text of its acts, by seq
 */
export const tellApplicant = (
  directory: Directory,
  dossier: DossierView,
  texts: Texts,
): ToldDossier => {
  const { stored, model, view, position } = dossier;
  const rows = effectiveRows(stored.rows);
  const needs = [...view.holds, ...view.requests]
    .filter(({ reason }) => reason !== 'opinion')
    .map((hold) => needOf(hold, rows, texts, officeOf(directory, position.receivedBy)));
  return {
    code: stored.id,
    procedure: model.procedure.name,
    applicant: maskedName(stored.applicant?.name ?? ''),
    headline: headlineOf(dossier, officeOf(directory, position.receivedBy).name),
    stations: stationsOf(dossier),
    holders: holdersOf(directory, dossier),
    needs,
    appointment: appointmentOf(dossier, rows, texts),
    result: resultOf(directory, dossier, rows, texts),
    status: nationalStatus[view.status],
    last: lastOf(dossier, rows),
    returned: position.returnedAt !== null,
  };
};

/** Every agency at work on it, else where it or its result lies; nobody once it was handed back. */
const holdersOf = (
  directory: Directory,
  { fold, view, position }: Pick<DossierView, 'fold' | 'view' | 'position'>,
): Office[] => {
  if (view.phase === 'returned') return [];
  const working = fold.tasks
    .filter(({ closedSeq }) => closedSeq === null)
    .map(({ agency }) => agency);
  const segments = position.segments
    .filter(({ endedAt }) => endedAt === null)
    .map(({ agency }) => agency);
  const atWork = view.phase === 'in-hand' ? [...new Set([...working, ...segments])] : [];
  const lies = view.phase === 'in-hand' ? position.owner : position.receivedBy;
  return (atWork.length > 0 ? atWork : [lies]).map((id) => officeOf(directory, id));
};

/** The newest row of an agency: who answers today. */
const officeOf = (directory: Directory, id: string): Office => {
  const agency = directory.agencies.findLast((candidate) => candidate.id === id);
  return { name: agency?.name ?? id, hotline: agency?.hotline ?? null };
};

/**
 * What was written with an act for the applicant to read. The reason of a late record says why it is late: it is
 * the office's own.
 */
const reasonOf = (row: HistoryRow | undefined, texts: Texts): string | null =>
  row?.kind === 'act' ? (texts.get(row.seq)?.reason ?? null) : null;

const DOSSIER = 'dossier';

const asks = ({ fact }: HistoryRow, { scope, reason }: Hold): boolean =>
  (fact.type === `request-${reason}` && 'holds' in fact && (fact.segment ?? DOSSIER) === scope) ||
  (fact.effects ?? []).some(
    (effect) => effect.type === 'held' && effect.scope === scope && effect.reason === reason,
  );

const needOf = (hold: Hold, rows: readonly HistoryRow[], texts: Texts, where: Office): Need => {
  const request = rows.findLast((row) => asks(row, hold));
  const amount = request && 'amount' in request.fact ? request.fact.amount : undefined;
  const title =
    hold.reason === 'supplement'
      ? 'Bổ sung giấy tờ'
      : amount === undefined
        ? 'Nộp tiền theo thông báo của cơ quan'
        : `Nộp tiền: ${amount.toLocaleString('vi-VN')} đồng`;
  return {
    title,
    since: request ? inWords(request.at) : null,
    reason: reasonOf(request, texts),
    where,
  };
};

/** Lines of the explanation that say why the appointment moved. */
const moving = new Set(['restart', 'release', 'extend', 'vary']);

const appointmentOf = (
  dossier: DossierView,
  rows: readonly HistoryRow[],
  texts: Texts,
): Appointment => {
  const { due, originalDue, provisional } = dossier.position;
  const moved = due !== originalDue && originalDue !== null;
  const lines = explainDue(dossier).filter(({ kind }) => moving.has(kind));
  const extension = reasonOf(
    rows.findLast(({ fact }) => fact.type === 'extend'),
    texts,
  );
  return {
    due: due === null ? null : inWords(due),
    provisional,
    before: moved ? inWords(originalDue) : null,
    because: moved
      ? [
          ...lines.map(({ text }) => text),
          ...(extension === null ? [] : [`Lý do hẹn lại: ${extension}`]),
        ]
      : [],
    note: noteOf(dossier),
  };
};

const noteOf = ({ view, position, now }: DossierView): string | null => {
  if (position.acceptedAt === null)
    return view.phase === 'submitted'
      ? 'Ngày hẹn trả được tính từ khi cơ quan tiếp nhận hồ sơ.'
      : 'Không có ngày hẹn trả.';
  if (position.due === null) return 'Thủ tục này không hẹn ngày trả kết quả.';
  if (view.phase !== 'in-hand') return null;
  if (position.paused)
    return 'Thời hạn đang tạm dừng. Ngày hẹn được tính lại khi việc đang chờ đã xong.';
  if (position.overdueFrom !== null && position.overdueFrom <= now)
    return 'Đã quá ngày hẹn. Ông/bà có thể hỏi cơ quan đang giữ hồ sơ.';
  return null;
};

const outcomes: Readonly<Record<NonNullable<Position['closedAs']>, string>> = {
  granted: 'Hồ sơ đã được giải quyết và có kết quả.',
  rejected: 'Hồ sơ không được chấp thuận. Văn bản trả lời nêu rõ lý do.',
  'returned-unqualified': 'Hồ sơ được trả lại vì chưa đủ điều kiện giải quyết.',
  withdrawn: 'Hồ sơ đã được rút theo yêu cầu của người nộp.',
  stopped: 'Cơ quan đã dừng giải quyết hồ sơ.',
};

const resultOf = (
  directory: Directory,
  { view, position }: DossierView,
  rows: readonly HistoryRow[],
  texts: Texts,
): Result | null => {
  const { closedAs, closedAt, returnedAt } = position;
  const reasonFor = (type: 'refuse' | 'stop') =>
    reasonOf(
      rows.findLast(({ fact }) => fact.type === type),
      texts,
    );
  const office = officeOf(directory, position.receivedBy);
  if (view.phase === 'refused')
    return {
      outcome: 'Hồ sơ không được tiếp nhận.',
      at: inWords(position.from),
      reason: reasonFor('refuse'),
      returnedAt: null,
      collect: null,
      digital: false,
    };
  if (closedAs === null || closedAt === null) return null;
  return {
    outcome: outcomes[closedAs],
    at: inWords(closedAt),
    reason: closedAs === 'stopped' ? reasonFor('stop') : null,
    returnedAt: returnedAt === null ? null : inWords(returnedAt),
    collect: returnedAt === null ? office : null,
    digital: position.digitisedResult,
  };
};

const lastOf = ({ model }: DossierView, rows: readonly HistoryRow[]): ToldDossier['last'] => {
  const row = rows.at(-1);
  if (!row) throw new Error('a dossier has a submit');
  const { fact } = row;
  return { what: movement(fact, model), at: inWords(row.at) };
};

const movement = (fact: HistoryRow['fact'], { machine }: DossierView['model']): string => {
  switch (fact.type) {
    case 'submit':
      return 'Nộp hồ sơ';
    case 'step':
      return `Xong bước “${machine.tasks[fact.task]?.name ?? fact.task}”`;
    default:
      return outerEvents[fact.type satisfies OuterEvent];
  }
};
