import type { Rate } from '../../parts/rate-figure.js';

/** Percent that the plans ask of the headline: at least 99, and all of them. */
export const TARGETS = [99, 100] as const;

/** Decided on the counts, never on the rounded percentage. */
export const meets = ({ numerator, denominator }: Rate, target: number): boolean =>
  numerator * 100 >= denominator * target;

/** How many of the late ones would have had to be in time. */
export const tooManyLate = ({ numerator, denominator }: Rate, target: number): number =>
  Math.max(0, Math.ceil((denominator * target) / 100) - numerator);
