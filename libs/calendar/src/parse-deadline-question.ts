import { checkPolicy } from './clock-start.js';
import { DeadlineError } from './deadline-error.js';
import { type JsonProblem, JsonReader } from './json-reader.js';
import { checkLimit } from './limit.js';
import { parsePlainDate } from './plain-date.js';
import type { CalendarVersion, ClockPolicy, Instant, Interruption, Limit, LimitUnit } from './types.js';
import { validateCalendar } from './validate-calendar.js';

/** The body of `POST /deadlines/explain` once it is known to be sound. */
export interface ReadDeadlineQuestion {
  receivedAt: Instant;
  limit: Limit;
  policyId: string | null;
  policy: ClockPolicy | null;
  /** The inline calendar, the id of a published one, or null for the default. */
  calendar: CalendarVersion | string | null;
  interruptions: Interruption[];
}

/** The question, or all that is wrong with it. */
export type DeadlineQuestionVerdict =
  { ok: true; question: ReadDeadlineQuestion } | { ok: false; errors: JsonProblem[] };

const MEMBERS = ['receivedAt', 'limit', 'policyId', 'policy', 'calendar', 'interruptions'];
const UNITS: readonly LimitUnit[] = ['workingHour', 'workingDay', 'calendarDay', 'month'];
const MOST_INTERRUPTIONS = 200;
// Wide enough for any dossier; a wait until the year 8000 would only make a trace nobody can read.
const [FIRST_YEAR, LAST_YEAR] = ['1900', '2199'];
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Reads the body of `POST /deadlines/explain` (CONTRACT 3) and names every problem with its JSON pointer. Instants need
 * an offset or `Z` and must exist; a member that may be left out is left out, not null. Never throws.
 */
export function parseDeadlineQuestion(json: unknown): DeadlineQuestionVerdict {
  const reader = new JsonReader();
  const members = reader.object(json, '', MEMBERS);
  if (!members) return { ok: false, errors: reader.problems };
  const receivedAt = readInstant(reader, members.get('receivedAt'), '/receivedAt');
  const limit = readLimit(reader, members.get('limit'));
  const policyId = members.has('policyId') ? reader.text(members.get('policyId'), '/policyId', 64) : null;
  const policy = members.has('policy') ? readPolicy(reader, members.get('policy')) : null;
  if (members.has('policyId') && members.has('policy')) {
    reader.refuse('/policyId', 'give either policyId or policy, not both');
  }
  const calendar = members.has('calendar') ? readCalendar(reader, members.get('calendar')) : null;
  const interruptions = reader
    .array(members.get('interruptions'), '/interruptions', MOST_INTERRUPTIONS)
    .flatMap(([item, pointer]) => readInterruption(reader, item, pointer) ?? []);
  if (receivedAt === null || limit === null || reader.problems.length > 0) {
    return { ok: false, errors: reader.problems };
  }
  return { ok: true, question: { receivedAt, limit, policyId, policy, calendar, interruptions } };
}

function readInstant(reader: JsonReader, value: unknown, pointer: string): Instant | null {
  const [text, date] = (typeof value === 'string' ? INSTANT.exec(value) : null) ?? [];
  const exists = date !== undefined && parsePlainDate(date) !== null;
  const instant = text !== undefined && exists ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) {
    reader.refuse(pointer, 'must be an instant with its offset, such as 2026-03-02T10:00:00+07:00');
    return null;
  }
  if (text !== undefined && text.slice(0, 4) >= FIRST_YEAR && text.slice(0, 4) <= LAST_YEAR) return instant;
  reader.refuse(pointer, `must lie in the years ${FIRST_YEAR} to ${LAST_YEAR}`);
  return null;
}

function readLimit(reader: JsonReader, value: unknown): Limit | null {
  const members = reader.object(value, '/limit', ['value', 'unit']);
  if (!members) return null;
  const unit = UNITS.find((known) => known === members.get('unit'));
  if (unit === undefined) reader.refuse('/limit/unit', `must be one of ${UNITS.join(', ')}`);
  const amount = members.get('value');
  if (typeof amount !== 'number') reader.refuse('/limit/value', 'must be a number');
  if (unit === undefined || typeof amount !== 'number') return null;
  const limit: Limit = { value: amount, unit };
  return refusal(reader, '/limit/value', () => {
    checkLimit(limit);
  })
    ? null
    : limit;
}

function readPolicy(reader: JsonReader, value: unknown): ClockPolicy | null {
  const members = reader.object(value, '/policy', ['supplement', 'payment', 'cutoff', 'extensions']);
  if (!members) return null;
  const known = reader.problems.length;
  const oneOf = <T extends string>(name: string, accepted: readonly T[]): T | undefined => {
    const found = accepted.find((candidate) => candidate === members.get(name));
    if (found === undefined) reader.refuse(`/policy/${name}`, `must be one of ${accepted.join(', ')}`);
    return found;
  };
  const supplement = oneOf('supplement', ['pause', 'restart', '766']);
  const payment = oneOf('payment', ['pause', 'run']);
  const cutoff = members.get('cutoff') ?? null;
  if (cutoff !== null && typeof cutoff !== 'string') reader.refuse('/policy/cutoff', 'must be HH:mm, 00:00 to 23:59');
  const extensions = members.get('extensions');
  const often = extensions === undefined ? null : reader.whole(extensions, '/policy/extensions', 0, 12);
  if (supplement === undefined || payment === undefined || reader.problems.length > known) return null;
  const policy: ClockPolicy = { supplement, payment };
  if (typeof cutoff === 'string') policy.cutoff = cutoff;
  if (often !== null) policy.extensions = often;
  const refused = refusal(reader, '/policy/cutoff', () => {
    checkPolicy(policy);
  });
  return refused ? null : policy;
}

function readCalendar(reader: JsonReader, value: unknown): CalendarVersion | string | null {
  if (typeof value === 'string') return reader.text(value, '/calendar', 64);
  const verdict = validateCalendar(value);
  if (verdict.ok) return verdict.calendar;
  for (const { pointer, message } of verdict.errors) reader.refuse(`/calendar${pointer}`, message);
  return null;
}

function readInterruption(reader: JsonReader, item: unknown, pointer: string): Interruption | null {
  const members = reader.object(item, pointer, ['kind', 'from', 'to', 'expired']);
  if (!members) return null;
  const kind = members.get('kind');
  if (kind !== 'supplement' && kind !== 'payment') {
    reader.refuse(`${pointer}/kind`, 'must be one of supplement, payment');
  }
  const from = readInstant(reader, members.get('from'), `${pointer}/from`);
  const end = members.get('to') ?? null;
  const to = end === null ? null : readInstant(reader, end, `${pointer}/to`);
  const expired = members.get('expired') ?? false;
  if (typeof expired !== 'boolean') reader.refuse(`${pointer}/expired`, 'must be true or false');
  if (expired === true && (kind !== 'supplement' || end === null)) {
    reader.refuse(`${pointer}/expired`, 'only a supplement that has an end can have expired');
  }
  if (from !== null && to !== null && to < from) reader.refuse(`${pointer}/to`, 'must not lie before from');
  if (from === null || (kind !== 'supplement' && kind !== 'payment')) return null;
  return { kind, from, ...(to === null ? {} : { to }), ...(expired === true ? { expired } : {}) };
}

/** Whether the check refused; then its words stand at the pointer. */
function refusal(reader: JsonReader, pointer: string, check: () => void): boolean {
  try {
    check();
    return false;
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    reader.refuse(pointer, error.message.slice(error.code.length + 2));
    return true;
  }
}
