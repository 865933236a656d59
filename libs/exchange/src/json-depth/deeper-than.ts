/**
 * Whether a parsed value has more objects and arrays within each other than so many levels. JSON.parse takes any depth, what
 * walks over its result does not; this looks no deeper than asked.
 */
export function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((member) => deeperThan(member, levels - 1));
}

/** Of files that describe something (a catalogue, a plan, a calendar, a mapping): none of them has ten. */
export const MOST_FILE_LEVELS = 32;
