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
  if (depth > MAX_DEPTH) throw new NotStorableError(pointer, 'tooDeep');
  switch (typeof value) {
    case 'string':
      if (value.includes('\0')) throw new NotStorableError(pointer, 'nul');
      if (!value.isWellFormed()) throw new NotStorableError(pointer, 'loneSurrogate');
      return;
    case 'number':
      if (!Number.isFinite(value)) throw new NotStorableError(pointer, 'notFinite');
      return;
    case 'boolean':
      return;
    case 'object':
      if (value === null) return;
      for (const [key, member] of Object.entries(value)) {
        const inside = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        assertStorable(key, inside, depth + 1);
        if (member !== undefined) assertStorable(member, inside, depth + 1);
      }
      return;
    default:
      throw new NotStorableError(pointer, 'notJson');
  }
}

/**
 * Throws {@link NotStorableError} for a request that would be refused by the database, or, worse, be stored in another
 * form than the one that was hashed (an instant with an offset, an upper-case UUID, a null left out): the chain
 * would never verify again.
 */
export function assertAppendable(request: AppendRequest): void {
  if (checked.has(request)) return;
  const { streamId, events, idempotency, wrappedKey } = request;
  assertId(streamId, '/streamId');
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

/** The appender checks a request before it joins a group, the store again for whoever comes past it. */
const checked = new WeakSet<AppendRequest>();

function assertEvent(event: NewEvent, pointer: string): void {
  const { eventId, type, schemaVersion, occurredAt, recordedAt, personal, data, metadata = {} } = event;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(eventId)) {
    throw new NotStorableError(`${pointer}/eventId`, 'notCanonical');
  }
  assertId(type, `${pointer}/type`);
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > 32_767) {
    throw new NotStorableError(`${pointer}/schemaVersion`, 'notCanonical');
  }
  assertInstant(occurredAt, `${pointer}/occurredAt`);
  if (recordedAt !== undefined) assertInstant(recordedAt, `${pointer}/recordedAt`);
  for (const name of ['actorId', 'unitId', 'correlationId', 'causationId'] as const) {
    const id: unknown = event[name];
    if (id !== null && typeof id !== 'string') throw new NotStorableError(`${pointer}/${name}`, 'notJson');
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

/** Only the form that reads back: years 1 to 9999, UTC, three decimals. */
function assertInstant(value: string, pointer: string): void {
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
