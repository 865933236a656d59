import type { Span, PeriodCalendar } from './period.js';
import { parsePeriod, spanOfPeriod } from './parse-period.js';

/** A period by its name and its dates. */
export interface NamedPeriod extends Span {
  period: string;
}

/**
 * The periods that end right before and begin right after one, of the same length where there is one: before and after
 * nine months lies a fourth quarter.
 * @throws IndicatorsError `PERIOD.UNKNOWN_FORM`; the neighbours themselves may lie in 1899 or 3000
 */
export function neighbouringPeriods(
  period: string,
  calendar: PeriodCalendar,
): { previous: NamedPeriod; next: NamedPeriod } {
  parsePeriod(period, calendar);
  const [previous, next] = namesBeside(period);
  const named = (name: string): NamedPeriod => ({ period: name, ...spanOfPeriod(name, calendar) });
  return { previous: named(previous), next: named(next) };
}

function namesBeside(period: string): [previous: string, next: string] {
  const year = Number(period.slice(0, 4));
  const part = period.slice(5);
  if (part === '') return [String(year - 1), String(year + 1)];
  if (part === '9M') return [`${String(year - 1)}-Q4`, `${String(year)}-Q4`];
  const letter = /^[HQ]/.exec(part)?.[0] ?? '';
  const count = letter === 'H' ? 2 : letter === 'Q' ? 4 : 12;
  const ordinal = year * count + Number(part.slice(letter.length)) - 1;
  const name = (n: number): string =>
    `${String(Math.floor(n / count))}-${letter}${String((n % count) + 1).padStart(letter === '' ? 2 : 1, '0')}`;
  return [name(ordinal - 1), name(ordinal + 1)];
}
