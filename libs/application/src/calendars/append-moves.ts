import { dossierStream } from '#dossier';
import type { AppendRequest, NewEvent } from '#event-store';
import type { CalendarTools } from './calendar-tools.js';
import { readHistories } from './candidates.js';
import type { Move, Moves } from './decide-moves.js';

/** Why the events are written: the publication that causes them. */
export interface MoveCause {
  tenant: string;
  /** Of the `CalendarPublished`. */
  eventId: string;
  decide: (histories: Awaited<ReturnType<typeof readHistories>>) => Moves;
}

const MOST_TRIES = 20;

/**
 * Appends one `DeadlineRecalculated` per dossier, all in one group; each stands on the version it was decided on. Who
 * was overtaken by a command is read and decided again. Answers how many were written, and who could not be decided then.
 */
export async function appendMoves(
  tools: CalendarTools,
  cause: MoveCause,
  first: readonly Move[],
): Promise<{ moved: number; undecided: string[] }> {
  const { tenant } = cause;
  let moves = first;
  let moved = 0;
  const undecided: string[] = [];
  for (let tries = 1; moves.length > 0; tries += 1) {
    const outcomes = await tools.store.append(
      tenant,
      moves.map((move) => requestOf(move, cause, tools.ids.uuid())),
    );
    const overtaken = moves.filter((_, index) => outcomes[index]?.verdict !== 'appended').map(({ code }) => code);
    moved += moves.length - overtaken.length;
    if (overtaken.length < moves.length) tools.onAppended(tenant);
    if (overtaken.length === 0) break;
    if (tries >= MOST_TRIES) throw new Error(`${overtaken.join(', ')}: overtaken ${String(tries)} times`);
    const again = cause.decide(await readHistories(tools.streams, tenant, overtaken));
    moves = again.moves;
    undecided.push(...again.undecided);
  }
  return { moved, undecided };
}

function requestOf({ code, state, event }: Move, { eventId: causedBy }: MoveCause, eventId: string): AppendRequest {
  const { type, data, schemaVersion, occurredAt } = event;
  const who = { actorId: 'system', unitId: null, correlationId: causedBy, causationId: causedBy };
  const stored: NewEvent = {
    ...{ eventId, type, schemaVersion, occurredAt, ...who, personal: null },
    data: data as unknown as Record<string, unknown>,
    metadata: { origin: 'calendar' },
  };
  return { streamId: dossierStream(code), expectedVersion: state.version, events: [stored] };
}
