import type { Rate } from '../counting/rate-of.js';
import { type Interval, wilsonInterval } from './wilson-interval.js';

/** Which end of the list is place 1. */
export const RANK_ORDERS = ['best', 'worst'] as const;
export type RankOrder = (typeof RANK_ORDERS)[number];

/** Fewer dossiers than this say too little for a place, unless somebody asks for another number. */
export const DEFAULT_MINIMUM = 30;

/**
 * Why a row has no place: nothing was judged, too little was, or it stands for the dossiers that belong to nobody (no
 * officer, no field).
 */
export type Unranked = 'noBase' | 'smallCount' | 'unassigned';

export interface Placed<T> {
  row: T;
  /** 1 is first in the order asked; null where `unranked` says why. */
  place: number | null;
  unranked: Unranked | null;
  interval: Interval | null;
  /** Its interval overlaps that of the row listed just before or just after it: the order of the two may be chance. */
  notDistinguished: boolean;
}

export interface Ranking {
  order: RankOrder;
  /** Smallest denominator that is ranked; whole, ≥ 1. */
  minimum: number;
}

/**
 * Puts rows in the order of their rates and gives places only where the figures tell them apart.
 *
 * 2026-11-22: rows are listed by rate (exact fractions; on a tie the larger count first), but a row opens a new place only
 * if its printed interval lies wholly beyond that of a row in the place before; otherwise it shares that place. So no two
 * rows of one place are told apart, equal rates always share, places only rise along the list, and the next place counts
 * everybody before it (1, 1, 3). Ranking by the lower bound was not taken: it ranks by size as much as by work. Rows without a
 * place come last: small counts by size, then those without a base, then what belongs to nobody.
 */
export function placeRows<T>(
  rows: readonly T[],
  rateOf: (row: T) => Rate,
  isUnassigned: (row: T) => boolean,
  { order, minimum }: Ranking,
): Placed<T>[] {
  const judged = rows.map((row) => {
    const rate = rateOf(row);
    const unranked = unrankedOf(rate, isUnassigned(row), minimum);
    return { row, rate, unranked, interval: wilsonInterval(rate.numerator, rate.denominator) };
  });
  const ranked = judged
    .filter((one): one is Judged<T> & { interval: Interval } => one.unranked === null && one.interval !== null)
    .sort((a, b) => byRate(a.rate, b.rate, order));
  const placed: Placed<T>[] = [];
  // What all rows of the place have in common begins and ends here; empty: nothing is told apart from it.
  let sharing: Bounds | null = null;
  let place = 0;
  ranked.forEach(({ row, interval }, index) => {
    const bounds = boundsOf(interval);
    if (sharing === null || isApart(sharing, bounds)) {
      place = index + 1;
      sharing = bounds;
    }
    sharing = { low: Math.max(sharing.low, bounds.low), high: Math.min(sharing.high, bounds.high) };
    const neighbours = [ranked[index - 1], ranked[index + 1]].flatMap((one) =>
      one === undefined ? [] : [one.interval],
    );
    const notDistinguished = neighbours.some((other) => !toldApart(other, interval));
    placed.push({ row, place, unranked: null, interval, notDistinguished });
  });
  const others = judged
    .filter(({ unranked }) => unranked !== null)
    .sort((a, b) => LAST.indexOf(a.unranked) - LAST.indexOf(b.unranked) || b.rate.denominator - a.rate.denominator)
    .map(({ row, unranked, interval }) => ({ row, place: null, unranked, interval, notDistinguished: false }));
  return [...placed, ...others];
}

interface Judged<T> {
  row: T;
  rate: Rate;
  unranked: Unranked | null;
  interval: Interval | null;
}

const LAST: readonly (Unranked | null)[] = ['smallCount', 'noBase', 'unassigned'];

function unrankedOf({ denominator }: Rate, unassigned: boolean, minimum: number): Unranked | null {
  if (unassigned) return 'unassigned';
  if (denominator === 0) return 'noBase';
  return denominator < minimum ? 'smallCount' : null;
}

function byRate(a: Rate, b: Rate, order: RankOrder): number {
  const difference = BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator);
  if (difference === 0n) return b.denominator - a.denominator;
  return difference > 0n === (order === 'best') ? -1 : 1;
}

/** Hundredths of a percent. Of several rows: the highest lower and the lowest upper bound, so that low may lie above high. */
interface Bounds {
  low: number;
  high: number;
}

const boundsOf = ({ low, high }: Interval): Bounds => ({ low: hundredths(low), high: hundredths(high) });

/** Whether an interval has nothing in common with one of those that `all` stands for; bounds that meet have. */
const isApart = (all: Bounds, one: Bounds): boolean => all.low > one.high || one.low > all.high;

const toldApart = (a: Interval, b: Interval): boolean => isApart(boundsOf(a), boundsOf(b));

/** `99.96` as 9996. */
export const hundredths = (text: string): number => Number(text.replace('.', ''));
