import { DEFAULT_CLOCK_POLICY, DeadlineError } from '#calendar';
import type { CalendarVersion, Instant } from '#calendar';
import { DEFAULT_CLOCK_POLICY_ID, ImpossibleHistoryError, recalculate, replay } from '#dossier';
import type { Catalogue, FoldableEvent, Publication, Received } from '#dossier';
import type { ProjectedEvent } from '#event-store';

/** A dossier that a calendar moves. */
export interface Move {
  code: string;
  /** As it stood when this was decided. */
  state: Received;
  event: NonNullable<ReturnType<typeof recalculate>>;
}

export interface Moves {
  moves: Move[];
  /** Codes whose history cannot be folded, or for which the calendar gives no due: they keep theirs, and are named. */
  undecided: string[];
}

/** What a calendar version makes of some dossiers, told by their histories. Pure. */
export function decideMoves(
  histories: ReadonlyMap<string, readonly ProjectedEvent[]>,
  publication: Publication,
  catalogue: Catalogue,
): Moves {
  const moves: Move[] = [];
  const undecided: string[] = [];
  for (const [code, events] of histories) {
    try {
      const move = decideMove(code, events, publication, catalogue);
      if (move !== null) moves.push(move);
    } catch (error) {
      if (!(error instanceof ImpossibleHistoryError) && !(error instanceof DeadlineError)) throw error;
      undecided.push(code);
    }
  }
  return { moves, undecided };
}

function decideMove(
  code: string,
  events: readonly ProjectedEvent[],
  publication: Publication,
  catalogue: Catalogue,
): Move | null {
  const state = replay(code, events as unknown as FoldableEvent[]);
  if (!state.received) return null;
  const policyId = state.clockPolicyId ?? DEFAULT_CLOCK_POLICY_ID;
  const event = recalculate(state, publication, catalogue.clockPolicies.get(policyId) ?? DEFAULT_CLOCK_POLICY);
  return event === null ? null : { code, state, event };
}

/** A version and since when it is in force, for the decision. */
export const publicationOf = (calendar: CalendarVersion, publishedAt: Instant): Publication => ({
  calendar,
  publishedAt,
});
