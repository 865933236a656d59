import type { Instant } from '#calendar';
import { findPeriodCalendar, findPolicy, namedPeriod } from '#indicators';
import type { ClosablePeriod, PeriodCalendar, PolicyName } from '#indicators';
import { CLOSED_GROUP_COLUMNS, MOST_PER_PAGE, availablePolicies } from '#read-models';
import type { ClosedGroup } from '#read-models';
import { INSTANT_FORM, ParameterReader, readInstant } from '../parameter-reader.js';
import type { QueryParameters } from '../parameter-reader.js';

const GROUPS = Object.keys(CLOSED_GROUP_COLUMNS) as ClosedGroup[];
const DEFAULT_LIMIT = 50;

/** Reads `calendar` and `year` of the list of periods; the current year of the tenant if none is given. */
export function readPeriodsQuery(
  parameters: QueryParameters,
  today: string,
): { calendar: PeriodCalendar; year: number } {
  const reader = new ParameterReader(parameters, ['calendar', 'year']);
  const calendar = reader.attempt(() => findPeriodCalendar(reader.text('calendar'))) ?? 'gregorian';
  const year = reader.text('year') ?? today.slice(0, 4);
  if (!/^(?:19|2\d)\d{2}$/.test(year)) reader.fault('year', 'YEAR.INVALID', 'accepted is a year of 1900 to 2999');
  return reader.result({ calendar, year: Number(year) });
}

/** The period of a path. Throws ProblemError `VALIDATION.FAILED`. */
export function readPeriodPath(calendar: string, period: string): ClosablePeriod {
  const reader = new ParameterReader({ calendar, period }, ['calendar', 'period']);
  const known = reader.attempt(() => findPeriodCalendar(calendar)) ?? 'gregorian';
  const named = reader.attempt(() => namedPeriod(period, known));
  return reader.result(named ?? { calendar: known, period, from: '', to: '' });
}

export interface PeriodQuestion {
  policy: PolicyName;
  groupBy: ClosedGroup[];
}

/** Reads `policy` and `groupBy` of one period. */
export function readPeriodQuestion(parameters: QueryParameters): PeriodQuestion {
  const reader = new ParameterReader(parameters, ['policy', 'groupBy']);
  const policy = readPolicy(reader) ?? findPolicy().name;
  const groupBy: ClosedGroup[] = [];
  for (const part of (reader.text('groupBy') ?? '').split(',').filter((text) => text !== '')) {
    const known = GROUPS.find((name) => name === part.trim());
    if (known === undefined)
      reader.fault('groupBy', 'GROUP_BY.UNKNOWN', `"${part}": accepted are ${GROUPS.join(', ')}`);
    else if (groupBy.includes(known)) reader.fault('groupBy', 'GROUP_BY.REPEATED', `${known} is named twice`);
    else groupBy.push(known);
  }
  return reader.result({ policy, groupBy });
}

export interface RestatementPageQuestion {
  /** Only dossiers that changed under it; null: under any. */
  policy: PolicyName | null;
  asOf: Instant | null;
  cursor: string | null;
  /** 1 to 200. */
  limit: number;
}

/** Reads `policy`, `asOf`, `cursor` and `limit` of a restatement. */
export function readRestatementQuestion(parameters: QueryParameters, now: Instant): RestatementPageQuestion {
  const reader = new ParameterReader(parameters, ['policy', 'asOf', 'cursor', 'limit']);
  const policy = readPolicy(reader);
  const text = reader.text('asOf');
  const asOf = text === null ? null : readInstant(text);
  if (text !== null && asOf === null) reader.fault('asOf', 'AS_OF.NOT_AN_INSTANT', INSTANT_FORM);
  if (asOf !== null && asOf > now) {
    reader.fault('asOf', 'AS_OF.FUTURE', `accepted is an instant up to now, ${new Date(now).toISOString()}`);
  }
  const limit = reader.text('limit') ?? String(DEFAULT_LIMIT);
  if (!/^[1-9]\d{0,2}$/.test(limit) || Number(limit) > MOST_PER_PAGE) {
    reader.fault('limit', 'LIMIT.INVALID', `accepted is a whole number from 1 to ${String(MOST_PER_PAGE)}`);
  }
  return reader.result({ policy, asOf, cursor: reader.text('cursor'), limit: Number(limit) });
}

function readPolicy(reader: ParameterReader): PolicyName | null {
  const name = reader.text('policy');
  if (name === null) return null;
  const policy = reader.attempt(() => findPolicy(name));
  const available = availablePolicies();
  if (policy === null || available.includes(policy.name)) return policy?.name ?? null;
  reader.fault('policy', 'POLICY.NOT_AVAILABLE', `${policy.name}: accepted are ${available.join(', ')}`);
  return null;
}
