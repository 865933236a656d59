import type { Instant } from '#calendar';
import type { Random } from './random.js';

/** A UUID version 7 for an instant, from the seeded chance: a correction names the event it corrects. */
export function demoEventId(at: Instant, random: Random): string {
  const hex = (digits: number): string =>
    random
      .below(16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const time = at.toString(16).padStart(12, '0');
  const variant = (8 + random.below(4)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`;
}
