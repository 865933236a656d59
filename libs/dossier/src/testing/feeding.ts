import { civilServiceCalendar, localDayNumber } from '#calendar';
import { evolve } from '../evolve.js';
import type { FoldableEvent } from '../events.js';
import { decideFeedItems } from '../feed/decide-feed-items.js';
import type { FeedContext, FeedItem, PortalStatus, ProgressItem, SnapshotItem } from '../feed/feed-item.js';
import type { DossierState, Received } from '../state.js';
import { at } from './at.js';

/** When a feed's items are decided and came, unless a spec says otherwise. */
export const NOW = at('2026-04-20 08:00');
export const RECEIVED = at('2026-03-02 08:00');

/** A snapshot of dossier `A`, received on the second of March and due on the tenth. */
export const shown = (told: Partial<SnapshotItem> = {}): SnapshotItem => ({
  ...{ kind: 'snapshot', code: 'A', cameAt: NOW, status: null, submittedAt: null, receivedAt: RECEIVED },
  ...{ dueAt: at('2026-03-10 17:00'), processedAt: null, returnedAt: null, refusedAt: null, supplements: [] },
  ...{ procedureCode: 'P1', fieldCode: 'F1', agencyId: 'A', agencyLevel: null, channel: 'counter', via: 'counter' },
  ...{ components: [], personal: null, ...told },
});

/** A step of dossier `A`. */
export const worked = (time: string, status: PortalStatus = 4, unitId: string | null = null): ProgressItem => ({
  ...{ kind: 'progress', code: 'A', eventId: `${String(status)} ${String(unitId)} ${time}`, at: at(time), status },
  ...{ unitId, pseudonym: null, personal: null },
});

/** The state after one more event, as if it were stored. */
export function append(state: DossierState, event: Omit<FoldableEvent, 'version'>): DossierState {
  const version = state.version + 1;
  return evolve(state, { eventId: `e${String(version)}`, ...event, version } as FoldableEvent);
}

/** One message to a dossier, and what became of it. */
export function take(state: DossierState, items: readonly FeedItem[], given: Partial<FeedContext> = {}) {
  const context = { now: NOW, feedName: 'dvcqg', calendar: civilServiceCalendar, limitOf: () => null, ...given };
  const dayOf = (instant: number) => localDayNumber(instant, 'Asia/Ho_Chi_Minh');
  const { verdicts, events } = decideFeedItems(state, items, context, dayOf);
  const after = events.reduce((next, event) => append(next, event), state);
  return { state: after as Received, problems: verdicts.flatMap(({ problems }) => problems), verdicts, events };
}
