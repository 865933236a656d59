import { dossierStream } from '#dossier';
import type { ProjectedEvent } from '#event-store';
import type { TestEvent } from './desk.js';

/** As the log would number them. */
export function projected(log: readonly TestEvent[]): ProjectedEvent[] {
  const versions = new Map<string, number>();
  return log.map(({ code, type, data, occurredAt, recordedAt, eventId, actorId, origin }, index) => {
    const version = (versions.get(code) ?? 0) + 1;
    versions.set(code, version);
    return {
      ...{ position: index + 1, streamId: dossierStream(code), version, type },
      eventId: eventId ?? `event-${String(index)}`,
      data: data as unknown as Record<string, unknown>,
      occurredAt: new Date(occurredAt).toISOString(),
      recordedAt: new Date(recordedAt ?? occurredAt).toISOString(),
      ...{ actorId: actorId ?? null, origin: origin ?? null },
    };
  });
}
