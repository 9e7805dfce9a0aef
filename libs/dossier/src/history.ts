import { hash as digestOf } from 'node:crypto';

import canonicalize from 'canonicalize';

import type { Fact } from './facts.ts';
import { isoOf } from './instants.ts';
import type { Instant } from './position.ts';

/** act: as it happened; late: recorded after the fact (ghi bù); void, amend: a correction (đính chính). */
export type HistoryKind = 'act' | 'late' | 'void' | 'amend';

/** One accepted act. Rows of a dossier are numbered 1, 2, 3 … without a gap and never change. */
export interface HistoryRow {
  dossier: string;
  seq: number;
  kind: HistoryKind;
  /** When it happened. */
  at: Instant;
  /** When the system came to know it; never decreasing within a dossier. */
  recordedAt: Instant;
  actor: string;
  /** The key under which it was sent, unique within the dossier; a correction names rows by it. */
  key: string;
  fact: Fact;
  /** The state value after the act, as the pinned machine names it. */
  configuration: unknown;
  /** Rows a correction voids or amends. */
  targets: number[];
  /** sha256 over salt and free text, which stay outside the hashed bytes; null where there is no text. */
  commitment: string | null;
  prevHash: string | null;
  hash: string;
}

/** Free text of an act, kept apart from history so that it can be masked or erased without breaking the chain. */
export interface HistoryText {
  salt: string;
  text: Record<string, string>;
}

const sha256 = (text: string): string => digestOf('sha256', text, 'hex');

/** Canonical JSON (RFC 8785) of any JSON value. */
export const canonical = (value: unknown): string => canonicalize(value) ?? 'null';

/** The commitment to a text: nobody can guess the text from it, and nobody can change the text under it. */
export const commitmentOf = ({ salt, text }: HistoryText): string =>
  sha256(`${salt}\n${canonical(text)}`);

/** Closes a row into the chain: sha256 over the canonical bytes of everything but the hash itself. */
export const seal = (row: Omit<HistoryRow, 'hash'>): HistoryRow => ({
  ...row,
  hash: hashOf(row),
});

export const hashOf = (row: Omit<HistoryRow, 'hash'>): string =>
  sha256(
    canonical({
      dossier: row.dossier,
      seq: row.seq,
      kind: row.kind,
      at: isoOf(row.at),
      recordedAt: isoOf(row.recordedAt),
      actor: row.actor,
      key: row.key,
      fact: row.fact,
      configuration: row.configuration,
      targets: row.targets,
      commitment: row.commitment,
      prevHash: row.prevHash,
    }),
  );

/** What is wrong with a dossier's chain, or undefined: a gap, a broken link, a changed row. */
export const chainBreak = (
  rows: readonly HistoryRow[],
):
  | { seq: number; code: 'seq-gap' | 'chain-broken' | 'row-changed' | 'recorded-backwards' }
  | undefined => {
  let prev: HistoryRow | undefined;
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1) return { seq: row.seq, code: 'seq-gap' };
    if (row.prevHash !== (prev?.hash ?? null)) return { seq: row.seq, code: 'chain-broken' };
    if (row.hash !== hashOf(row)) return { seq: row.seq, code: 'row-changed' };
    if (prev && row.recordedAt < prev.recordedAt)
      return { seq: row.seq, code: 'recorded-backwards' };
    prev = row;
  }
  return undefined;
};
