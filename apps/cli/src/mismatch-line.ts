import type { Mismatch } from '#lib/desk';

/** A mismatch as a line under the count of them. */
export const mismatchLine = ({ dossier, seq, code, text }: Mismatch): string => {
  const where = seq === null ? dossier : `${dossier} lần ghi ${seq}`;
  return `  ${where === '' ? '' : `${where}: `}${code}: ${text}\n`;
};
