/** What a report was computed from, sealed: the heads of the histories it read. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The last row of a dossier's history that a report has read. */
export interface Head {
  dossier: string;
  /** Counts from 1 without gaps: also the number of rows. */
  seq: number;
  /** The row's link in the hash chain. */
  hash: string;
}

export interface Evidence {
  /** sha256, in lower-case hex, over the canonical JSON of [[dossier, seq, hash], …] in order of dossier. */
  sha256: string;
  dossiers: number;
  events: number;
}

/**
 * A value as the bytes everyone agrees on: JSON canonicalised by RFC 8785.
 *
 * @throws RangeError for a value JSON does not know
 * @example canonicalJson({ b: 1, a: [2] }) // '{"a":[2],"b":1}'
 */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new RangeError('not a JSON value');
  return text;
};

/**
 * The seal over the heads a report has read: the same heads give the same seal, in whatever order they come.
 *
 * @example sealOf([]).sha256 // '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945'
 */
export const sealOf = (heads: Iterable<Head>): Evidence => {
  const rows = Array.from(heads, ({ dossier, seq, hash }) => [dossier, seq, hash] as const);
  rows.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    sha256: createHash('sha256').update(canonicalJson(rows)).digest('hex'),
    dossiers: rows.length,
    events: rows.reduce((sum, [, seq]) => sum + seq, 0),
  };
};
