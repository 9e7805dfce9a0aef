/** The identities every report keeps (semantics.md §5), checked and put into words before it is issued. */
import { cellKeys, cellLabels, cellOf } from './cells.ts';
import type { CellKey } from './cells.ts';
import type { Counts, Identity, PreviousInHand, SegmentRow } from './report.ts';

/** The figures of a report do not add up: it must not be issued. */
export class IdentityBroken extends Error {
  override readonly name = 'IdentityBroken';
  readonly code = 'identity-broken';

  constructor(readonly broken: readonly Identity[]) {
    super(`Số liệu không khớp: ${broken.map(({ text }) => text).join('; ')}.`);
  }
}

/** A figure with its name in Vietnamese, in lower case. */
export interface Term {
  label: string;
  value: number;
}

const term = (counts: Counts, key: CellKey): Term => ({
  label: cellLabels[key].toLowerCase(),
  value: cellOf(counts, key),
});

const sumOf = (terms: readonly Term[]): number => terms.reduce((sum, { value }) => sum + value, 0);

/** "tổng số tiếp nhận 937 = mới tiếp nhận trong kỳ 934 + từ kỳ trước chuyển qua 3", with ≠ where it fails. */
export const equality = (id: string, whole: Term, parts: readonly Term[]): Identity => {
  const holds = whole.value === sumOf(parts);
  const written = parts.map(({ label, value }) => `${label} ${value}`).join(' + ');
  return { id, text: `${whole.label} ${whole.value} ${holds ? '=' : '≠'} ${written}`, holds };
};

const equalities: readonly { id: string; whole: CellKey; parts: readonly CellKey[] }[] = [
  {
    id: 'received',
    whole: 'received',
    parts: ['carriedOver', 'inPeriod.online', 'inPeriod.direct', 'inPeriod.postal'],
  },
  {
    id: 'in-period',
    whole: 'inPeriod.total',
    parts: ['inPeriod.online', 'inPeriod.direct', 'inPeriod.postal'],
  },
  {
    id: 'resolved',
    whole: 'resolved.total',
    parts: ['resolved.early', 'resolved.onTime', 'resolved.overdue'],
  },
  { id: 'in-hand', whole: 'inHand.total', parts: ['inHand.within', 'inHand.overdue'] },
  { id: 'balance', whole: 'received', parts: ['resolved.total', 'inHand.total'] },
];

const memoWithin: Readonly<Record<keyof Counts['memo'], CellKey>> = {
  paused: 'inHand.total',
  provisional: 'inHand.total',
  withoutAppointmentInHand: 'inHand.total',
  returnedUnqualified: 'resolved.total',
  rejected: 'resolved.total',
  withdrawn: 'resolved.total',
  stopped: 'resolved.total',
  lateBeforeRestart: 'resolved.total',
  reappointed: 'resolved.total',
  withoutAppointment: 'resolved.onTime',
  digitisedIntake: 'inPeriod.total',
  digitisedResult: 'resolved.total',
};

const memoInside = (counts: Counts): Identity => {
  const outside = (Object.keys(memoWithin) as (keyof Counts['memo'])[]).filter(
    (name) => counts.memo[name] > cellOf(counts, memoWithin[name]),
  );
  const text =
    outside.length === 0
      ? 'các chỉ tiêu ghi nhớ nằm trong số liệu chính'
      : outside
          .map((name) => {
            const whole = term(counts, memoWithin[name]);
            return `${cellLabels[`memo.${name}`].toLowerCase()} ${counts.memo[name]} > ${whole.label} ${whole.value}`;
          })
          .join(', ');
  return { id: 'memo', text, holds: outside.length === 0 };
};

/**
 * The identities within one row: received, in-period, resolved, in-hand, balance and memo (no memo item is
 * larger than what it lies inside), each with its numbers.
 *
 * @example identitiesOf(noCounts())[4]
 * // { id: 'balance', text: 'tổng số tiếp nhận 0 = đã giải quyết 0 + đang giải quyết 0', holds: true }
 */
