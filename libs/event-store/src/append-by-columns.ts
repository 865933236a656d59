import { integerArray, textArray } from './binary-array.js';
import { canonicalJson } from './canonical-json.js';
import type { AppendOutcome, AppendRequest } from './event-store.js';
import type { NewEvent } from './stored-event.js';

/** What `append_events` says of a group. */
export interface AppendAnswer {
  /** The position before the group. */
  before: number;
  recordedAt: string;
  /** One per event, where some brought their own. */
  recorded: (string | null)[] | null;
  /** What was not appended, by the request's number from 1. */
  refused: Record<string, Exclude<AppendOutcome, { verdict: 'appended' }>>;
  /** How long the head was held, without the commit that follows. */
  heldMs: number;
}

/** The parameters of `append_events`: one column a member, one element per request or per event. */
export function appendParameters(tenant: string, group: readonly AppendRequest[]): unknown[] {
  const events = group.flatMap((request) => request.events);
  return [tenant, ...requestColumns(group), ...factColumns(events), ...envelopeColumns(events)];
}

function requestColumns(group: readonly AppendRequest[]): unknown[] {
  return [
    textArray(group.map(({ streamId }) => streamId)),
    integerArray(group.map(({ expectedVersion }) => expectedVersion)),
    integerArray(group.map(({ events }) => events.length)),
    textArrayOrNull(group.map(({ wrappedKey }) => wrappedKey ?? null)),
    textArrayOrNull(group.map(({ idempotency }) => (idempotency === undefined ? null : JSON.stringify(idempotency)))),
  ];
}

function factColumns(events: readonly NewEvent[]): unknown[] {
  return [
    textArray(events.map(({ eventId }) => eventId)),
    textArray(events.map(({ type }) => type)),
    integerArray(events.map(({ schemaVersion }) => schemaVersion)),
    textArray(events.map(({ occurredAt }) => occurredAt)),
    textArray(events.map(({ data }) => canonicalJson(data))),
    textArray(events.map(({ personal }) => personal)),
  ];
}

function envelopeColumns(events: readonly NewEvent[]): unknown[] {
  return [
    textArray(events.map(({ actorId }) => canonicalJson(actorId))),
    textArray(events.map(({ causationId }) => canonicalJson(causationId))),
    textArray(events.map(({ correlationId }) => canonicalJson(correlationId))),
    textArray(events.map(({ unitId }) => canonicalJson(unitId))),
    textArray(events.map(({ metadata }) => membersOf(metadata))),
    textArrayOrNull(events.map(({ recordedAt }) => recordedAt ?? null)),
  ];
}

/** The members without their braces, each followed by a comma. */
function membersOf(metadata: Record<string, unknown> | undefined): string {
  if (metadata === undefined) return '';
  const text = JSON.stringify(metadata);
  return text === '{}' ? '' : `${text.slice(1, -1)},`;
}

const textArrayOrNull = (values: readonly (string | null)[]): Buffer | null =>
  values.every((value) => value === null) ? null : textArray(values);

/** What became of each request, in their order. */
export function outcomesOf(group: readonly AppendRequest[], answer: AppendAnswer): AppendOutcome[] {
  let position = answer.before;
  let event = 0;
  return group.map(({ events, expectedVersion }, index): AppendOutcome => {
    event += events.length;
    const refused = answer.refused[String(index + 1)];
    if (refused !== undefined) return refused;
    const firstPosition = position + 1;
    position += events.length;
    const recordedAt = answer.recorded?.[event - 1] ?? answer.recordedAt;
    return {
      ...{ verdict: 'appended', recordedAt },
      ...{ firstPosition, lastPosition: position, version: expectedVersion + events.length },
    };
  });
}
