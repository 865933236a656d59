import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { periodOfSpan } from '#indicators';
import { CLOSING_FILE } from '../format.js';
import type { EvidenceClosingEvent, EvidenceQuery } from '../format.js';
import { said } from './check-classes.js';
import type { EvidenceFailure } from './report.js';
import type { Shape } from './shape.js';

/** `closing.json`. */
export const readClosing = (shape: Shape): EvidenceClosingEvent[] => shape.at('events').list().map(readEvent);

const readEvent = (shape: Shape): EvidenceClosingEvent => ({
  position: shape.at('position').whole(),
  eventId: shape.at('eventId').text(),
  streamId: shape.at('streamId').text(),
  version: shape.at('version').whole(),
  type: shape.at('type').oneOf(['PeriodClosed', 'PeriodRestated']),
  schemaVersion: shape.at('schemaVersion').whole(),
  occurredAt: shape.at('occurredAt').instant(),
  recordedAt: shape.at('recordedAt').instant(),
  actorId: shape.at('actorId').textOrNull(),
  unitId: shape.at('unitId').textOrNull(),
  correlationId: shape.at('correlationId').textOrNull(),
  causationId: shape.at('causationId').textOrNull(),
  data: shape.at('data').members(),
  previousHash: shape.at('previousHash').hex(64),
  hash: shape.at('hash').hex(64),
});

/**
 * Whether the closing and its restatements are events of this log about this period, and the answer says of them what they
 * say. Each event's hash is computed anew from the hash before it.
 */
export function checkClosing(
  events: readonly EvidenceClosingEvent[],
  query: EvidenceQuery,
  answer: Shape,
): EvidenceFailure[] {
  const failures: EvidenceFailure[] = [];
  const same = (file: string, field: string, given: unknown, expected: unknown): void => {
    if (given === expected) return;
    failures.push({ file, line: null, field, detail: `is ${said(given)}, should be ${said(expected)}` });
  };
  const period = periodOfSpan(query, query.calendar);
  const streamId = `period-${query.calendar}-${period?.period ?? ''}`;
  for (const [index, event] of events.entries()) {
    const at = `/events/${String(index)}`;
    same(CLOSING_FILE, `${at}/streamId`, event.streamId, streamId);
    same(CLOSING_FILE, `${at}/version`, event.version, index + 1);
    same(CLOSING_FILE, `${at}/type`, event.type, index === 0 ? 'PeriodClosed' : 'PeriodRestated');
    same(CLOSING_FILE, `${at}/hash`, event.hash, hashOf(query.tenant, event));
  }
  const [closing] = events;
  const mark = answer.at('closing').orNull((shape) => shape.members());
  if (closing === undefined) same(CLOSING_FILE, '/events', null, 'the closing that answer.json speaks of');
  if (closing === undefined || mark === null) return failures;
  for (const member of ['calendar', 'from', 'to'] as const)
    same(CLOSING_FILE, `/events/0/data/${member}`, closing.data[member], query[member]);
  same('answer.json', '/closing/closedAt', mark['closedAt'], closing.recordedAt);
  same('answer.json', '/closing/position', mark['position'], closing.data['position']);
  const restatement = events.length > 1 ? events.at(-1) : undefined;
  same('answer.json', '/closing/restated', mark['restated'], restatement?.data['dossiers'] ?? 0);
  return failures;
}

/** CONTRACT 2: SHA-256(previous hash ‖ RFC 8785 text of the event). */
function hashOf(tenant: string, { previousHash, hash, ...event }: EvidenceClosingEvent): string {
  void hash;
  const text = canonicalize({ tenant, ...event, personal: null }) ?? '';
  return createHash('sha256').update(Buffer.from(previousHash, 'hex')).update(text, 'utf8').digest('hex');
}
