/**
 * The trigrams that a text with this part in it is sure to have, a few that cover it: what an index of trigrams is
 * asked for. As pg_trgm counts them, a word stands between two spaces before it and one behind it; where the part
 * begins or ends inside a word, nothing is known of what stands there.
 *
 * @param part - folded; only its words of a-z and 0-9 are looked at
 * @example
 * piecesOf('le thi hu') // ['le ', ' th', 'hi ', ' hu']
 */
export const piecesOf = (part: string): string[] => {
  const pieces = new Set<string>();
  for (const { 0: word, index } of part.matchAll(/[a-z0-9]+/g)) {
    const before = separates(part[index - 1]) ? ' ' : '';
    const behind = separates(part[index + word.length]) ? ' ' : '';
    const whole = `${before}${word}${behind}`;
    if (before && word.length === 1 && !behind) pieces.add(`  ${word}`);
    for (let from = 0; from <= whole.length - LENGTH; from += LENGTH) {
      pieces.add(whole.slice(from, from + LENGTH));
    }
    if (whole.length >= LENGTH) pieces.add(whole.slice(-LENGTH));
  }
  return [...pieces];
};

const LENGTH = 3;

/** Other letters than a-z may belong to the word; whatever they are, nothing is concluded from them. */
const separates = (sign: string | undefined): boolean =>
  sign !== undefined && /[^a-z0-9\u0080-\uffff]/.test(sign);
