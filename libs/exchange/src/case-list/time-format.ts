import { instantOf, parsePlainDate, plainDateOf } from '#calendar';
import type { Instant } from '#calendar';

/** Reads one cell: an instant, or null when the text is no such time. */
export type TimeReader = (text: string) => Instant | null;

/** What a date without a time of day stands for: a due lasts to the end of its day, all else begins with it. */
export type DayPart = 'start' | 'end';

interface Pattern {
  shape: RegExp;
  parts: Part[];
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'hour12' | 'minute' | 'second' | 'fraction' | 'half' | 'offset';

const TOKENS: readonly [RegExp, Part, string][] = [
  [/^yyyy/, 'year', '(\\d{4})'],
  [/^MM/, 'month', '(\\d{2})'],
  [/^M/, 'month', '(\\d{1,2})'],
  [/^dd/, 'day', '(\\d{2})'],
  [/^d/, 'day', '(\\d{1,2})'],
  [/^HH/, 'hour', '(\\d{2})'],
  [/^H/, 'hour', '(\\d{1,2})'],
  [/^hh?/, 'hour12', '(\\d{1,2})'],
  [/^mm/, 'minute', '(\\d{2})'],
  [/^ss/, 'second', '(\\d{2})'],
  [/^S+/, 'fraction', '(\\d{1,9})'],
  [/^a/, 'half', '([AaPp][Mm])'],
  [/^(XXX|xxx|XX|X|ZZ|Z)/, 'offset', '([Zz]|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})'],
];

/** The forms that are read without a format; no text fits two of them with different meanings. */
const USUAL = [
  'dd/MM/yyyy HH:mm:ss',
  'dd/MM/yyyy HH:mm',
  'dd/MM/yyyy',
  'yyyy-MM-dd HH:mm:ss',
  'yyyy-MM-dd HH:mm',
  'yyyy-MM-dd',
  'yyyyMMddHHmmss',
];
/** The forms that are read without a format, for whoever wrote another one. */
export const USUAL_FORMS = 'dd/MM/yyyy [HH:mm[:ss]], yyyy-MM-dd [HH:mm[:ss]], yyyyMMddHHmmss, ISO 8601';
const ISO = String.raw`^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?([Zz]|[+-]\d{2}:?\d{2}|[+-]\d{2})?$`;
const ISO_PARTS: Part[] = ['year', 'month', 'day', 'hour', 'minute', 'second', 'fraction', 'offset'];

/** The name that stands for ISO 8601, with or without an offset. */
export const ISO_FORMAT = 'iso';

/** Why a format cannot be used; null if it can. Letters are tokens, text between quotes and other signs stand for themselves. */
export function formatProblem(format: string): string | null {
  if (format === ISO_FORMAT) return null;
  const pattern = compile(format);
  if (typeof pattern === 'string') return pattern;
  const missing = (['year', 'month', 'day'] as const).filter((part) => !pattern.parts.includes(part));
  if (missing.length > 0) return `the format "${format}" has no ${missing.join(', ')}`;
  return new Set(pattern.parts).size === pattern.parts.length ? null : `the format "${format}" names a part twice`;
}

/**
 * A reader for one column. Without a format the usual Vietnamese and ISO forms are read. Wall time is that of the zone,
 * an ambiguous one its first reading (CONTRACT 4.2); an offset in the text wins.
 */
export function timeReader(format: string | null, timezone: string, dayPart: DayPart): TimeReader {
  const patterns = patternsOf(format);
  return (text) => {
    for (const { shape, parts } of patterns) {
      const match = shape.exec(text);
      if (match !== null) return toInstant(match, parts, timezone, dayPart);
    }
    return null;
  };
}

function patternsOf(format: string | null): Pattern[] {
  const iso = { shape: new RegExp(ISO), parts: ISO_PARTS };
  const day = compile('yyyy-MM-dd');
  if (format === ISO_FORMAT) return [iso, ...(typeof day === 'string' ? [] : [day])];
  const compiled = (format === null ? USUAL : [format]).map(compile).filter((pattern) => typeof pattern !== 'string');
  return format === null ? [...compiled, iso] : compiled;
}

function compile(format: string): Pattern | string {
  const parts: Part[] = [];
  let shape = '';
  for (let rest = format; rest !== '';) {
    const quoted = /^'([^']*)'/.exec(rest);
    const token = TOKENS.find(([start]) => start.test(rest));
    if (quoted !== null) shape += escaped(quoted[1] ?? '');
    else if (token !== undefined) {
      parts.push(token[1]);
      shape += token[2];
    } else if (/^[A-SU-Za-z]/.test(rest)) return `the format "${format}" has the unknown letter "${rest.charAt(0)}"`;
    else shape += escaped(rest.charAt(0));
    rest = rest.slice(quoted?.[0].length ?? token?.[0].exec(rest)?.[0].length ?? 1);
  }
  return { shape: new RegExp(`^${shape}$`), parts };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);

function toInstant(match: RegExpExecArray, parts: Part[], timezone: string, dayPart: DayPart): Instant | null {
  const read: Partial<Record<Part, string>> = {};
  parts.forEach((part, index) => (read[part] = match[index + 1]));
  const two = (text: string | undefined) => (text ?? '').padStart(2, '0');
  const dayNumber = parsePlainDate(`${read.year ?? ''}-${two(read.month)}-${two(read.day)}`);
  const hour = hourOf(read);
  if (dayNumber === null || hour === null) return null;
  const timed = read.hour !== undefined || read.hour12 !== undefined;
  const [minute, second] = [Number(read.minute ?? 0), Number(read.second ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const millisecond = Number((read.fraction ?? '').slice(0, 3).padEnd(3, '0'));
  if (read.offset !== undefined) {
    const local = dayNumber * DAY + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
    return inRange(local - offsetMs(read.offset));
  }
  const date = plainDateOf(dayNumber);
  if (!timed && dayPart === 'end') return inRange(instantOf({ date, hour: 23, minute: 59, second: 59 }, timezone));
  return inRange(instantOf({ date, hour, minute, second, millisecond }, timezone));
}

const DAY = 86_400_000;
/** Periods begin with the year 1900, wherever that begins; what spreadsheets write for "no date" (1899-12-30, 0001-01-01) lies before. */
const EARLIEST = Date.UTC(1900, 0, 2);
const LATEST = 253_402_300_799_999; // 9999-12-31: beyond it ISO 8601 needs a sign

const inRange = (instant: Instant): Instant | null => (instant >= EARLIEST && instant <= LATEST ? instant : null);

function hourOf(read: Partial<Record<Part, string>>): number | null {
  if (read.hour12 === undefined) return Number(read.hour ?? 0);
  const hour = Number(read.hour12);
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (read.half?.toLowerCase() === 'pm' ? 12 : 0);
}

function offsetMs(text: string): number {
  if (text === 'Z' || text === 'z') return 0;
  const digits = text.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}
