import { localDate } from '#calendar';
import type { EventStore } from '#event-store';
import { closedSince } from './closed-since.js';
import type { ClosedPeriodName } from './closed-since.js';

/** Events that change no count of a closed period. */
export const COUNTED_NOWHERE: ReadonlySet<string> = new Set([
  ...['DossierSubmitted', 'CorrectionRequested', 'CorrectionRejected', 'PersonalDataAmended', 'DossierHandedOver'],
  ...['PersonErased', 'ResultDigitized', 'SatisfactionRated', 'ActivityRecorded'],
]);

interface Written {
  type: string;
  /** ISO instant. */
  occurredAt: string;
}

/** How far back the events of a whole run reach: one instant is kept, and the periods are asked for once at its end. */
export class EarliestEffect {
  private at = Infinity;

  /** Takes in an event that was written; a correction reaches further back than it occurred and is not for here. */
  note({ type, occurredAt }: Written): void {
    if (COUNTED_NOWHERE.has(type)) return;
    const instant = Date.parse(occurredAt);
    if (instant < this.at) this.at = instant;
  }

  /** The closed periods that may count otherwise since; none where nothing was written. */
  async closedPeriods(
    store: Pick<EventStore, 'streamVersions'>,
    { tenant, timezone }: { tenant: string; timezone: string },
    now: number,
  ): Promise<ClosedPeriodName[]> {
    if (this.at === Infinity) return [];
    return closedSince(store, tenant, localDate(this.at, timezone), localDate(now, timezone));
  }
}
