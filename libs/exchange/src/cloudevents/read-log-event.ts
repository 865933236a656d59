import { EventFileError } from './event-file-error.js';
import type { LogEvent } from './log-event.js';
import type { EventLine } from './read-event-lines.js';

type Members = Record<string, unknown>;

const TYPE = /^vn\.dunghen\.(.+)\.v([1-9]\d{0,4})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const HASH = /^[0-9a-f]{64}$/;

/** The name and schema version in a CloudEvents type of ours; null for any other type. */
export function eventNameOf(type: unknown): { name: string; schemaVersion: number } | null {
  const found = typeof type === 'string' ? TYPE.exec(type) : null;
  return found === null ? null : { name: found[1] ?? '', schemaVersion: Number(found[2]) };
}

/**
 * An event as {@link toCloudEvent} wrote it, with its whole envelope. Unknown members are refused: they would be lost. Throws
 * EventFileError `EVENT.INVALID` naming the attribute.
 */
export function readLogEvent({ line, value }: EventLine): LogEvent {
  const reader = new AttributeReader(line, value);
  const type = reader.read('type', (given) => eventNameOf(given), 'vn.dunghen.<EventName>.v<number>');
  reader.read('specversion', (given) => (given === '1.0' ? given : null), '"1.0"');
  reader.optional('datacontenttype', (given) => (given === 'application/json' ? given : null), '"application/json"');
  const event: LogEvent = {
    tenant: reader.read('source', tenantOf, '"/<tenant>"'),
    position: reader.read('sequence', positionOf, 'a position as a text: "1", "2" …'),
    eventId: reader.text('id'),
    streamId: reader.text('subject'),
    version: reader.read('streamversion', wholeNumber, 'a whole number from 1'),
    type: type.name,
    schemaVersion: reader.read('schemaversion', (given) => (given === type.schemaVersion ? given : null), 'as in type'),
    occurredAt: reader.read('time', instant, 'an instant in UTC with three decimals'),
    recordedAt: reader.read('recordedtime', instant, 'an instant in UTC with three decimals'),
    actorId: reader.optionalText('actorid'),
    unitId: reader.optionalText('unitid'),
    correlationId: reader.optionalText('correlationid'),
    causationId: reader.optionalText('causationid'),
    data: reader.read('data', objectOf, 'a JSON object'),
    personal: reader.optionalText('personal'),
    metadata: reader.optional('metadata', objectIn, 'the text of a JSON object') ?? {},
    hash: reader.read(
      'hash',
      (given) => (typeof given === 'string' && HASH.test(given) ? given : null),
      '64 hex digits',
    ),
  };
  reader.refuseOthers();
  return event;
}

/** Reads attribute by attribute and remembers which were read. */
class AttributeReader {
  private readonly members: Members;
  private readonly seen = new Set<string>();

  constructor(
    private readonly line: number,
    value: unknown,
  ) {
    const members = objectOf(value);
    if (members === null) throw new EventFileError('EVENT.INVALID', 'a JSON object is expected', line);
    this.members = members;
  }

  read<T>(name: string, as: (given: unknown) => T | null, expected: string): T {
    const value = this.optional(name, as, expected);
    if (value === null) throw this.invalid(name, `missing; expected ${expected}`);
    return value;
  }

  optional<T>(name: string, as: (given: unknown) => T | null, expected: string): T | null {
    this.seen.add(name);
    const given = this.members[name];
    if (given === undefined || given === null) return null;
    const value = as(given);
    if (value === null) throw this.invalid(name, `${JSON.stringify(given).slice(0, 80)} is not ${expected}`);
    return value;
  }

  text(name: string): string {
    return this.read(name, (given) => (typeof given === 'string' && given !== '' ? given : null), 'a text');
  }

  optionalText(name: string): string | null {
    return this.optional(name, (given) => (typeof given === 'string' ? given : null), 'a text');
  }

  refuseOthers(): void {
    const other = Object.keys(this.members).find((name) => !this.seen.has(name));
    if (other !== undefined) throw this.invalid(other, 'not an attribute of our events: it would be lost');
  }

  private invalid(name: string, detail: string): EventFileError {
    return new EventFileError('EVENT.INVALID', `${name}: ${detail}`, this.line);
  }
}

const tenantOf = (given: unknown): string | null =>
  typeof given === 'string' && /^\/[^/]+$/.test(given) ? given.slice(1) : null;
const positionOf = (given: unknown): number | null =>
  typeof given === 'string' && /^[1-9]\d{0,14}$/.test(given) ? Number(given) : null;
const wholeNumber = (given: unknown): number | null =>
  Number.isSafeInteger(given) && Number(given) > 0 ? Number(given) : null;
const instant = (given: unknown): string | null => (typeof given === 'string' && INSTANT.test(given) ? given : null);
const objectOf = (given: unknown): Members | null =>
  typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Members) : null;

function objectIn(given: unknown): Members | null {
  if (typeof given !== 'string') return null;
  try {
    return objectOf(JSON.parse(given));
  } catch {
    return null;
  }
}
