import type { Instant } from '#calendar';

/** `at('2026-03-02 10:00')` is that wall clock in Vietnam (+07:00): worked out without the code under test. */
export function at(text: string): Instant {
  const [date = '', time = '00:00'] = text.split(' ');
  const instant = Date.parse(`${date}T${time}+07:00`);
  if (Number.isNaN(instant)) throw new Error(`unreadable time in a spec: ${text}`);
  return instant;
}

/** The same as it stands in the log: UTC with three decimals. */
export const iso = (text: string): string => new Date(at(text)).toISOString();
