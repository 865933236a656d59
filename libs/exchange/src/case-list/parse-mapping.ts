import { isTimeZone } from '#calendar';
import type { LimitUnit } from '#calendar';
import { CHANNELS } from '#dossier';
import type { CaseListField } from '#dossier';
import { MOST_FILE_LEVELS, deeperThan } from '../json-depth/deeper-than.js';
import { CaseListError } from './case-list-error.js';
import { CASE_LIST_FIELDS, LIMIT_UNITS, OUTCOMES, STANDARD_EVENT_ATTRIBUTES, isTimeField } from './mapping.js';
import type { CaseListMapping, ColumnField, ColumnMapping, EventAttributes } from './mapping.js';
import { formatProblem } from './time-format.js';

type Json = Record<string, unknown>;
type Report = (problem: string) => void;

const MEMBERS = ['timezone', 'columns', 'limitUnit', 'events'];
const COLUMN_MEMBERS = ['column', 'format', 'map'];
const MAPPED_TO: Partial<Record<CaseListField, readonly string[]>> = { channel: CHANNELS, publishedOutcome: OUTCOMES };

/** Reads a mapping file's text. Throws MAPPING.UNREADABLE, or MAPPING.INVALID listing everything that is wrong with it. */
export function parseCaseListMapping(text: string): CaseListMapping {
  try {
    return readCaseListMapping(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CaseListError('MAPPING.UNREADABLE', `the mapping is not JSON: ${error.message}`);
  }
}

/** The same of a parsed value, as it comes in a request's body. */
export function readCaseListMapping(value: unknown): CaseListMapping {
  if (deeperThan(value, MOST_FILE_LEVELS)) {
    throw new CaseListError('MAPPING.INVALID', `the mapping is nested deeper than ${String(MOST_FILE_LEVELS)} levels`);
  }
  const problems: string[] = [];
  const report: Report = (problem) => problems.push(problem);
  const mapping = mappingOf(value, report);
  if (problems.length > 0) throw new CaseListError('MAPPING.INVALID', 'the mapping cannot be used', problems);
  return mapping;
}

function mappingOf(value: unknown, report: Report): CaseListMapping {
  const json = objectOf(value, 'the mapping', report);
  nameUnknown(json, MEMBERS, 'member', report);
  const timezone = optional(json, 'timezone', (text) => isTimeZone(text), 'is not an IANA time zone', report);
  const isUnit = (text: string) => (LIMIT_UNITS as readonly string[]).includes(text);
  const limitUnit = optional(json, 'limitUnit', isUnit, `is none of ${LIMIT_UNITS.join(', ')}`, report);
  const columns = new Map<ColumnField, ColumnMapping>();
  const given = objectOf(json['columns'], 'columns', report);
  nameUnknown(given, CASE_LIST_FIELDS, 'column', report);
  for (const field of CASE_LIST_FIELDS) {
    const column = given[field];
    if (column !== undefined && column !== null) columns.set(field, columnOf(field, column, report));
    else if (field === 'code' || field === 'receivedAt') report(`columns.${field} is missing`);
  }
  const events = json['events'] === undefined ? {} : { events: eventsOf(json['events'], report) };
  return { timezone, limitUnit: limitUnit as LimitUnit | null, columns, ...events };
}

function eventsOf(value: unknown, report: Report): Partial<EventAttributes> {
  const json = objectOf(value, 'events', report);
  nameUnknown(json, Object.keys(STANDARD_EVENT_ATTRIBUTES), 'member of events', report);
  for (const [name, key] of Object.entries(json)) {
    if (typeof key !== 'string' || key === '') report(`events.${name} names no attribute`);
  }
  return json as Partial<EventAttributes>;
}

function columnOf(field: CaseListField, value: unknown, report: Report): ColumnMapping {
  const where = `columns.${field}`;
  const json = typeof value === 'string' ? { column: value } : objectOf(value, where, report);
  nameUnknown(json, COLUMN_MEMBERS, `member of ${where}`, report);
  const { column } = json;
  if (typeof column !== 'string' || column.trim() === '') report(`${where} names no column`);
  return {
    column: typeof column === 'string' ? column : '',
    format: formatOf(json['format'], field, report),
    map: mapOf(json['map'], field, report),
  };
}

function formatOf(format: unknown, field: CaseListField, report: Report): string | null {
  if (format === undefined || format === null) return null;
  const where = `columns.${field}.format`;
  if (typeof format !== 'string' || format === '') report(`${where} is not a text`);
  else if (!isTimeField(field)) report(`${where}: only times have a format`);
  else {
    const problem = formatProblem(format);
    if (problem !== null) report(`${where}: ${problem}`);
    return format;
  }
  return null;
}

function mapOf(map: unknown, field: CaseListField, report: Report): ReadonlyMap<string, string> | null {
  if (map === undefined || map === null) return null;
  const where = `columns.${field}.map`;
  const allowed = MAPPED_TO[field];
  if (allowed === undefined) {
    report(`${where}: only ${Object.keys(MAPPED_TO).join(' and ')} have a map`);
    return null;
  }
  const entries = Object.entries(objectOf(map, where, report));
  for (const [text, meaning] of entries) {
    if (typeof meaning !== 'string' || !allowed.includes(meaning)) {
      report(`${where}["${text}"] is ${JSON.stringify(meaning)}, not one of ${allowed.join(', ')}`);
    }
  }
  return new Map(entries.map(([text, meaning]) => [text.normalize('NFC').trim(), String(meaning)]));
}

function objectOf(value: unknown, where: string, report: Report): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  report(`${where} is not an object`);
  return {};
}

function nameUnknown(json: Json, known: readonly string[], what: string, report: Report): void {
  for (const name of Object.keys(json)) {
    if (!known.includes(name)) report(`unknown ${what} "${name}" (known: ${known.join(', ')})`);
  }
}

function optional(
  json: Json,
  name: string,
  fits: (text: string) => boolean,
  complaint: string,
  report: Report,
): string | null {
  const value = json[name];
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && fits(value)) return value;
  report(`${name} ${JSON.stringify(value)} ${complaint}`);
  return null;
}
