import type { Instant } from '#calendar';
import { II06A_GROUPS, findPeriodCalendar, monthsOf, neighbouringPeriods, parsePeriod } from '#indicators';
import type { Ii06aGroup, NamedPeriod, PeriodCalendar, Span } from '#indicators';
import { plainDateOf } from '#calendar';
import { zoneOf } from '#read-models';
import { readAsOf } from '../indicators/indicator-query.js';
import { ParameterReader } from '../parameter-reader.js';
import type { QueryParameters } from '../parameter-reader.js';

/** A checked question for form II.06a. */
export interface Ii06aQuery {
  period: NamedPeriod;
  previous: NamedPeriod;
  next: NamedPeriod;
  calendar: PeriodCalendar;
  groupBy: Ii06aGroup;
  /** The unit to report on, with everything below it; null: all the caller may see. */
  agencyId: string | null;
  /** Null: everything known now. */
  asOf: Instant | null;
}

export const II06A_PARAMETERS = ['period', 'calendar', 'groupBy', 'agencyId', 'asOf'] as const;

/**
 * Reads the parameters of `/reports/ii06a`. Without a period it is the month of the calendar asked for that now lies in.
 * @throws ProblemError `VALIDATION.FAILED` naming every parameter at fault and what would be accepted
 */
export function parseIi06aQuery(parameters: QueryParameters, now: Instant, timezone: string): Ii06aQuery {
  const reader = new ParameterReader(parameters, II06A_PARAMETERS);
  const calendar = reader.attempt(() => findPeriodCalendar(reader.text('calendar'))) ?? 'gregorian';
  const name = reader.text('period') ?? currentMonthName(now, timezone, calendar);
  const span = reader.attempt(() => parsePeriod(name, calendar)) ?? NOWHERE;
  const beside = reader.attempt(() => neighbouringPeriods(name, calendar)) ?? { previous: NONE, next: NONE };
  const groupBy = reader.oneOf('groupBy', II06A_GROUPS) ?? 'field';
  const agencyId = reader.text('agencyId');
  if (agencyId === '') reader.fault('agencyId', 'PARAMETER.EMPTY', 'accepted is the id of a unit');
  const asOf = readAsOf(reader, now);
  return reader.result({ period: { period: name, ...span }, ...beside, calendar, groupBy, agencyId, asOf });
}

// Placeholders of a question that is refused.
const NOWHERE: Span = { from: '', to: '' };
const NONE: NamedPeriod = { period: '', ...NOWHERE };

function currentMonthName(now: Instant, timezone: string, calendar: PeriodCalendar): string {
  const today = plainDateOf(zoneOf(timezone).localDay(now));
  return monthsOf({ from: today, to: today }, calendar)[0]?.month ?? '';
}
