/** A dossier's code as an applicant typed it. */
export interface TypedCode {
  /** One spelling for all the ways to type it. */
  canonical: string;
  /** The codes it may mean, as dossiers are called; the canonical one first. */
  candidates: readonly string[];
}

const SHAPE = /^[A-Z0-9][A-Z0-9._-]{0,79}$/;
/** Agency, day with the year in two or four digits, number: whatever separates them was left out or not. */
const NUMBERED = /^(\d{3})(\d{2})(\d{2})([A-Z]\d{2})((?:20)?)(\d{6})(\d{4,})$/;

/**
 * Reads a code however it is typed: lower case, spaces, other dashes, without separators, the year in two or
 * four digits. Without hyphens a tail of twelve digits or more is read as a year in four.
 *
 * @returns undefined for what is no code
 * @example
 * readCode(' 000.22.24.h23 – 20230316 – 0007 ')?.canonical // '000.22.24.H23-230316-0007'
 */
export const readCode = (typed: string): TypedCode | undefined => {
  const text = typed
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/\p{Dash}/gu, '-')
    .toUpperCase();
  if (!SHAPE.test(text)) return undefined;
  const [, day] = /-(\d+)-\d+$/.exec(text) ?? [];
  const parts = NUMBERED.exec(text.replace(/[._-]/g, ''));
  // A hyphen says where the day ends; a day in six digits may begin with 20 too.
  const split = parts && day?.length === 6 ? splitShort(text) : parts;
  if (!split) return { canonical: text, candidates: [...new Set([text, typed.trim()])] };
  const [, a = '', b = '', c = '', d = '', , date = '', number = ''] = split;
  const agency = [a, b, c, d].join('.');
  const short = `${agency}-${date}-${number}`;
  return { canonical: short, candidates: [short, `${agency}-20${date}-${number}`] };
};

const splitShort = (text: string): RegExpExecArray | null =>
  /^(\d{3})[._-]?(\d{2})[._-]?(\d{2})[._-]?([A-Z]\d{2})()-(\d{6})-(\d{4,})$/.exec(text);
