import fc from 'fast-check';
import type { LogEvent } from '../log-event.js';

/** One plain event of a log. */
export const LOG_EVENT: LogEvent = {
  ...{ tenant: 'H26', position: 7, eventId: '0192f0c1-2b6e-7cc3-98c4-dc0c0c07398f', streamId: 'dossier-H26-0001' },
  ...{ version: 2, type: 'DossierProcessed', schemaVersion: 1 },
  ...{ occurredAt: '2026-03-02T03:00:00.000Z', recordedAt: '2026-03-02T03:00:01.250Z' },
  ...{ actorId: 'token:officer', unitId: 'H26.12', correlationId: null, causationId: null },
  data: { decision: 'granted', resultNumber: 'Số 1', flags: [] },
  personal: 'AAECAw==',
  metadata: { origin: 'list.csv', row: 12, file: { name: 'danh sách.csv' } },
  hash: 'ab'.repeat(32),
};

const text = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((value) => value.isWellFormed());
const id = fc.oneof(fc.constant(null), text);
const instant = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const object = fc.dictionary(text, fc.jsonValue({ maxDepth: 3 })) as fc.Arbitrary<Record<string, unknown>>;

/** Any event that the log can hold. */
export const anyLogEvent: fc.Arbitrary<LogEvent> = fc.record({
  tenant: fc.stringMatching(/^[A-Z0-9][A-Za-z0-9-]{0,10}$/),
  position: fc.integer({ min: 1, max: 1_000_000_000 }),
  eventId: fc.uuid(),
  streamId: text,
  version: fc.integer({ min: 1, max: 2_000_000_000 }),
  type: fc.stringMatching(/^[A-Z][A-Za-z]{1,20}$/),
  schemaVersion: fc.integer({ min: 1, max: 32_767 }),
  occurredAt: instant,
  recordedAt: instant,
  actorId: id,
  unitId: id,
  correlationId: id,
  causationId: id,
  data: object,
  personal: fc.oneof(
    fc.constant(null),
    fc.uint8Array({ minLength: 1 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  ),
  metadata: object,
  hash: fc.stringMatching(/^[0-9a-f]{64}$/),
});
