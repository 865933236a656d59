import type { Rate } from '../counting/rate-of.js';
import { twoDecimals } from '../counting/percent.js';
import { isBeyondChance } from './beyond-chance.js';
import { hundredths } from './place-rows.js';

/** A row's standing in one period. */
export interface Standing {
  place: number | null;
  rate: Rate;
}

/** What became of a row since the period before; `new`: it had no base then. */
export type Movement =
  | 'new'
  | {
      /** Places towards the top of the list asked for (positive: up); null unless it had a place in both periods. */
      places: number | null;
      /** Difference of the two printed rates with its sign, `+1.25`; null where nothing is judged now. */
      percentPoints: string | null;
      /** Whether that difference is more than chance (see {@link isBeyondChance}); null where nothing is judged now. */
      beyondChance: boolean | null;
    };

/** Compares a row with itself in the period before; the figures as they are printed, so that anybody can check them. */
export function movementOf(now: Standing, before: Standing | null): Movement {
  if (before?.rate.percent == null) return 'new';
  const places = now.place === null || before.place === null ? null : before.place - now.place;
  if (now.rate.percent === null) return { places, percentPoints: null, beyondChance: null };
  const difference = hundredths(now.rate.percent) - hundredths(before.rate.percent);
  const sign = difference > 0 ? '+' : difference < 0 ? '-' : '';
  const percentPoints = `${sign}${twoDecimals(BigInt(Math.abs(difference)))}`;
  return { places, percentPoints, beyondChance: isBeyondChance(now.rate, before.rate) };
}
