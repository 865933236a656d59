import { activitiesOf, dueHistory, effectiveHistory, replay, timelineOf } from '#dossier';
import type { FoldableEvent, PseudonymOf } from '#dossier';
import type { DossierLife, DossierTrace } from '#exchange';
import type { DossierStream } from './dossier-pages.js';

/** A dossier as an event log tells it, corrections taken into account; null where nothing was ever received. */
export function traceOf({ code, events }: DossierStream, pseudonymOf: PseudonymOf): DossierTrace | null {
  const state = replay(code, events as unknown as FoldableEvent[]);
  if (!state.received) return null;
  const { receivedAt, processedAt, returnedAt, withdrawnAt, stoppedAt } = state;
  const { agencyId, procedureCode, fieldCode, channel, grain } = state;
  return {
    code,
    times: { receivedAt, processedAt, returnedAt, withdrawnAt, stoppedAt },
    agency: agencyId,
    procedure: procedureCode,
    field: fieldCode,
    channel,
    grain,
    dues: dueHistory(state),
    activities: activitiesOf(effectiveHistory(state.steps), pseudonymOf),
  };
}

/** The same for a log of objects: with what the dossier belongs to, and an id for each step. */
export function lifeOf({ code, events }: DossierStream, pseudonymOf: PseudonymOf): DossierLife | null {
  const state = replay(code, events as unknown as FoldableEvent[]);
  if (!state.received) return null;
  const { receivedAt, channel, grain, agencyId, receivingAgencyId, procedureCode, fieldCode } = state;
  return {
    ...{ code, receivedAt, channel, grain, agencyId, receivingAgencyId, procedureCode, fieldCode },
    dues: dueHistory(state),
    steps: timelineOf(effectiveHistory(state.steps), pseudonymOf),
  };
}
