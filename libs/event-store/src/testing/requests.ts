import type { AppendRequest, IdempotencyKey } from '../event-store.js';
import type { NewEvent } from '../stored-event.js';

let made = 0;

/** An event for specs; every call has its own id. */
export function newEvent(given: Partial<NewEvent> = {}): NewEvent {
  made += 1;
  return {
    eventId: `01900000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`,
    type: 'SomethingHappened',
    schemaVersion: 1,
    occurredAt: '2026-03-02T03:00:00.000Z',
    actorId: 'clerk-1',
    unitId: 'H26.01',
    correlationId: null,
    causationId: null,
    data: { number: made },
    personal: null,
    ...given,
  };
}

/** A request with one event unless others are given. */
export function request(streamId: string, expectedVersion: number, given: Partial<AppendRequest> = {}): AppendRequest {
  return { streamId, expectedVersion, events: [newEvent()], ...given };
}

/** A key of one caller, with the answer that is kept under it. */
export function key(name: string, given: Partial<IdempotencyKey> = {}): IdempotencyKey {
  return { owner: 'token-1', key: name, requestHash: 'ab'.repeat(32), answer: { code: name }, ...given };
}
