import type { Schemas } from '../api.ts';
import { instantOf } from '../time.ts';

export type Outcome = NonNullable<Schemas['Dossier']['outcome']>;
export type ClosingItem = Schemas['ClosingBody']['items'][number];

/** A dossier as the closing page shows it. */
export type Row = Pick<
  Schemas['ListedDossier'],
  'id' | 'procedure' | 'applicant' | 'phase' | 'standing' | 'due' | 'holds'
>;

/** What is to be recorded of a ticked dossier; its key stays, so that trying again records nothing twice. */
export interface Tick {
  key: string;
  /** How it went, where the office has recorded no result yet. */
  outcome: Outcome;
}
export type Ticks = Readonly<Record<string, Tick>>;

/** What holds for all that is ticked. */
export interface Shared {
  /** When it was handed over, as a datetime-local field holds it; '': now. */
  at: string;
  reason: string;
}

/** A code that was scanned and cannot be ticked, and why; it stays until somebody has seen to it. */
export interface Stray {
  code: string;
  text: string;
}

export const ticked = (key: string): Tick => ({ key, outcome: 'granted' });

/** Whether the office has recorded no result: reality is then recorded in one act. */
export const isAtWork = ({ phase }: Pick<Row, 'phase'>): boolean => phase === 'in-hand';

/** What is sent for a ticked dossier. */
export const itemOf = (
  row: Pick<Row, 'id' | 'phase'>,
  { key, outcome }: Tick,
  { at, reason }: Shared,
  now: number,
): ClosingItem => {
  const given = reason.trim();
  if (isAtWork(row))
    return {
      action: 'record-returned',
      dossier: row.id,
      key,
      returnedAt: at === '' ? new Date(now).toISOString() : instantOf(at),
      outcome,
      reason: given,
    };
  return {
    action: 'return',
    dossier: row.id,
    key,
    ...(at !== '' && { at: instantOf(at), reason: given }),
  };
};

/** Whether what is ticked cannot be recorded without a reason. */
export const needsReason = (rows: readonly Pick<Row, 'phase'>[], { at }: Shared): boolean =>
  at !== '' || rows.some(isAtWork);

/**
 * Why a scanned dossier cannot be ticked; null if it can. One that is returned already takes another record of
 * it by law, as a breach of order: nobody means that by a scan.
 */
export const strayText = ({ phase, actions }: Schemas['Dossier']): string | null => {
  if (phase === 'returned') return 'Kết quả đã được ghi là trả trước đó.';
  const returning = actions.find(
    ({ action }) => action === (phase === 'in-hand' ? 'record-returned' : 'return'),
  );
  return returning?.blocked?.message ?? null;
};

/** Parts of a list, each of at most so many. */
export const partsOf = <T>(list: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / most) }, (_, index) =>
    list.slice(index * most, (index + 1) * most),
  );
