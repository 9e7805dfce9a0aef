import type { Procedure } from './definition.ts';
import type { Finding } from './finding.ts';

/** A definition and the file it came from. */
export interface CatalogueEntry {
  file: string;
  procedure: Procedure;
}

/**
 * What is wrong between definitions: the same code and version twice, or two versions of a code in force on
 * the same day. Each finding stands at the later file, in the order given.
 *
 * @example
 * clashesIn([{ file: 'a.yaml', procedure }, { file: 'b.yaml', procedure }])[0]?.code; // → 'duplicate-version'
 */
export const clashesIn = (entries: readonly CatalogueEntry[]): Finding[] =>
  entries.flatMap(({ file, procedure }, index) => {
    const at = (code: string, path: string, message: string): Finding => ({
      file,
      code,
      severity: 'error',
      path,
      line: 1,
      column: 1,
      message,
    });
    return entries.slice(0, index).flatMap((earlier) => {
      const other = earlier.procedure;
      if (other.code !== procedure.code) return [];
      if (other.version === procedure.version)
        return [at('duplicate-version', 'version', `${name(procedure)} đã có ở ${earlier.file}.`)];
      const together =
        other.effective.from <= (procedure.effective.to ?? forever) &&
        procedure.effective.from <= (other.effective.to ?? forever);
      if (!together) return [];
      return [
        at(
          'effective-overlap',
          'effective',
          `Trùng ngày hiệu lực với ${name(other)} (${earlier.file}).`,
        ),
      ];
    });
  });

const forever = '9999-12-31';
const name = ({ code, version }: Procedure): string => `${code}@${version}`;

/** How many statements of a definition are marked unverified (chưa kiểm chứng). */
export const unverifiedIn = (procedure: Procedure): number => {
  const { sources, term, fee, papers, segments } = procedure;
  const all = [
    ...sources,
    term.source,
    ...term.variants.map(({ source }) => source),
    fee.source,
    ...papers.flatMap(({ source }) => source ?? []),
    ...Object.values(segments).flatMap(({ source }) => source ?? []),
  ];
  return all.filter(({ certainty }) => certainty === 'unverified').length;
};
