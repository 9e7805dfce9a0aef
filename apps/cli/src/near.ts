/** How many slips of the hand a word may have to be taken for another. */
const SLIPS = 2;
/** How many words are offered. */
const OFFERED = 3;

/**
 * The known words that one nobody knows is nearest to, at most three; none where it is like none of them.
 * Marks of Vietnamese and capitals make no difference.
 *
 * @example
 * near('thanhha', ['thanh-ha', 'thanh-mien']) // ['thanh-ha']
 */
export const near = (word: string, known: Iterable<string>): string[] => {
  const meant = bare(word);
  const rated = [...new Set(known)]
    .filter((other) => other !== word && Math.abs(other.length - meant.length) <= SLIPS)
    .map((other) => ({ other, slips: distance(meant, bare(other)) }));
  const fewest = Math.min(SLIPS, ...rated.map(({ slips }) => slips));
  return rated
    .filter(({ slips }) => slips === fewest && slips < meant.length)
    .map(({ other }) => other)
    .sort()
    .slice(0, OFFERED);
};

/**
 * The question whether one of them was meant, to stand behind a clause; empty where there is none.
 *
 * @example
 * wasMeant(['thanh-ha']) // '; có phải “thanh-ha” không?'
 */
export const wasMeant = (words: readonly string[]): string =>
  words.length === 0 ? '' : `; có phải ${words.map((word) => `“${word}”`).join(' hay ')} không?`;

const bare = (word: string): string =>
  word.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');

/** Levenshtein's distance. */
const distance = (one: string, two: string): number => {
  let row = Array.from({ length: two.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(one).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(two).entries())
      next.push(
        Math.min(
          (next[j] ?? 0) + 1,
          (row[j + 1] ?? 0) + 1,
          (row[j] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
};
