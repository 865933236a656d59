import { parseClockTime } from './clock-time.js';
import { JsonReader, type JsonProblem } from './json-reader.js';
import { parsePlainDate, WEEKDAYS } from './plain-date.js';
import type { CalendarVersion, PlainDate, Session, Weekday } from './types.js';
import { isTimeZone } from './zone.js';

/** A calendar that may be used, or all that is wrong with it. */
export type CalendarVerdict = { ok: true; calendar: CalendarVersion } | { ok: false; errors: JsonProblem[] };

type NamedDay = CalendarVersion['makeUpDays'][number];
type ReceptionHours = NonNullable<CalendarVersion['receptionOnly']>[number];

const MEMBERS = ['id', 'version', 'timezone', 'sessions', 'daysOff', 'makeUpDays', 'receptionOnly', 'publishedThrough'];
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const MOST_SESSIONS = 24;
const MOST_DAYS = 10_000;

function readSession(reader: JsonReader, value: unknown, pointer: string): Session | null {
  const [start, end]: unknown[] = Array.isArray(value) && value.length === 2 ? value : [];
  if (typeof start !== 'string' || typeof end !== 'string') {
    reader.refuse(pointer, 'must be a pair ["HH:mm", "HH:mm"]');
    return null;
  }
  const [from, to] = [parseClockTime(start), parseClockTime(end)];
  if (from === null) reader.refuse(`${pointer}/0`, 'must be HH:mm, 00:00 to 23:59');
  if (to === null) reader.refuse(`${pointer}/1`, 'must be HH:mm, 00:00 to 23:59');
  if (from === null || to === null) return null;
  if (from >= to) reader.refuse(pointer, 'must end after it starts');
  return [start, end];
}

// HH:mm sorts as text, so sessions can be compared without parsing them again.
function readSessions(reader: JsonReader, value: unknown, pointer: string): Session[] {
  const sessions: Session[] = [];
  for (const [item, itemPointer] of reader.array(value, pointer, MOST_SESSIONS)) {
    const session = readSession(reader, item, itemPointer);
    if (!session) continue;
    const previous = sessions.at(-1);
    if (previous && session[0] < previous[0]) reader.refuse(itemPointer, 'must come after the session before it');
    else if (previous && session[0] < previous[1]) reader.refuse(itemPointer, 'overlaps the session before it');
    sessions.push(session);
  }
  return sessions;
}

function readWeek(reader: JsonReader, value: unknown): Record<Weekday, Session[]> {
  const week: Record<Weekday, Session[]> = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const members = reader.object(value, '/sessions', WEEKDAYS);
  for (const weekday of WEEKDAYS) week[weekday] = readSessions(reader, members?.get(weekday), `/sessions/${weekday}`);
  return week;
}

function readDate(reader: JsonReader, value: unknown, pointer: string, seen: Set<string>): PlainDate | null {
  if (typeof value !== 'string' || parsePlainDate(value) === null) {
    reader.refuse(pointer, 'must be a date YYYY-MM-DD');
    return null;
  }
  if (seen.has(value)) reader.refuse(pointer, `${value} is listed twice`);
  seen.add(value);
  return value;
}

function readDays(reader: JsonReader, value: unknown, list: 'daysOff' | 'makeUpDays'): NamedDay[] {
  const days: NamedDay[] = [];
  const seen = new Set<string>();
  for (const [item, pointer] of reader.array(value, `/${list}`, MOST_DAYS)) {
    const members = reader.object(item, pointer, list === 'daysOff' ? ['date', 'name'] : ['date', 'name', 'sessions']);
    if (!members) continue;
    const date = readDate(reader, members.get('date'), `${pointer}/date`, seen);
    const name = reader.text(members.get('name'), `${pointer}/name`, 200);
    const sessions = readSessions(reader, members.get('sessions'), `${pointer}/sessions`);
    if (date === null || name === null) continue;
    days.push(sessions.length > 0 ? { date, name, sessions } : { date, name });
  }
  return days;
}

function readReceptionEntry(
  reader: JsonReader,
  item: unknown,
  pointer: string,
  seen: Set<string>,
): ReceptionHours | null {
  const members = reader.object(item, pointer, ['weekday', 'date', 'sessions']);
  if (!members) return null;
  const sessions = readSessions(reader, members.get('sessions'), `${pointer}/sessions`);
  if (sessions.length === 0) reader.refuse(`${pointer}/sessions`, 'must have at least one session');
  if (members.has('weekday') === members.has('date')) {
    reader.refuse(pointer, 'must have either a weekday or a date');
    return null;
  }
  if (members.has('date')) {
    const date = readDate(reader, members.get('date'), `${pointer}/date`, seen);
    return date === null ? null : { date, sessions };
  }
  const weekday = WEEKDAYS.find((known) => known === members.get('weekday'));
  if (!weekday) reader.refuse(`${pointer}/weekday`, `must be one of ${WEEKDAYS.join(', ')}`);
  else if (seen.has(weekday)) reader.refuse(`${pointer}/weekday`, `${weekday} is listed twice`);
  if (!weekday) return null;
  seen.add(weekday);
  return { weekday, sessions };
}

function readReception(reader: JsonReader, value: unknown): ReceptionHours[] {
  const seen = new Set<string>();
  return reader
    .array(value, '/receptionOnly', MOST_DAYS)
    .flatMap(([item, pointer]) => readReceptionEntry(reader, item, pointer, seen) ?? []);
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/**
 * Checks the calendar JSON of CONTRACT 5 and returns a fresh, frozen copy (frozen because its compiled form is
 * remembered per object), or every problem with its JSON pointer. Absent lists and weekdays are empty; unknown members
 * are refused. A date in both lists is fine: it is a make-up day. Never throws.
 */
export function validateCalendar(json: unknown): CalendarVerdict {
  const reader = new JsonReader();
  const members = reader.object(json, '', MEMBERS);
  if (!members) return { ok: false, errors: reader.problems };
  const id = reader.text(members.get('id'), '/id', 64);
  if (id !== null && !ID.test(id)) reader.refuse('/id', 'must be letters, digits, dot, dash or underscore');
  const version = reader.whole(members.get('version'), '/version', 1, 1_000_000_000);
  const timezone = reader.text(members.get('timezone'), '/timezone', 64);
  if (timezone !== null && !isTimeZone(timezone)) reader.refuse('/timezone', 'must be an IANA time zone');
  const sessions = readWeek(reader, members.get('sessions'));
  const daysOff = readDays(reader, members.get('daysOff'), 'daysOff').map(({ date, name }) => ({ date, name }));
  const makeUpDays = readDays(reader, members.get('makeUpDays'), 'makeUpDays');
  const receptionOnly = readReception(reader, members.get('receptionOnly'));
  const through = members.get('publishedThrough');
  const publishedThrough = through === undefined ? null : reader.whole(through, '/publishedThrough', 1900, 9000);
  if (id === null || version === null || timezone === null || reader.problems.length > 0) {
    return { ok: false, errors: reader.problems };
  }
  const calendar: CalendarVersion = { id, version, timezone, sessions, daysOff, makeUpDays };
  if (receptionOnly.length > 0) calendar.receptionOnly = receptionOnly;
  if (publishedThrough !== null) calendar.publishedThrough = publishedThrough;
  return { ok: true, calendar: freeze(calendar) };
}
