/** Draws from a seed: the same seed draws the same on every machine. */
export interface Chance {
  /** In [0, 1). */
  next: () => number;
  /** True this often, from 0 (never) to 1 (always). */
  is: (probability: number) => boolean;
  /** A whole number from 0 to below `count`. */
  below: (count: number) => number;
  /** One of some names, each as often as its weight says. */
  weighted: <T>(weights: readonly (readonly [T, number])[]) => T;
  /** A number of a triangular distribution. */
  within: (spread: Spread) => number;
}

/** From the least to the most, the usual the likeliest, falling off evenly to both sides. */
export interface Spread {
  least: number;
  usual: number;
  most: number;
}

/** Numbers from a seed, in [0, 1): the same again for the same seed (mulberry32). */
export const numbersOf = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/**
 * A chance of its own for a seed.
 *
 * @example
 * chanceOf(1).below(6) === chanceOf(1).below(6); // → true
 */
export const chanceOf = (seed: number): Chance => {
  const next = numbersOf(seed);
  return {
    next,
    is: (probability) => next() < probability,
    below: (count) => Math.floor(next() * count),
    weighted: (weights) => {
      let rest = next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
      const found = weights.find(([, weight]) => (rest -= weight) < 0) ?? weights.at(-1);
      if (!found) throw new RangeError('nothing to draw from');
      return found[0];
    },
    within: ({ least, usual, most }) => {
      const share = next();
      const [left, whole] = [usual - least, most - least];
      if (whole === 0) return least;
      return share < left / whole
        ? least + Math.sqrt(share * whole * left)
        : most - Math.sqrt((1 - share) * whole * (most - usual));
    },
  };
};
