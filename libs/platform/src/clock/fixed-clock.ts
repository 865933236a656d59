import type { Clock } from './clock.js';

/** A clock that stands still until it is moved, for specs. */
export interface FixedClock extends Clock {
  /** Sets the clock to an instant: epoch milliseconds, or ISO text with an offset. */
  set(instant: number | string): void;
  /** Moves the clock on by some milliseconds. */
  advance(milliseconds: number): void;
}

/** Makes a clock that stands at an instant: epoch milliseconds, or ISO text with an offset. */
export function fixedClock(instant: number | string): FixedClock {
  let current = epochMilliseconds(instant);
  return {
    now: () => current,
    set: (next) => {
      current = epochMilliseconds(next);
    },
    advance: (milliseconds) => {
      current += milliseconds;
    },
  };
}

function epochMilliseconds(instant: number | string): number {
  const value = typeof instant === 'number' ? instant : Date.parse(instant);
  if (!Number.isFinite(value)) throw new RangeError(`Not an instant: ${instant}`);
  return value;
}
