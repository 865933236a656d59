import type { FoldableEvent } from '../events.js';
import { toInstant } from '../events.js';
import type { ToldActivity } from './told-activity.js';

/** The activities that other systems have told of a dossier, in the order they were recorded. */
export const activitiesOf = (steps: readonly FoldableEvent[]): ToldActivity[] =>
  steps.flatMap((step) => {
    if (step.type !== 'ActivityRecorded') return [];
    const { name, status, unitId, pseudonym } = step.data;
    return [{ at: toInstant(step.occurredAt), name, status, unitId, pseudonym }];
  });
