import type { StoredEvent } from '#event-store';

/** An event of the log as CloudEvents 1.0 JSON with the extensions of CONTRACT 4.3; loss-free but for our own metadata. */
export function toCloudEvent(event: StoredEvent): Record<string, unknown> {
  const optional = {
    actorid: event.actorId,
    unitid: event.unitId,
    correlationid: event.correlationId,
    causationid: event.causationId,
    personal: event.personal,
  };
  return {
    specversion: '1.0',
    id: event.eventId,
    source: `/${event.tenant}`,
    type: `vn.dunghen.${event.type}.v${String(event.schemaVersion)}`,
    subject: event.streamId,
    time: event.occurredAt,
    datacontenttype: 'application/json',
    recordedtime: event.recordedAt,
    sequence: String(event.position),
    streamversion: event.version,
    schemaversion: event.schemaVersion,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
    hash: event.hash,
    data: event.data,
  };
}
