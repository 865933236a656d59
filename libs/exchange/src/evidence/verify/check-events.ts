import type { EvidenceEvent, EvidenceQuery } from '../format.js';
import type { Finding } from './check-classes.js';

/** The events of one dossier: in order, without a hole, none after the cut. */
export function checkEvents(events: readonly EvidenceEvent[], { position, asOf }: EvidenceQuery): Finding[] {
  const findings: Finding[] = [];
  const ids = new Set<string>();
  let before: EvidenceEvent | null = null;
  for (const [index, event] of events.entries()) {
    const say = (member: keyof EvidenceEvent, detail: string): void => {
      findings.push({ field: `/events/${String(index)}/${member}`, detail });
    };
    if (event.position > position) say('position', `lies after position ${String(position)} of the answer`);
    if (asOf !== null && event.recordedAt > asOf) say('recordedAt', `lies after the as-of ${asOf}`);
    if (event.version !== (before?.version ?? 0) + 1) say('version', `should be ${String((before?.version ?? 0) + 1)}`);
    if (before !== null && event.position <= before.position) say('position', 'is not after the event before it');
    if (before !== null && event.recordedAt < before.recordedAt)
      say('recordedAt', 'is before that of the event before it');
    if (ids.has(event.eventId)) say('eventId', 'is told twice');
    ids.add(event.eventId);
    before = event;
  }
  return findings;
}
