import { invalid } from '#application';
import type { CalendarSource } from '#application';
import { cleanText } from '../http/clean-text.js';

const MOST_AGENCIES = 10_000;

/** A calendar as a request brings it: the inline calendar with whom it shall serve, or a table of days. */
export function givenCalendar(
  body: unknown,
  { calendarId, publishedThrough }: Record<string, unknown>,
): { source: CalendarSource; agencyIds: string[] | undefined } {
  if (body instanceof Uint8Array) {
    const id = typeof calendarId === 'string' ? calendarId : undefined;
    const through = yearOf(publishedThrough);
    return {
      source: { kind: 'file', bytes: body, calendarId: id, publishedThrough: through },
      agencyIds: undefined,
    };
  }
  const document = cleanText(body ?? null);
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw invalid([{ pointer: '', code: 'BODY.NOT_AN_OBJECT', detail: 'a calendar is expected' }]);
  }
  const { agencyIds, ...calendar } = document as { agencyIds?: unknown };
  return { source: { kind: 'json', document: calendar }, agencyIds: idsOf(agencyIds) };
}

function yearOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^\d{4}$/.test(value)) return Number(value);
  throw invalid([{ pointer: '?publishedThrough', code: 'YEAR.UNREADABLE', detail: 'a year of four digits' }]);
}

function idsOf(value: unknown): string[] | undefined {
  if (value === undefined) return undefined;
  const ids = Array.isArray(value) ? value : null;
  if (ids === null || ids.length > MOST_AGENCIES || !ids.every((id): id is string => typeof id === 'string')) {
    throw invalid([{ pointer: '/agencyIds', code: 'AGENCIES.UNREADABLE', detail: 'a list of agency ids' }]);
  }
  return ids;
}
