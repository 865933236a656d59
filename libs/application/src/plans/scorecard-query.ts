import type { Instant } from '#calendar';
import { localDate } from '#calendar';
import { findPeriodCalendar, parsePeriod } from '#indicators';
import type { PeriodCalendar, Span } from '#indicators';
import { MOST_PER_PAGE } from '#read-models';
import { readAsOf } from '../indicators/indicator-query.js';
import { ParameterReader } from '../parameter-reader.js';
import type { QueryParameters } from '../parameter-reader.js';

/** A checked question about scorecards. */
export interface ScorecardQuery extends Span {
  /** As periods are written; entered figures are found by it. */
  period: string;
  /** Of the period: goals are set by year. */
  year: number;
  calendar: PeriodCalendar;
  /** Null: everything known now. */
  asOf: Instant | null;
}

export const SCORECARD_PARAMETERS = ['period', 'year', 'calendar', 'asOf'] as const;

/**
 * Reads the parameters of `/scorecards`: a period or a year; nothing given is the present calendar year.
 * @throws ProblemError `VALIDATION.FAILED` naming every parameter at fault
 */
export function parseScorecardQuery(parameters: QueryParameters, now: Instant, timezone: string): ScorecardQuery {
  const reader = new ParameterReader(parameters, SCORECARD_PARAMETERS);
  return reader.result(readScorecardQuery(reader, now, timezone));
}

/** A question about the dossiers behind a target. */
export interface TargetDossiersQuery extends ScorecardQuery {
  part: 'counted' | 'short';
  cursor: string | null;
  /** 1 to 200. */
  limit: number;
}

const PARTS = ['counted', 'short'] as const;
const DEFAULT_LIMIT = 50;

/** Reads the same parameters and `part`, `cursor`, `limit`. Throws as {@link parseScorecardQuery}. */
export function parseTargetDossiersQuery(
  parameters: QueryParameters,
  now: Instant,
  timezone: string,
): TargetDossiersQuery {
  const reader = new ParameterReader(parameters, [...SCORECARD_PARAMETERS, 'part', 'cursor', 'limit']);
  const query = readScorecardQuery(reader, now, timezone);
  const limit = reader.text('limit') ?? String(DEFAULT_LIMIT);
  if (!/^[1-9]\d{0,2}$/.test(limit) || Number(limit) > MOST_PER_PAGE) {
    reader.fault('limit', 'LIMIT.INVALID', `accepted is a whole number from 1 to ${String(MOST_PER_PAGE)}`);
  }
  const part = reader.oneOf('part', PARTS) ?? 'short';
  return reader.result({ ...query, part, cursor: reader.text('cursor'), limit: Number(limit) });
}

function readScorecardQuery(reader: ParameterReader, now: Instant, timezone: string): ScorecardQuery {
  const [asked, year] = [reader.text('period'), reader.text('year')];
  if (asked !== null && year !== null) reader.fault('year', 'PERIOD.GIVEN_TWICE', 'give either period or year');
  if (year !== null && !/^\d{4}$/.test(year)) reader.fault('year', 'YEAR.UNREADABLE', 'accepted is a year, e.g. 2026');
  const period = asked ?? year ?? localDate(now, timezone).slice(0, 4);
  const calendar = reader.attempt(() => findPeriodCalendar(reader.text('calendar'))) ?? 'gregorian';
  const span = reader.attempt(() => parsePeriod(period, calendar)) ?? { from: '', to: '' };
  return { period, year: Number(period.slice(0, 4)), calendar, ...span, asOf: readAsOf(reader, now) };
}

/** The same period of another year. */
export const periodOfYear = (period: string, year: number): string => `${String(year)}${period.slice(4)}`;
