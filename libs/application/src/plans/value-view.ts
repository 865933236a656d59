import { percent, worstOf } from '#indicators';
import type { Measured, MeasuredPart } from '#indicators';

/** A share as counts and as printed; percent is null where there is nothing to judge, never 0 (CONTRACT 7.9). */
export interface ShareView {
  numerator: number;
  denominator: number;
  percent: string | null;
}

/** A measured or entered value as answers show it. */
export type ValueView =
  | ({ kind: 'share' } & ShareView)
  /** The worst part and all of them, worst first; those without a base come last and count for nothing. */
  | ({ kind: 'worst'; key: string | null; parts: ({ key: string | null } & ShareView)[] } & ShareView)
  | { kind: 'percent' | 'count'; value: string }
  | { kind: 'rank'; value: number };

export function valueView(measured: Measured): ValueView {
  switch (measured.kind) {
    case 'ratio':
      return { kind: 'share', ...shareView(measured) };
    case 'parts': {
      const worst = worstOf(measured.parts) ?? { key: null, numerator: 0, denominator: 0 };
      const parts = measured.parts.toSorted(byShare).map((part) => ({ key: part.key, ...shareView(part) }));
      return { kind: 'worst', key: worst.key, ...shareView(worst), parts };
    }
    case 'percent':
    case 'count':
    case 'rank':
      return measured;
  }
}

const shareView = ({ numerator, denominator }: Omit<MeasuredPart, 'key'>): ShareView => ({
  ...{ numerator, denominator, percent: percent(numerator, denominator) },
});

/** Exact also where the product of two counts is larger than a number holds. */
function byShare(a: MeasuredPart, b: MeasuredPart): number {
  if (a.denominator === 0 || b.denominator === 0) return Number(a.denominator === 0) - Number(b.denominator === 0);
  const difference = BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
