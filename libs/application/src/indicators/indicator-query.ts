import type { Instant } from '#calendar';
import { CHANNELS, LEVELS } from '#dossier';
import { POPULATIONS, findPeriodCalendar, findPolicy, monthsOf, resolvePeriod } from '#indicators';
import type { CellName, PeriodCalendar, Policy, Population, Span } from '#indicators';
import { GROUP_NAMES, MOST_PER_PAGE, TIME_GROUP_NAMES, zoneOf } from '#read-models';
import type { FigureFilters, GroupName, TimeGroupName } from '#read-models';
import { INSTANT_FORM, ParameterReader, readInstant } from '../parameter-reader.js';
import type { QueryParameters } from '../parameter-reader.js';

/** A checked question about figures (CONTRACT 3, `/indicators`). */
export interface IndicatorQuery extends Span {
  calendar: PeriodCalendar;
  policy: Policy;
  population: Population;
  groupBy: GroupName[];
  filters: FigureFilters;
  /** Null: everything known now. */
  asOf: Instant | null;
}

/** A checked question about the dossiers behind a cell. */
export interface IndicatorDossiersQuery extends IndicatorQuery {
  class: CellName;
  cursor: string | null;
  /** 1 to 200. */
  limit: number;
}

/** The cells of CONTRACT 7.8. */
export const CELL_CLASSES = [
  ...(['received', 'carriedOver', 'resolved', 'early', 'onTime', 'late', 'open', 'openInTime', 'openOverdue'] as const),
  ...(['waiting', 'withdrawn', 'stopped', 'refused', 'noLimit', 'numerator', 'denominator'] as const),
] as const satisfies readonly CellName[];

const PERIOD_PARAMETERS = ['period', 'from', 'to', 'calendar'] as const;
const FILTER_PARAMETERS = [
  'agencyId',
  'fieldCode',
  'procedureCode',
  'level',
  'channel',
  'officerId',
  'handlingAgencyId',
] as const;
/** The parameters of `/indicators`. */
export const QUERY_PARAMETERS = [
  ...PERIOD_PARAMETERS,
  'policy',
  'population',
  'groupBy',
  ...FILTER_PARAMETERS,
  'asOf',
] as const;
const PAGE_PARAMETERS = ['class', 'cursor', 'limit'] as const;
const DEFAULT_LIMIT = 50;
/** Ten years of months; each is a question of its own. */
const MOST_MONTHS = 120;

/**
 * Reads the parameters of `/indicators`. An empty filter (`officerId=`) asks for the dossiers that have none.
 * @throws ProblemError `VALIDATION.FAILED` naming every parameter at fault and what would be accepted
 */
export function parseIndicatorQuery(parameters: QueryParameters, now: Instant, timezone: string): IndicatorQuery {
  const reader = new ParameterReader(parameters, QUERY_PARAMETERS);
  return reader.result(readQuery(reader, now, timezone));
}

/** Reads the parameters of `/indicators/dossiers`: the same and `class`, `cursor`, `limit`. Throws as {@link parseIndicatorQuery}. */
export function parseIndicatorDossiersQuery(
  parameters: QueryParameters,
  now: Instant,
  timezone: string,
): IndicatorDossiersQuery {
  const reader = new ParameterReader(parameters, [...QUERY_PARAMETERS, ...PAGE_PARAMETERS]);
  const query = readQuery(reader, now, timezone);
  const cell = reader.oneOf('class', CELL_CLASSES);
  if (cell === null) reader.fault('class', 'PARAMETER.REQUIRED', `accepted are ${CELL_CLASSES.join(', ')}`);
  return reader.result({ ...query, class: cell ?? 'received', ...readPage(reader) });
}

/** Where a page begins and how long it is, 1 to 200. */
export function readPage(reader: ParameterReader): { cursor: string | null; limit: number } {
  const limit = reader.text('limit') ?? String(DEFAULT_LIMIT);
  if (!/^[1-9]\d{0,2}$/.test(limit) || Number(limit) > MOST_PER_PAGE) {
    reader.fault('limit', 'LIMIT.INVALID', `accepted is a whole number from 1 to ${String(MOST_PER_PAGE)}`);
  }
  return { cursor: reader.text('cursor'), limit: Number(limit) };
}

/** A checked question about whose time it was. */
export interface TimeSplitFiguresQuery extends Omit<IndicatorQuery, 'groupBy'> {
  groupBy: TimeGroupName[];
}

