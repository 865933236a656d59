import type { DossierEventType, FoldableEvent } from '../events.js';
import { toInstant } from '../events.js';
import type { ToldActivity } from './told-activity.js';

/** What stands for a person; the same text for the same person. */
export type PseudonymOf = (officerId: string) => string | null;

/** A step with what the log keeps around it. */
type Step = FoldableEvent & { unitId?: string | null; metadata?: Readonly<Record<string, unknown>> };

/** Told by the times of the dossier. */
const FACTS: ReadonlySet<DossierEventType> = new Set([
  ...(['DossierReceived', 'DossierProcessed', 'ResultReturned', 'DossierWithdrawn', 'ProcessingStopped'] as const),
]);
/** Told by its dues, or keeping of the record: no work on it. */
const RECORD_KEEPING: ReadonlySet<DossierEventType> = new Set([
  ...(['DeadlineRecalculated', 'CorrectionRequested', 'CorrectionRejected', 'DossierCorrected'] as const),
  ...(['PersonalDataAmended', 'PersonErased'] as const),
]);

/** A step of a dossier's life as an event log tells it. */
export interface TimelineStep extends ToldActivity {
  eventId: string;
}

/** Every step: reception, ends and the activities between. In the order of the steps. */
export const timelineOf = (steps: readonly FoldableEvent[], pseudonymOf: PseudonymOf): TimelineStep[] =>
  steps
    .filter(({ type }) => !RECORD_KEEPING.has(type))
    .map((step) => ({
      ...activityOf(step, pseudonymOf),
      eventId: step.eventId ?? `version-${String(step.version)}`,
    }));

/** Done, in the words of the standard's lifecycle. */
const COMPLETE = 'complete';

/**
 * The work on a dossier as an event log tells it: what other systems told, and our own steps besides reception, ends and
 * dues. Of a hand-over the unit and officer who have it then, else who did it. In the order of the steps.
 */
export const activitiesOf = (steps: readonly FoldableEvent[], pseudonymOf: PseudonymOf = () => null): ToldActivity[] =>
  steps.flatMap((step) =>
    FACTS.has(step.type) || RECORD_KEEPING.has(step.type) ? [] : [activityOf(step, pseudonymOf)],
  );

function activityOf(step: Step, pseudonymOf: PseudonymOf): ToldActivity {
  const at = toInstant(step.occurredAt);
  if (step.type === 'ActivityRecorded') {
    const { name, status, unitId, pseudonym, flags } = step.data;
    return { at, name, status, unitId, pseudonym, afterEnd: flags.includes('activityAfterEnd') };
  }
  const [unitId, officerId] =
    step.type === 'DossierHandedOver'
      ? [step.data.toUnitId, step.data.toOfficerId]
      : [step.unitId ?? null, byHand(step) ? (step.actorId ?? null) : null];
  const pseudonym = officerId === null ? null : pseudonymOf(officerId);
  return { at, name: step.type, status: COMPLETE, unitId, pseudonym, afterEnd: false };
}

/** A file or feed has no officer at its keyboard. */
function byHand({ origin, metadata }: Step): boolean {
  const told = origin ?? metadata?.['origin'] ?? null;
  return told === null || told === 'demo';
}
