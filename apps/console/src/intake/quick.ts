import type { Schemas } from '../api.ts';
import type { Flaw } from '../parts/flaws.tsx';
import { emptyDraft, flawsOf, type IntakeDraft, submissionOf } from './draft.ts';
import type { IntakeKeys } from './take-in.ts';

/** What all of a run of intakes have in common. */
export interface QuickSetting {
  agency: string;
  procedure: string;
  channel: IntakeDraft['channel'];
  /** Whether each is handed on to the officer as soon as it is accepted. */
  forward: boolean;
}

/** What is entered anew for each. */
export type QuickEntry = Pick<IntakeDraft, 'name' | 'phone' | 'facts'>;

export const emptyEntry: QuickEntry = { name: '', phone: '', facts: {} };

/** One intake of a run, from the counter's word until the server's. */
export type QuickRow = { id: string; name: string } & (
  | { state: 'waiting'; order: QuickOrder }
  | { state: 'failed'; order: QuickOrder; problem: string }
  | {
      state: 'done';
      due: string | null;
      next: string | null;
      /** Whether the applicant takes a receipt home. */
      receipt: boolean;
    }
);

/** All that is sent for one intake; its keys stay, however often it is tried. */
export interface QuickOrder {
  body: Schemas['SubmitBody'];
  keys: IntakeKeys & { forward: string };
  forward: boolean;
  /** Whether the result is given at once, which leaves no receipt unless it is due on another day. */
  immediate: boolean;
}

const draftOf = (setting: QuickSetting, entry: QuickEntry): IntakeDraft => ({
  ...emptyDraft,
  ...setting,
  ...entry,
});

export const flawsInEntry = (setting: QuickSetting, entry: QuickEntry): Flaw[] =>
  flawsOf(draftOf(setting, entry));

/** A new row, to be sent; named by its own key until it has a code. */
export const rowOf = (
  setting: QuickSetting,
  entry: QuickEntry,
  keys: QuickOrder['keys'],
  immediate: boolean,
): QuickRow => ({
  id: keys.submit,
  name: entry.name.trim(),
  state: 'waiting',
  order: {
    body: submissionOf(draftOf(setting, entry)),
    keys,
    forward: setting.forward,
    immediate,
  },
});

/** The rows with one changed, told by the key it was sent under. */
export const changed = (rows: readonly QuickRow[], id: string, row: QuickRow): QuickRow[] =>
  rows.map((one) => (one.id === id ? row : one));

/** Sends again what failed. */
export const again = (rows: readonly QuickRow[], id?: string): QuickRow[] =>
  rows.map((row) =>
    row.state === 'failed' && (id === undefined || row.id === id)
      ? { id: row.id, name: row.name, state: 'waiting', order: row.order }
      : row,
  );
