import { addDays, addMonths, parsePlainDate, startOfLocalDay } from '#calendar';
import type { Instant } from '#calendar';
import { CAUSE_CODES } from '#dossier';
import { QUEUE_STATES, REVIEW_GROUPS } from '#read-models';
import type { QueueState, ReviewCursor, ReviewFilters, ReviewGroup } from '#read-models';
import { INSTANT_FORM, ParameterReader, readInstant } from '../parameter-reader.js';
import type { QueryParameters } from '../parameter-reader.js';

export const REVIEW_FILTERS = [
  'state',
  'unitId',
  'cause',
  'overdue',
  'officerId',
  'from',
  'to',
  'month',
  'asOf',
] as const;

/** A question about reviews as parameters ask it; `unitId` stands for its whole subtree. */
export interface ReviewsAsked {
  filters: Omit<ReviewFilters, 'units'>;
  unitId: string | null;
  asOf: Instant | null;
}
export interface ReviewPageAsked extends ReviewsAsked {
  after: ReviewCursor | null;
  limit: number;
}

const [MOST, DEFAULT] = [200, 50];

/** Without `state` the queue is what is still to be done. Throws VALIDATION.FAILED naming every parameter at fault. */
export function parseReviewsQuery(parameters: QueryParameters, now: Instant, timezone: string): ReviewPageAsked {
  const reader = new ParameterReader(parameters, [...REVIEW_FILTERS, 'cursor', 'limit']);
  const asked = readAsked(reader, now, timezone, ['unreviewed', 'open', 'examined']);
  const limit = reader.text('limit') ?? String(DEFAULT);
  if (!/^[1-9]\d{0,2}$/.test(limit) || Number(limit) > MOST) {
    reader.fault('limit', 'LIMIT.INVALID', `accepted is a whole number from 1 to ${String(MOST)}`);
  }
  const cursor = reader.text('cursor');
  const after = cursor === null ? null : decodeReviewCursor(cursor);
  if (cursor !== null && after === null) {
    reader.fault('cursor', 'CURSOR.INVALID', 'accepted is the `next` of the page before');
  }
  return reader.result({ ...asked, after, limit: Number(limit) });
}

/** Without `state` a summary is of every state. */
export function parseReviewSummary(
  parameters: QueryParameters,
  now: Instant,
  timezone: string,
): ReviewsAsked & { groupBy: ReviewGroup[] } {
  const reader = new ParameterReader(parameters, [...REVIEW_FILTERS, 'groupBy']);
  const asked = readAsked(reader, now, timezone, null);
  const groupBy = (reader.text('groupBy') ?? 'cause').split(',').flatMap((part) => {
    const found = REVIEW_GROUPS.find((name) => name === part.trim());
    if (found === undefined) reader.fault('groupBy', 'GROUP.UNKNOWN', `accepted are ${REVIEW_GROUPS.join(', ')}`);
    return found === undefined ? [] : [found];
  });
  return reader.result({ ...asked, groupBy: [...new Set(groupBy)] });
}

function readAsked(
  reader: ParameterReader,
  now: Instant,
  timezone: string,
  unlessSaid: readonly QueueState[] | null,
): ReviewsAsked {
  const filters: Omit<ReviewFilters, 'units'> = {};
  const states = readStates(reader) ?? unlessSaid;
  if (states !== null) filters.states = states;
  const cause = reader.text('cause');
  if (cause !== null && !CAUSE_CODES.has(cause)) {
    reader.fault('cause', 'CAUSE.UNKNOWN', `accepted are ${[...CAUSE_CODES].join(', ')}`);
  } else if (cause !== null) filters.causeCode = cause;
  const overdue = reader.oneOf('overdue', ['true', 'false']);
  if (overdue !== null) filters.overdue = overdue === 'true';
  const officerId = reader.text('officerId');
  if (officerId !== null && officerId !== '') filters.officerId = officerId;
  readSpan(reader, filters, timezone);
  return { filters, unitId: reader.text('unitId') || null, asOf: readAsOf(reader, now) };
}

/** `from` and `to` are local days, inclusive; `month` is one month of them. */
function readSpan(reader: ParameterReader, filters: Omit<ReviewFilters, 'units'>, timezone: string): void {
  const month = reader.text('month');
  if (month !== null) {
    const first = `${month}-01`;
    if (parsePlainDate(first) === null)
      reader.fault('month', 'MONTH.UNREADABLE', 'accepted is a month such as 2026-03');
    else {
      filters.from = startOfLocalDay(first, timezone);
      filters.to = startOfLocalDay(addMonths(first, 1), timezone);
    }
  }
  for (const name of ['from', 'to'] as const) {
    const text = reader.text(name);
    if (text === null) continue;
    if (parsePlainDate(text) === null) reader.fault(name, 'DATE.UNREADABLE', 'accepted is a date such as 2026-03-31');
    else filters[name] = startOfLocalDay(name === 'to' ? addDays(text, 1) : text, timezone);
  }
}

function readAsOf(reader: ParameterReader, now: Instant): Instant | null {
  const text = reader.text('asOf');
  if (text === null) return null;
  const asOf = readInstant(text);
  if (asOf === null) reader.fault('asOf', 'AS_OF.NOT_AN_INSTANT', INSTANT_FORM);
  else if (asOf > now)
    reader.fault('asOf', 'AS_OF.FUTURE', `accepted is an instant up to ${new Date(now).toISOString()}`);
  return asOf;
}

function readStates(reader: ParameterReader): QueueState[] | null {
  const text = reader.text('state');
  if (text === null || text === '') return null;
  return text.split(',').flatMap((part) => {
    const known = QUEUE_STATES.find((state) => state === part.trim());
    if (known === undefined) reader.fault('state', 'STATE.UNKNOWN', `accepted are ${QUEUE_STATES.join(', ')}`);
    return known === undefined ? [] : [known];
  });
}

/** Opaque to the caller: where the page ended. */
export const encodeReviewCursor = ({ lateSince, code }: ReviewCursor): string =>
  Buffer.from(JSON.stringify([lateSince, code]), 'utf8').toString('base64url');

function decodeReviewCursor(text: string): ReviewCursor | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(value) || value.length !== 2) return null;
    const [lateSince, code] = value as unknown[];
    if (typeof lateSince !== 'string' || typeof code !== 'string' || code.includes('\0')) return null;
    return readInstant(lateSince) === null ? null : { lateSince, code };
  } catch {
    return null;
  }
}
