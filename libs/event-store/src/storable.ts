import type { AppendRequest } from './event-store.js';
import type { NewEvent } from './stored-event.js';

/** Why a value cannot be stored so that it reads back as it was hashed. */
export type NotStorableReason =
  'nul' | 'loneSurrogate' | 'notFinite' | 'tooDeep' | 'notJson' | 'notCanonical' | 'empty' | 'tooLong';

/** A value that PostgreSQL's jsonb or RFC 8785 cannot hold; refused before it can hurt a whole group. */
export class NotStorableError extends Error {
  readonly code = 'EVENT.NOT_STORABLE';
  constructor(
    /** JSON pointer to the value. */
    readonly pointer: string,
    readonly reason: NotStorableReason,
  ) {
    super(`value at ${pointer === '' ? '/' : pointer} cannot be stored: ${reason}`);
  }
}

const MAX_DEPTH = 32;
/** Ids and keys stand in b-tree indexes, whose entries end at about 2,700 bytes. */
const MAX_ID_LENGTH = 500;

/** Throws {@link NotStorableError} with a JSON pointer to the first value that cannot be stored. */
export function assertStorable(value: unknown, pointer = '', depth = 0): void {
  const flaw = flawIn(value, depth);
  if (flaw !== null) throw new NotStorableError(pointer + flaw.pointer, flaw.reason);
}

interface Flaw {
  pointer: string;
  reason: NotStorableReason;
}

/** Pointers are made on the way out, where there is a flaw: an import looks at some twenty million values (2026-11-22). */
function flawIn(value: unknown, depth: number): Flaw | null {
  if (depth > MAX_DEPTH) return { pointer: '', reason: 'tooDeep' };
  switch (typeof value) {
    case 'string':
      return flawInText(value);
    case 'number':
      return Number.isFinite(value) ? null : { pointer: '', reason: 'notFinite' };
    case 'boolean':
      return null;
    case 'object':
      return value === null ? null : flawInMembers(value as Record<string, unknown>, depth + 1);
    default:
      return { pointer: '', reason: 'notJson' };
  }
}

function flawInMembers(value: Record<string, unknown>, depth: number): Flaw | null {
  for (const key of Object.keys(value)) {
    const member = value[key];
    const flaw = flawIn(key, depth) ?? (member === undefined ? null : flawIn(member, depth));
    if (flaw === null) continue;
    const step = key.replaceAll('~', '~0').replaceAll('/', '~1');
    return { pointer: `/${step}${flaw.pointer}`, reason: flaw.reason };
  }
  return null;
}

/** What PostgreSQL's text cannot hold, and every surrogate, since a lone one is looked for only then. */
const SUSPECT = /[\u0000\ud800-\udfff]/;

function flawInText(text: string): Flaw | null {
  if (!SUSPECT.test(text)) return null;
  if (text.includes('\0')) return { pointer: '', reason: 'nul' };
  return text.isWellFormed() ? null : { pointer: '', reason: 'loneSurrogate' };
}

/**
 * Throws {@link NotStorableError} for a request that would be refused by the database, or, worse, be stored in another
 * form than the one that was hashed (an instant with an offset, an upper-case UUID, a null left out): the chain
 * would never verify again.
 */
export function assertAppendable(request: AppendRequest): void {
  if (checked.has(request)) return;
  const { streamId, expectedVersion, events, idempotency, wrappedKey } = request;
  assertId(streamId, '/streamId');
  if (!isCount(expectedVersion)) throw new NotStorableError('/expectedVersion', 'notCanonical');
  if (events.length === 0) throw new NotStorableError('/events', 'empty');
  if (wrappedKey !== undefined) assertBase64(wrappedKey, '/wrappedKey');
  if (idempotency !== undefined) {
    assertId(idempotency.owner, '/idempotency/owner');
    assertId(idempotency.key, '/idempotency/key');
    if (!/^([0-9a-f]{2})+$/.test(idempotency.requestHash)) {
      throw new NotStorableError('/idempotency/requestHash', 'notCanonical');
    }
    assertStorable(idempotency.answer, '/idempotency/answer');
  }
  events.forEach((event, index) => {
    assertEvent(event, `/events/${String(index)}`);
  });
  checked.add(request);
}

/** A whole number that fits PostgreSQL's integer, with some room for the events to come. */
const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 2_000_000_000;

/** The appender checks a request before it joins a group, the store again for whoever comes past it. */
const checked = new WeakSet<AppendRequest>();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ENVELOPE_IDS = ['actorId', 'unitId', 'correlationId', 'causationId'] as const;

function assertEvent(event: NewEvent, pointer: string): void {
  const { eventId, type, schemaVersion, occurredAt, recordedAt, personal, data, metadata = {} } = event;
  if (!UUID.test(eventId)) {
    throw new NotStorableError(`${pointer}/eventId`, 'notCanonical');
  }
  assertId(type, `${pointer}/type`);
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > 32_767) {
    throw new NotStorableError(`${pointer}/schemaVersion`, 'notCanonical');
  }
  assertInstant(occurredAt, `${pointer}/occurredAt`);
  if (recordedAt !== undefined) assertInstant(recordedAt, `${pointer}/recordedAt`);
  for (const name of ENVELOPE_IDS) {
    const id: unknown = event[name];
    if (id === null) continue;
    if (typeof id !== 'string') throw new NotStorableError(`${pointer}/${name}`, 'notJson');
    assertStorable(id, `${pointer}/${name}`);
  }
  if (personal !== null) assertBase64(personal, `${pointer}/personal`);
  assertObject(data, `${pointer}/data`);
  assertObject(metadata, `${pointer}/metadata`);
}

function assertId(value: string, pointer: string): void {
  if (typeof value !== 'string' || value === '') throw new NotStorableError(pointer, 'empty');
  if (value.length > MAX_ID_LENGTH) throw new NotStorableError(pointer, 'tooLong');
  assertStorable(value, pointer);
}

/** A day that every month has needs no calendar. */
const SURE_INSTANT =
  /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Only the form that reads back: years 1 to 9999, UTC, three decimals. */
function assertInstant(value: string, pointer: string): void {
  if (SURE_INSTANT.test(value)) return;
  const instant = Date.parse(value);
  const reads = !Number.isNaN(instant) && /^(?!0000)\d{4}-/.test(value) && new Date(instant).toISOString() === value;
  if (!reads) throw new NotStorableError(pointer, 'notCanonical');
}

/** Node's decoder forgives almost everything; only what encodes to itself reads back as it was hashed. */
function assertBase64(value: string, pointer: string): void {
  const reads = typeof value === 'string' && Buffer.from(value, 'base64').toString('base64') === value;
  if (!reads) throw new NotStorableError(pointer, 'notCanonical');
}

function assertObject(value: unknown, pointer: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new NotStorableError(pointer, 'notJson');
  }
  assertStorable(value, pointer);
}
