import type { Exact } from './exact.js';
import { compareExact, exactDecimal, exactPercent } from './exact.js';

/** A share of one part, e.g. of one field. */
export interface MeasuredPart {
  key: string | null;
  numerator: number;
  denominator: number;
}

/** What was measured or entered; decimals are exact. */
export type Measured =
  | { kind: 'ratio'; numerator: number; denominator: number }
  /** The worst part decides. */
  | { kind: 'parts'; parts: readonly MeasuredPart[] }
  /** Percent as published. */
  | { kind: 'percent'; value: string }
  | { kind: 'rank'; value: number }
  | { kind: 'count'; value: string };

/** The part with the lowest share among those that have one; of equal ones the first. Null: none has. */
export function worstOf(parts: readonly MeasuredPart[]): MeasuredPart | null {
  let worst: { part: MeasuredPart; share: Exact } | null = null;
  for (const part of parts) {
    const share = exactPercent(part.numerator, part.denominator);
    if (share !== null && (worst === null || compareExact(share, worst.share) < 0)) worst = { part, share };
  }
  return worst?.part ?? null;
}

/** The number that a condition judges: percent of a share, else the number itself. Null: there is none to judge. */
export function exactOf(measured: Measured | null): Exact | null {
  switch (measured?.kind) {
    case undefined:
      return null;
    case 'ratio':
      return exactPercent(measured.numerator, measured.denominator);
    case 'parts': {
      const worst = worstOf(measured.parts);
      return worst === null ? null : exactPercent(worst.numerator, worst.denominator);
    }
    case 'rank':
      return { n: BigInt(measured.value), d: 1n };
    case 'percent':
    case 'count':
      return exactDecimal(measured.value);
  }
}
