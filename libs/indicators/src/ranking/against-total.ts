import type { Rate } from '../counting/rate-of.js';
import { Z_SCALE, Z_SQUARED } from './wilson-interval.js';

/** How a row stands against the rate of all rows together; `notApart`: its dossiers are too few to tell. */
export const AGAINST_TOTAL = ['above', 'below', 'notApart'] as const;
export type AgainstTotal = (typeof AGAINST_TOTAL)[number];

/**
 * Whether the rate of all lies outside a row's 95 % Wilson interval, and on which side of it the row is; null where either
 * has no base. Asked of integers, (x − n·P)² > z²·n·P·(1 − P) with P the fraction of all, so the bounds as they are printed
 * have no say. A row is part of the total, which makes the verdict cautious. Independent of the other rows: a list may share
 * place 1 from end to end and still name those below the city.
 */
export function againstTotal(row: Rate, total: Rate): AgainstTotal | null {
  const [x, n] = [BigInt(row.numerator), BigInt(row.denominator)];
  const [all, of] = [BigInt(total.numerator), BigInt(total.denominator)];
  if (n === 0n || of === 0n) return null;
  const distance = x * of - n * all;
  if (Z_SCALE * distance * distance <= Z_SQUARED * n * all * (of - all)) return 'notApart';
  return distance > 0n ? 'above' : 'below';
}
