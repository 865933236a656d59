/** Chance that repeats: the same seed gives the same numbers on every machine. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** A number from `low` up to but not including `high`. */
  between(low: number, high: number): number;
  /** A whole number, 0 ≤ n < `limit`. */
  below(limit: number): number;
  /** True with the given probability, 0 to 1. */
  chance(probability: number): boolean;
  /** A positive number whose mean is `mean`; small ones are common, large ones rare. */
  exponential(mean: number): number;
}

const { imul, floor, log } = Math;

/** The mulberry32 generator; `seed` is taken as 32 bits. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    below: (limit) => floor(next() * limit),
    chance: (probability) => next() < probability,
    exponential: (mean) => -mean * log(1 - next()),
  };
}

/** A seed of its own for the n-th thing made under a seed, so that each is independent of its neighbours. */
export const seedOf = (seed: number, n: number): number =>
  imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ imul(n + 1, 0xc2b2ae35);
