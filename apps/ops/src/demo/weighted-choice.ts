import type { Random } from './random.js';

/** Draws items in proportion to their weights. */
export interface WeightedChoice<T> {
  draw(random: Random): T;
}

/** Throws RangeError when no item has a weight above 0. */
export function weightedChoice<T>(items: readonly { item: T; weight: number }[]): WeightedChoice<T> {
  const steps: { item: T; upTo: number }[] = [];
  let total = 0;
  for (const { item, weight } of items) {
    if (weight <= 0) continue;
    total += weight;
    steps.push({ item, upTo: total });
  }
  const last = steps.at(-1);
  if (last === undefined) throw new RangeError('nothing to choose from');
  return {
    draw: (random) => {
      const point = random.next() * total;
      let low = 0;
      let high = steps.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (point < (steps[middle]?.upTo ?? total)) high = middle;
        else low = middle + 1;
      }
      return (steps[low] ?? last).item;
    },
  };
}
