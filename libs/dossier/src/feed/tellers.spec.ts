import { expect, it } from '@jest/globals';
import { civilServiceCalendar, localDayNumber } from '#calendar';
import { unknownDossier } from '../state.js';
import { at } from '../testing/at.js';
import { decideFeedItems } from './decide-feed-items.js';
import type { FeedItem, ProgressItem, SnapshotItem } from './feed-item.js';

const CODE = 'H26-1';
const now = at('2026-04-20 08:00');
const context = { now, feedName: 'dvcqg', calendar: civilServiceCalendar, limitOf: () => null };
const snapshot = (rest: Partial<SnapshotItem> = {}): SnapshotItem => ({
  ...{ kind: 'snapshot', code: CODE, cameAt: now, status: null, submittedAt: null, receivedAt: at('2026-03-02 08:00') },
  ...{ dueAt: at('2026-03-20 17:00'), processedAt: null, returnedAt: null, refusedAt: null, supplements: [] },
  ...{ procedureCode: 'P1', fieldCode: null, agencyId: 'A', agencyLevel: null, channel: 'counter', via: 'counter' },
  ...{ components: [], personal: null, ...rest },
});
const step = (when: string, status: ProgressItem['status']): ProgressItem => ({
  ...{ kind: 'progress', code: CODE, eventId: `s-${when}`, at: at(when), status },
  ...{ unitId: null, pseudonym: null, personal: null },
});
function told(...items: FeedItem[]) {
  const { events, tellers } = decideFeedItems(unknownDossier(CODE), items, context, (instant) =>
    localDayNumber(instant, 'Asia/Ho_Chi_Minh'),
  );
  expect(tellers).toHaveLength(events.length);
  return events.map(({ type }, index) => [type, tellers[index]]);
}

it('an end known to the second is the step’s, what only the snapshot dates is the snapshot’s', () => {
  const items = [
    step('2026-03-09 10:00', 9),
    snapshot({ processedAt: at('2026-03-09 10:00'), returnedAt: at('2026-03-10 09:00') }),
  ];
  expect(told(...items)).toEqual([
    ['DossierReceived', 1],
    ['ActivityRecorded', 0],
    ['DossierProcessed', 0],
    ['ResultReturned', 1],
  ]);
});

it('of two snapshots without dates each has the due and the status that it says', () => {
  const waiting = snapshot({ status: 5, dueAt: at('2026-03-25 17:00') });
  expect(told(snapshot(), waiting)).toEqual([
    ['DossierReceived', 0],
    ['SupplementRequested', 1],
    ['DeadlineRecalculated', 1],
  ]);
});

it('the step that ends a wait has its end, and the one that begins it the beginning', () => {
  expect(told(snapshot(), step('2026-03-04 08:00', 5), step('2026-03-05 08:00', 4))).toEqual([
    ...[
      ['DossierReceived', 0],
      ['ActivityRecorded', 1],
      ['ActivityRecorded', 2],
    ],
    ...[
      ['SupplementRequested', 1],
      ['SupplementReceived', 2],
    ],
  ]);
});
