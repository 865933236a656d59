import type { Instant } from '#calendar';
import { effectiveHistory } from '../effective-history.js';
import type { DecidedEvent, FactFlag } from '../events.js';
import { toInstant } from '../events.js';
import type { DossierState, Received } from '../state.js';
import { activitiesOf } from '../timeline/activities-of.js';
import type { PseudonymOf } from '../timeline/activities-of.js';
import { missingActivities } from '../timeline/missing-activities.js';
import type { ToldActivity } from '../timeline/told-activity.js';
import type { CaseListRow } from './case-list-row.js';
import { decided } from './decided.js';

/** Whether work is known that came after an end. */
export const workedOnAfter = (state: Received | null, end: Instant): boolean =>
  state !== null &&
  state.steps.some(({ type, occurredAt }) => type === 'ActivityRecorded' && toInstant(occurredAt) > end);

/** Work after the last end that is known is kept as told and flagged. */
export function newActivities(
  state: DossierState,
  row: CaseListRow,
  told: readonly ToldActivity[],
  pseudonymOf?: PseudonymOf,
): DecidedEvent[] {
  const recorded = state.received ? [state.processedAt, state.returnedAt, state.withdrawnAt, state.stoppedAt] : [];
  const given = [row.processedAt, row.returnedAt, row.withdrawnAt, row.stoppedAt];
  const ends = [...recorded, ...given].filter((end) => end !== null);
  const known = activitiesOf(effectiveHistory(state.steps), pseudonymOf);
  return missingActivities(known, told).map(({ at, name, status, unitId, pseudonym, afterEnd }) => {
    const after = afterEnd ?? (ends.length > 0 && ends.every((end) => at > end));
    const flags: FactFlag[] = after ? ['activityAfterEnd'] : [];
    return decided({ type: 'ActivityRecorded', data: { name, status, unitId, pseudonym, flags } }, at);
  });
}

/** As it happened, after the reception; at one instant as decided. */
export function inOrder(events: DecidedEvent[]): void {
  const rank = (event: DecidedEvent) => (event.type === 'DossierReceived' ? 0 : 1);
  events.sort((a, b) => rank(a) - rank(b) || toInstant(a.occurredAt) - toInstant(b.occurredAt));
}
