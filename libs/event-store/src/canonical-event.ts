import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { NewEvent, StoredEvent } from './stored-event.js';

/**
 * The RFC 8785 text of an event in the two pieces that stand before and after what only the lock knows:
 * `before ‖ position ‖ ,"recordedAt":"…" ‖ after`. Keys sort so that position and recordedAt are neighbours.
 */
export function canonicalPieces(
  tenant: string,
  streamId: string,
  version: number,
  event: NewEvent,
): { before: string; after: string } {
  const { actorId, causationId, correlationId, data, eventId, occurredAt, personal } = event;
  const { schemaVersion, type, unitId } = event;
  const before = canonicalJson({ actorId, causationId, correlationId, data, eventId, occurredAt, personal });
  const after = canonicalJson({ schemaVersion, streamId, tenant, type, unitId, version });
  return { before: `${before.slice(0, -1)},"position":`, after: `,${after.slice(1)}` };
}

/** The whole text that is hashed (CONTRACT 2); metadata and hash are not part of it. */
export function canonicalText(event: StoredEvent): string {
  const { tenant, position, eventId, streamId, version, type, schemaVersion, occurredAt, recordedAt } = event;
  const { actorId, unitId, correlationId, causationId, data, personal } = event;
  return canonicalJson({
    ...{ tenant, position, eventId, streamId, version, type, schemaVersion, occurredAt, recordedAt },
    ...{ actorId, unitId, correlationId, causationId, data, personal },
  });
}

/** SHA-256(previous hash ‖ canonical text), both hashes in hex. */
export const chainedHash = (previousHash: string, canonical: string): string =>
  createHash('sha256').update(Buffer.from(previousHash, 'hex')).update(canonical, 'utf8').digest('hex');

/** The hash before position 1. */
export const originHash = (tenant: string): string => createHash('sha256').update(tenant, 'utf8').digest('hex');
