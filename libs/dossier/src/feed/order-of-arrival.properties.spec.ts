import { describe, expect, it } from '@jest/globals';
import { civilServiceCalendar, localDayNumber } from '#calendar';
import fc from 'fast-check';
import { evolve } from '../evolve.js';
import type { FoldableEvent } from '../events.js';
import type { DossierState } from '../state.js';
import { unknownDossier } from '../state.js';
import { at } from '../testing/at.js';
import { decideFeedItems } from './decide-feed-items.js';
import type { FeedItem, PortalStatus, ProgressItem, SnapshotItem } from './feed-item.js';

const CODE = 'H26-1';
const HOUR = 3_600_000;
const RECEIVED = at('2026-03-02 08:00');
const NOW = at('2026-04-20 08:00');
const context = { now: NOW, feedName: 'dvcqg', calendar: civilServiceCalendar, limitOf: () => null };
const dayOf = (instant: number) => localDayNumber(instant, 'Asia/Ho_Chi_Minh');

const hour = fc.nat({ max: 24 * 14 }).map((hours) => RECEIVED + hours * HOUR);
const maybe = fc.option(hour, { nil: null });

const supplements = fc
  .array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }), fc.boolean(), fc.boolean()), { maxLength: 3 })
  .map((gaps) => {
    let clock = RECEIVED;
    return gaps.map(([before, length, isOpen, movesDue], index) => {
      const requestedAt = (clock += before * HOUR);
      const receivedAt = (clock += length * HOUR);
      const due = movesDue && !isOpen ? receivedAt + 200 * HOUR + index : null;
      return { requestedAt, receivedAt: isOpen ? null : receivedAt, previousDueAt: null, dueAt: due };
    });
  });

/** One and the same system shows a dossier: what it dates it dates alike, and never a status that needs a date it lacks. */
const snapshots = fc
  .record({ processedAt: maybe, returnedAt: maybe, supplements, known: fc.array(fc.nat({ max: 7 }), { maxLength: 4 }) })
  .map(({ processedAt, returnedAt, supplements: listed, known }) =>
    [7, ...known].map((mask): SnapshotItem => ({
      ...shown((mask & 4) === 4 ? listed : []),
      processedAt: (mask & 1) === 1 ? processedAt : null,
      returnedAt: (mask & 2) === 2 ? returnedAt : null,
    })),
  );

const shown = (listed: SnapshotItem['supplements']): SnapshotItem => ({
  ...{ kind: 'snapshot', code: CODE, cameAt: NOW, status: null, submittedAt: null, receivedAt: RECEIVED },
  ...{ dueAt: RECEIVED + 400 * HOUR, processedAt: null, returnedAt: null, refusedAt: null, supplements: listed },
  ...{ procedureCode: 'P1', fieldCode: null, agencyId: 'A', agencyLevel: null, channel: 'counter', via: 'counter' },
  ...{ grain: 'date', components: [], personal: null },
});

const steps = fc.uniqueArray(fc.record({ at: hour, status: fc.constantFrom<PortalStatus>(2, 4, 5, 6, 7, 8, 9, 10) }), {
  maxLength: 6,
  selector: ({ at: when, status }) => `${String(when)} ${String(status)}`,
});
const toStep = (step: { at: number; status: PortalStatus }): ProgressItem => ({
  ...{ kind: 'progress', code: CODE, eventId: `s${String(step.at)}-${String(step.status)}`, ...step },
  ...{ unitId: null, pseudonym: null, personal: null },
});

/** Feeds items in pieces, each decided on what the log says by then; what waits is taken up with every later piece. */
function feed(pieces: readonly (readonly FeedItem[])[]): DossierState {
  let state: DossierState = unknownDossier(CODE);
  let waiting: FeedItem[] = [];
  for (const piece of pieces) {
    const items = [...waiting, ...piece];
    const { verdicts, events } = decideFeedItems(state, items, context, dayOf);
    waiting = items.filter((_item, index) => verdicts[index]?.verdict === 'quarantined');
    for (const event of events) {
      const version = state.version + 1;
      state = evolve(state, { eventId: `e${String(version)}`, ...event, version } satisfies FoldableEvent);
    }
  }
  return state;
}

function factsOf(state: DossierState) {
  if (!state.received) return state.status;
  const { receivedAt, dueAt, firstPromiseAt, promiseDueAt, indexDueAt, processedAt, returnedAt } = state;
  const { withdrawnAt, stoppedAt, waits, supplementRequests, status } = state;
  const dues = { receivedAt, dueAt, firstPromiseAt, promiseDueAt, indexDueAt };
  const flags = state.flags.filter((flag) => flag !== 'retold').sort();
  return { status, ...dues, processedAt, returnedAt, withdrawnAt, stoppedAt, waits, supplementRequests, flags };
}

const told = fc.tuple(snapshots, steps).map(([shown, done]) => [...shown, ...done.map(toStep)] as FeedItem[]);
const shuffled = told.chain((items) =>
  fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
);

describe('what a feed tells of one dossier', () => {
  it('ends in the same facts one by one, in any order, as all at once', () => {
    fc.assert(
      fc.property(shuffled, ([items, other]) => {
        expect(factsOf(feed(other.map((item) => [item])))).toEqual(factsOf(feed([items])));
      }),
      { numRuns: 150 },
    );
  });

  it('takes a wait back that nothing new replaces: one that begins, better known, when the dossier has ended', () => {
    const listed = { requestedAt: RECEIVED, receivedAt: null, previousDueAt: null, dueAt: null };
    const steps: FeedItem[] = ([2, 10, 5] as const).map((status) =>
      toStep({ at: status === 2 ? RECEIVED : RECEIVED + 6 * HOUR, status }),
    );
    const [work, end, request] = steps as [FeedItem, FeedItem, FeedItem];
    const before = feed([[shown([listed])], [work], [end]]);
    expect(before).toMatchObject({ supplementRequests: 1 });
    expect(feed([[shown([listed])], [work], [end], [request]])).toMatchObject({ supplementRequests: 0, waits: [] });
  });

  it('changes nothing when it comes again', () => {
    fc.assert(
      fc.property(shuffled, ([items, other]) => {
        const { version } = feed([items]);
        expect(feed([items, other, other]).version).toBe(version);
      }),
      { numRuns: 80 },
    );
  });
});
