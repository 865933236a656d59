import type { DossierCorrectedData, DossierEvent, FoldableEvent } from './events.js';
import { toInstant } from './events.js';
import type { CorrectableField } from './vocabulary.js';

/** The event type each field belongs to; `applicant`, `abstract` and `annul` are no fields of one type. */
export const TYPE_OF_FIELD: Readonly<Partial<Record<CorrectableField, DossierEvent['type']>>> = {
  receivedAt: 'DossierReceived',
  agencyId: 'DossierReceived',
  procedureCode: 'DossierReceived',
  channel: 'DossierReceived',
  processedAt: 'DossierProcessed',
  decision: 'DossierProcessed',
  returnedAt: 'ResultReturned',
  withdrawnAt: 'DossierWithdrawn',
  stoppedAt: 'ProcessingStopped',
};

/**
 * A history as it stands once its corrections are taken into account (CONTRACT 2, 7.1): annulled events are gone,
 * corrected ones carry the new value, and a correction itself counts from its target's own time on, because what it
 * says was so from then on. In the order in which it was recorded. A history without corrections is answered as it is.
 */
export function effectiveHistory<T extends FoldableEvent>(events: readonly T[]): readonly T[] {
  const corrections = events.flatMap((event) => (event.type === 'DossierCorrected' ? [event.data] : []));
  if (corrections.length === 0) return events;
  const byTarget = groupByTarget(corrections);
  const effective: T[] = [];
  const times = new Map<string, string>();
  for (const event of events) {
    const own = event.eventId === undefined ? [] : (byTarget.get(event.eventId) ?? []);
    if (event.eventId !== undefined) times.set(event.eventId, event.occurredAt);
    if (own.some(({ field }) => field === 'annul')) continue;
    const changed =
      event.type === 'DossierCorrected' ? redated(event, times) : lastOfEach(own).reduce<T>(changedBy, event);
    if (changed.eventId !== undefined) times.set(changed.eventId, changed.occurredAt);
    effective.push(changed);
  }
  return effective;
}

function groupByTarget(corrections: readonly DossierCorrectedData[]): Map<string, DossierCorrectedData[]> {
  const groups = new Map<string, DossierCorrectedData[]>();
  for (const correction of corrections) {
    groups.set(correction.targetEventId, [...(groups.get(correction.targetEventId) ?? []), correction]);
  }
  return groups;
}

/** The last word on each field: what was corrected twice was never, even in between, what the first correction said. */
const lastOfEach = (corrections: readonly DossierCorrectedData[]): DossierCorrectedData[] =>
  corrections.filter(({ field }, index) => corrections.findLastIndex((later) => later.field === field) === index);

function redated<T extends FoldableEvent>(event: T, times: ReadonlyMap<string, string>): T {
  if (event.type !== 'DossierCorrected') return event;
  return { ...event, occurredAt: times.get(event.data.targetEventId) ?? event.occurredAt };
}

function changedBy<T extends FoldableEvent>(event: T, { field, to }: DossierCorrectedData): T {
  if (to === null) return event;
  switch (field) {
    case 'receivedAt':
      return event.type === 'DossierReceived' ? receivedThen(event, to) : event;
    case 'processedAt':
    case 'returnedAt':
    case 'withdrawnAt':
    case 'stoppedAt':
      return { ...event, occurredAt: to };
    case 'agencyId':
    case 'procedureCode':
    case 'channel':
    case 'decision':
      return { ...event, data: { ...event.data, [field]: to } };
    default:
      return event;
  }
}

/** A clock that started with the reception moves with it; one that a transfer started does not start before it. */
function receivedThen<T extends FoldableEvent>(event: T, to: string): T {
  const data = event.data as Extract<DossierEvent, { type: 'DossierReceived' }>['data'];
  const withReception = data.clockStartsAt === event.occurredAt;
  const clockStartsAt = withReception || toInstant(data.clockStartsAt) < toInstant(to) ? to : data.clockStartsAt;
  return { ...event, occurredAt: to, data: { ...data, clockStartsAt } };
}
