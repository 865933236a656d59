import type { LogEvent } from './log-event.js';

/** A CloudEvents 1.0 event in its JSON format. */
export type CloudEventJson = Record<string, unknown> & {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
};

export const JSON_CONTENT = 'application/json';

/** `vn.dunghen.DossierReceived.v1` */
export const cloudEventType = (name: string, schemaVersion: number): string =>
  `vn.dunghen.${name}.v${String(schemaVersion)}`;

/**
 * An event of the log as CloudEvents 1.0 JSON with the extensions of CONTRACT 4.3, loss-free. What is null is absent, as the
 * specification wants it; `metadata` travels as the text of a JSON object, because an extension may hold no object.
 */
export function toCloudEvent(event: LogEvent): CloudEventJson {
  const optional = {
    actorid: event.actorId,
    unitid: event.unitId,
    correlationid: event.correlationId,
    causationid: event.causationId,
    personal: event.personal,
    metadata: Object.keys(event.metadata).length === 0 ? null : JSON.stringify(event.metadata),
  };
  return {
    specversion: '1.0',
    id: event.eventId,
    source: `/${event.tenant}`,
    type: cloudEventType(event.type, event.schemaVersion),
    subject: event.streamId,
    time: event.occurredAt,
    datacontenttype: JSON_CONTENT,
    recordedtime: event.recordedAt,
    sequence: String(event.position),
    streamversion: event.version,
    schemaversion: event.schemaVersion,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
    hash: event.hash,
    data: event.data,
  };
}

/** One line of an event file, its line break included. */
export const cloudEventLine = (event: LogEvent): string => `${JSON.stringify(toCloudEvent(event))}\n`;
