import type { Instant } from '#calendar';
import { KNOWN_SIGNALS, SIGNAL_NAMES, isWithin } from '#indicators';
import type { SignalName, SignalParameter, SignalValues } from '#indicators';
import { SIGNAL_GROUP_NAMES } from '#read-models';
import type { SignalGroupName } from '#read-models';
import { QUERY_PARAMETERS, readCommon, readGroups, readPage } from '../indicators/indicator-query.js';
import type { IndicatorQuery } from '../indicators/indicator-query.js';
import { ParameterReader } from '../parameter-reader.js';
import type { QueryParameters } from '../parameter-reader.js';
import { ProblemError } from '../problem-error.js';

/** A checked question about signals; `values` are those of the request alone. */
export interface SignalsQuery extends Omit<IndicatorQuery, 'groupBy'> {
  groupBy: SignalGroupName[];
  values: SignalValues;
}

/** A checked question about the dossiers of one signal. */
export interface SignalDossiersQuery extends Omit<SignalsQuery, 'groupBy'> {
  cursor: string | null;
  limit: number;
}

const parametersOf = (names: readonly SignalName[]): string[] =>
  names.flatMap((name) => KNOWN_SIGNALS[name].parameters.map((parameter) => `${name}.${parameter.name}`));

/**
 * Reads the parameters of `/signals/summary`: those of `/indicators` (grouped by anything but month and handlingAgency) and
 * a value for any parameter of a signal, `bulkEndings.minCount=30`.
 * @throws ProblemError `VALIDATION.FAILED` naming every parameter at fault
 */
export function parseSignalsQuery(parameters: QueryParameters, now: Instant, timezone: string): SignalsQuery {
  const reader = new ParameterReader(parameters, [...QUERY_PARAMETERS, ...parametersOf(SIGNAL_NAMES)]);
  const groupBy = readGroups(reader, SIGNAL_GROUP_NAMES);
  return reader.result({
    ...readBounded(reader, now, timezone),
    groupBy,
    values: readValues(reader, SIGNAL_NAMES),
  });
}

/** Reads the parameters of `/signals/{name}/dossiers`: the same without a grouping, and `cursor`, `limit`. Throws alike. */
export function parseSignalDossiersQuery(
  name: SignalName,
  parameters: QueryParameters,
  now: Instant,
  timezone: string,
): SignalDossiersQuery {
  const ungrouped = QUERY_PARAMETERS.filter((parameter) => parameter !== 'groupBy');
  const reader = new ParameterReader(parameters, [...ungrouped, ...parametersOf([name]), 'cursor', 'limit']);
  const common = readBounded(reader, now, timezone);
  return reader.result({ ...common, values: readValues(reader, [name]), ...readPage(reader) });
}

/** As for figures, but a year at most: signals look at events, and no page of theirs can be kept for the next one. */
function readBounded(reader: ParameterReader, now: Instant, timezone: string): Omit<IndicatorQuery, 'groupBy'> {
  const common = readCommon(reader, now, timezone);
  const { from, to } = common;
  // ISO dates compare as text, also the 29th of February that a year before never was. No named period is longer.
  const yearBefore = `${String(Number(to.slice(0, 4)) - 1).padStart(4, '0')}${to.slice(4)}`;
  if (to !== '' && yearBefore >= from) {
    reader.fault('to', 'PERIOD.TOO_LONG', `a question about signals spans 12 months at most: narrow ${from} to ${to}`);
  }
  return common;
}

/** @throws ProblemError `NOT_FOUND` */
export function findSignal(name: string): SignalName {
  const known = SIGNAL_NAMES.find((candidate) => candidate === name);
  if (known === undefined)
    throw new ProblemError('NOT_FOUND', `no signal "${name}": there are ${SIGNAL_NAMES.join(', ')}`);
  return known;
}

/** What a parameter accepts, in words. */
export const acceptedBy = ({ min, max, unit }: SignalParameter): string =>
  `accepted is a whole number from ${String(min)} to ${String(max)} (${unit})`;

function readValues(reader: ParameterReader, names: readonly SignalName[]): SignalValues {
  const values: Partial<Record<SignalName, Record<string, number>>> = {};
  for (const signal of names) {
    for (const parameter of KNOWN_SIGNALS[signal].parameters) {
      const name = `${signal}.${parameter.name}`;
      const text = reader.text(name);
      if (text === null) continue;
      const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
      if (isWithin(parameter, value)) values[signal] = { ...values[signal], [parameter.name]: value };
      else reader.fault(name, 'PARAMETER.OUT_OF_RANGE', acceptedBy(parameter));
    }
  }
  return values;
}