export const identitiesOf = (counts: Counts): Identity[] => [
  ...equalities.map(({ id, whole, parts }) =>
    equality(
      id,
      term(counts, whole),
      parts.map((key) => term(counts, key)),
    ),
  ),
  memoInside(counts),
];

/** A named row under the total: a lĩnh vực or a unit. */
export interface NamedCounts {
  name: string;
  counts: Counts;
}

/**
 * Every figure of the total is the sum of the rows', and every row keeps its own identities.
 *
 * @param id 'fields' or 'units'
 * @param what the rows in Vietnamese, "lĩnh vực" or "đơn vị"
 */
export const rowsMakeUp = (
  id: string,
  what: string,
  rows: readonly NamedCounts[],
  total: Counts,
): Identity =>
  rowsAddUp(
    id,
    what,
    rows.map(({ name, counts }) => ({ name, ...counts })),
    total,
    (counts) => cellKeys.map((key) => term(counts, key)),
    identitiesOf,
  );

/**
 * The same of rows of any figures.
 *
 * @param termsOf the figures of a row, in one order, what was received first
 * @param keptBy the identities a row keeps by itself
 */
export const rowsAddUp = <C>(
  id: string,
  what: string,
  rows: readonly (C & { name: string })[],
  total: C,
  termsOf: (counts: C) => readonly Term[],
  keptBy: (counts: C) => readonly Identity[],
): Identity => {
  const parts = rows.map(termsOf);
  const whole = termsOf(total);
  const faults = whole.flatMap(({ label, value }, place) => {
    const sum = sumOf(parts.flatMap((terms) => terms[place] ?? []));
    return sum === value ? [] : [`${label}: cộng ${what} ${sum} ≠ tổng ${value}`];
  });
  for (const row of rows) {
    for (const { holds, text } of keptBy(row)) if (!holds) faults.push(`${row.name}: ${text}`);
  }
  const text =
    faults.length === 0
      ? `cộng ${rows.length} ${what} bằng tổng ở cả ${whole.length} chỉ tiêu (tiếp nhận ${whole[0]?.value ?? 0})`
      : faults.join('; ');
  return { id, text, holds: faults.length === 0 };
};

/** In the segment table received = resolved + in hand, and both are the sums of their splits, row by row. */
export const segmentsBalance = (rows: readonly SegmentRow[]): Identity => {
  const faults = rows
    .filter(({ received, resolved: done, inHand }) => {
      const { early, onTime, overdue, withoutBudget } = done;
      return (
        received !== done.total + inHand.total ||
        done.total !== early + onTime + overdue + withoutBudget ||
        inHand.total !== inHand.within + inHand.overdue
      );
    })
    .map(
      ({ name, received, resolved: done, inHand }) =>
        `${name}: đã nhận ${received}, đã giải quyết ${done.total}, đang giải quyết ${inHand.total}`,
    );
  const text =
    faults.length === 0
      ? `${rows.length} cơ quan tham gia liên thông: đã nhận = đã giải quyết + đang giải quyết`
      : faults.join('; ');
  return { id: 'segments', text, holds: faults.length === 0 };
};

/** Carried over = in hand of the last locked report + the listed adjustments. */
export const carriedFrom = (total: Counts, previous: PreviousInHand): Identity => {
  const label = 'đang giải quyết theo báo cáo đã khóa kỳ trước';
  return equality('carried-over', term(total, 'carriedOver'), [
    { label, value: previous.inHand },
    ...previous.adjustments.map(({ reason, change }) => ({ label: reason, value: change })),
  ]);
};

/** Every dossier has one head in the evidence. */
export const oneHeadEach = (dossiers: readonly string[]): Identity => {
  const distinct = new Set(dossiers).size;
  const holds = distinct === dossiers.length;
  return {
    id: 'evidence',
    text: `${dossiers.length} dòng chứng cứ ${holds ? '=' : '≠'} ${distinct} hồ sơ`,
    holds,
  };
};
