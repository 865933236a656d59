import { DeadlineError, nextWorkingInstant, validateCalendar } from '#calendar';
import type { CalendarVersion, Instant } from '#calendar';
import { latestCalendar } from '#dossier';
import type { Catalogue } from '#dossier';
import { readCalendarFile } from '#exchange';
import type { CalendarFileProblem } from '#exchange';
import { invalid } from '../problem-error.js';
import type { FieldProblem } from '../problem-error.js';
import { sameContent } from './calendar-content.js';

/** A calendar as somebody hands it in: JSON that was parsed, or the bytes of a file (JSON or a table of days). */
export type CalendarSource =
  | { kind: 'json'; document: unknown }
  | {
      kind: 'file';
      bytes: Uint8Array;
      /** Which calendar a table changes; absent: the tenant's. */
      calendarId?: string;
      /** The last year whose days off are all announced with a table; absent: as before. */
      publishedThrough?: number;
    };

/** A calendar that may be published as the next version of its id. */
export interface CheckedCalendar {
  calendar: CalendarVersion;
  /** Whom it shall serve; undefined: whom it serves. */
  agencyIds: string[] | undefined;
  /** What is in force; null: it is the first version. */
  before: CalendarVersion | null;
}

interface Around {
  catalogue: Catalogue;
  timezone: string;
  now: Instant;
}

/** One brought from elsewhere keeps its number; there must be room for the next ones. */
const MOST_FIRST_VERSION = 9_999;

/** The calendar as it was handed in, not yet compared with what is in force. Throws VALIDATION.FAILED. */
export function readCalendar(source: CalendarSource, catalogue: Catalogue): CalendarVersion {
  if (source.kind === 'json') return fromJson(source.document, catalogue);
  const document = jsonIn(source.bytes);
  if (document !== undefined) return fromJson(document, catalogue);
  const { calendarId, publishedThrough } = source;
  const base = calendarId === undefined ? catalogue.defaultCalendar : latestCalendar(catalogue, calendarId);
  const verdict = readCalendarFile(source.bytes, base, publishedThrough);
  if (!verdict.ok) throw invalid(verdict.errors.map(ofFile));
  return verdict.calendar;
}

/**
 * Checks what a publication needs: the tenant's zone, working time, known agencies, and the version after the one in
 * force. Throws VALIDATION.FAILED with every problem.
 */
export function checkCalendar(
  calendar: CalendarVersion,
  agencyIds: string[] | undefined,
  { catalogue, timezone, now }: Around,
): CheckedCalendar {
  const before = latestCalendar(catalogue, calendar.id);
  const problems: FieldProblem[] = [];
  if (calendar.timezone !== timezone) {
    problems.push(fault('/timezone', `the tenant's zone is ${timezone}; a calendar counts in it`));
  }
  if (before !== null && calendar.version !== before.version + 1) {
    const detail = `version ${String(before.version)} is published; the next is ${String(before.version + 1)}`;
    problems.push(fault('/version', detail));
  }
  if (before === null && calendar.version > MOST_FIRST_VERSION) {
    problems.push(fault('/version', `the first version of a calendar is at most ${String(MOST_FIRST_VERSION)}`));
  }
  if (!hasWorkingTime(calendar, now)) problems.push(fault('/sessions', 'no working time within 400 days from now'));
  for (const [index, id] of (agencyIds ?? []).entries()) {
    if (!catalogue.agencies.has(id)) {
      problems.push(fault(`/agencyIds/${String(index)}`, `there is no agency ${id}`));
    }
  }
  if (problems.length > 0) throw invalid(problems);
  return { calendar, agencyIds: agencyIds === undefined ? undefined : [...new Set(agencyIds)], before };
}

/** Whether a calendar says what is in force already, of the days and of whom it serves. */
export function isInForce(calendar: CalendarVersion, agencyIds: string[] | undefined, catalogue: Catalogue): boolean {
  const before = latestCalendar(catalogue, calendar.id);
  if (before === null || !sameContent(before, calendar)) return false;
  if (agencyIds === undefined) return true;
  const served = [...catalogue.calendarOfAgency].filter(([, id]) => id === calendar.id).map(([agency]) => agency);
  const isTenants = agencyIds.length > 0 || catalogue.defaultCalendar?.id === calendar.id;
  return isTenants && served.toSorted().join('\n') === [...new Set(agencyIds)].toSorted().join('\n');
}

/** A document without a version is the next one. */
function fromJson(document: unknown, catalogue: Catalogue): CalendarVersion {
  const verdict = validateCalendar(withVersion(document, catalogue));
  if (!verdict.ok) throw invalid(verdict.errors.map(ofFile));
  return verdict.calendar;
}

function withVersion(document: unknown, catalogue: Catalogue): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  const { id, version } = document as { id?: unknown; version?: unknown };
  if (version !== undefined || typeof id !== 'string') return document;
  return { ...document, version: (latestCalendar(catalogue, id)?.version ?? 0) + 1 };
}

/** undefined: it is no JSON that this reader understands, and the file reader says why. */
function jsonIn(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trimStart().startsWith('{') ? (JSON.parse(text.normalize('NFC')) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

function hasWorkingTime(calendar: CalendarVersion, now: Instant): boolean {
  try {
    nextWorkingInstant(calendar, now);
    return true;
  } catch (error) {
    if (error instanceof DeadlineError) return false;
    throw error;
  }
}

const fault = (pointer: string, detail: string): FieldProblem => ({ pointer, code: 'CALENDAR.INVALID', detail });

const ofFile = ({ row, column, pointer, message }: CalendarFileProblem): FieldProblem =>
  fault(
    pointer ?? (row === undefined ? '' : `row ${String(row)}${column === undefined ? '' : `, ${column}`}`),
    message,
  );
