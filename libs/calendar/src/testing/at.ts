import type { Instant } from '../types.js';

/**
 * `at('2026-03-02 10:00')` is that wall clock in Vietnam (+07:00, no clock changes since 1975): worked out without the
 * code under test.
 */
export function at(text: string): Instant {
  const [date = '', time = '00:00'] = text.split(' ');
  const instant = Date.parse(`${date}T${time}+07:00`);
  if (Number.isNaN(instant)) throw new Error(`unreadable time in a spec: ${text}`);
  return instant;
}

/** The same in reverse, for messages a clerk can read. */
export function shown(instant: Instant): string {
  return new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