/** Reads the parameters of `/indicators/time-split`; its rows have groupings of their own. Throws as {@link parseIndicatorQuery}. */
export function parseTimeSplitQuery(
  parameters: QueryParameters,
  now: Instant,
  timezone: string,
): TimeSplitFiguresQuery {
  const reader = new ParameterReader(parameters, QUERY_PARAMETERS);
  return reader.result({ ...readCommon(reader, now, timezone), groupBy: readGroups(reader, TIME_GROUP_NAMES) });
}

function readQuery(reader: ParameterReader, now: Instant, timezone: string): IndicatorQuery {
  const groupBy = readGroupBy(reader);
  const common = readCommon(reader, now, timezone);
  const { calendar, ...span } = common;
  if (span.from !== '' && groupBy.includes('month') && monthsOf(span, calendar).length > MOST_MONTHS) {
    reader.fault('groupBy', 'GROUP_BY.TOO_MANY_MONTHS', `by month a period may have ${String(MOST_MONTHS)} months`);
  }
  return { ...common, groupBy };
}

/** Everything of a question about figures but its grouping. */
export function readCommon(reader: ParameterReader, now: Instant, timezone: string): Omit<IndicatorQuery, 'groupBy'> {
  const period = Object.fromEntries(PERIOD_PARAMETERS.map((name) => [name, reader.text(name)]));
  const calendar = reader.attempt(() => findPeriodCalendar(reader.text('calendar'))) ?? 'gregorian';
  const span = reader.attempt(() => resolvePeriod({ ...period, calendar }, now, zoneOf(timezone)));
  const policy = reader.attempt(() => findPolicy(reader.text('policy'))) ?? findPolicy();
  const population = reader.text('population') === null ? null : reader.oneOf('population', POPULATIONS);
  const { from, to } = span ?? { from: '', to: '' };
  const asked = { from, to, calendar, policy, population: population ?? 'handled' };
  return { ...asked, filters: readFilters(reader), asOf: readAsOf(reader, now) };
}

/** What rows are grouped by, each once, of the names accepted. */
export function readGroups<T extends string>(
  reader: ParameterReader,
  names: readonly T[],
  accepted = names.join(', '),
): T[] {
  const given = reader.text('groupBy');
  const groupBy: T[] = [];
  for (const part of given === null || given === '' ? [] : given.split(',')) {
    const known = names.find((name) => name === part.trim());
    if (known === undefined) reader.fault('groupBy', 'GROUP_BY.UNKNOWN', `"${part}": accepted are ${accepted}`);
    else if (groupBy.includes(known)) reader.fault('groupBy', 'GROUP_BY.REPEATED', `${known} is named twice`);
    else groupBy.push(known);
  }
  return groupBy;
}

function readGroupBy(reader: ParameterReader): GroupName[] {
  const names: readonly GroupName[] = [...GROUP_NAMES, 'handlingAgency'];
  const groupBy = readGroups(reader, names, `${GROUP_NAMES.join(', ')}, or handlingAgency alone`);
  if (groupBy.includes('handlingAgency') && groupBy.length > 1) {
    reader.fault(
      'groupBy',
      'GROUP_BY.NOT_TOGETHER',
      'handlingAgency counts a dossier once in every holder and stands alone',
    );
  }
  return groupBy;
}

function readFilters(reader: ParameterReader): FigureFilters {
  const filters: FigureFilters = {};
  for (const name of ['agencyId', 'fieldCode', 'procedureCode', 'officerId'] as const) {
    const value = reader.text(name);
    if (value !== null) filters[name] = value === '' ? null : value;
  }
  if (reader.text('level') !== null) filters.level = reader.text('level') === '' ? null : reader.oneOf('level', LEVELS);
  if (reader.text('channel') !== null)
    filters.channel = reader.text('channel') === '' ? null : reader.oneOf('channel', CHANNELS);
  const handling = reader.text('handlingAgencyId');
  if (handling === '') reader.fault('handlingAgencyId', 'PARAMETER.EMPTY', 'accepted is the id of a unit');
  else if (handling !== null) filters.handlingAgencyId = handling;
  return filters;
}

/** The parameter `asOf`, an instant up to now; null: everything known now. */
export function readAsOf(reader: ParameterReader, now: Instant): Instant | null {
  const text = reader.text('asOf');
  if (text === null) return null;
  const instant = readInstant(text);
  if (instant === null) {
    reader.fault('asOf', 'AS_OF.NOT_AN_INSTANT', INSTANT_FORM);
    return null;
  }
  if (instant > now)
    reader.fault('asOf', 'AS_OF.FUTURE', `accepted is an instant up to now, ${new Date(now).toISOString()}`);
  return instant;
}
