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
  ...{ components: [], personal: null },
});

const steps = fc.uniqueArray(fc.record({ at: hour, status: fc.constantFrom<PortalStatus>(2, 4, 5, 6, 7, 8, 9, 10) }), {
  maxLength: 6,
  selector: ({ at: when, status }) => `${String(when)} ${String(status)}`,
});
const toStep = (step: { at: number; status: PortalStatus }): ProgressItem => ({
  ...{ kind: 'progress', code: CODE, eventId: `s${String(step.at)}-${String(step.status)}`, ...step },
  ...{ unitId: null, pseudonym: null, personal: null },
});

/**
 * Feeds items in pieces, each decided on what the log says by then; what waits is taken up with every later piece. Beside it
 * what is open in the end: fields of two values, and the agency while a step that names one waits.
 */
function fed(pieces: readonly (readonly FeedItem[])[]): { state: DossierState; open: Set<string | null> } {
  let state: DossierState = unknownDossier(CODE);
  let waiting: FeedItem[] = [];
  let open: (string | null)[] = [];
  for (const piece of pieces) {
    const items = [...waiting, ...piece];
    const { verdicts, events } = decideFeedItems(state, items, context, dayOf);
    waiting = items.filter((_item, index) => verdicts[index]?.verdict === 'quarantined');
    const names = waiting.some((item) => item.kind === 'progress' && item.unitId !== null);
    open = verdicts.flatMap(({ problems }) => problems.map(({ code, field }) => (code === 'CONFLICT' ? field : null)));
    if (names) open.push(FIELDS.agencyId);
    for (const event of events) {
      const version = state.version + 1;
      state = evolve(state, { eventId: `e${String(version)}`, ...event, version } satisfies FoldableEvent);
    }
  }
  return { state, open: new Set(open) };
}
const feed = (pieces: readonly (readonly FeedItem[])[]): DossierState => fed(pieces).state;

function factsOf(state: DossierState) {
  if (!state.received) return state.status;
  const { receivedAt, dueAt, firstPromiseAt, promiseDueAt, indexDueAt, processedAt, returnedAt } = state;
  const { withdrawnAt, stoppedAt, waits, supplementRequests, status } = state;
  const dues = { receivedAt, dueAt, firstPromiseAt, promiseDueAt, indexDueAt };
  const flags = state.flags.filter((flag) => flag !== 'retold').sort();
  return { status, ...dues, processedAt, returnedAt, withdrawnAt, stoppedAt, waits, supplementRequests, flags };
}

/** Snapshots that leave some of the place unsaid or say it differently, and steps of the agency it was handed to. */
const places = fc.array(
  fc.record({
    ...{
      procedureCode: fc.constantFrom('', 'P1', 'P2'),
      channel: fc.constantFrom(null, 'counter' as const, 'online' as const),
    },
    ...{ agencyId: fc.constantFrom(null, 'A', 'B'), fieldCode: fc.constantFrom(null, 'F1') },
    components: fc.subarray(['a', 'b']).chain((codes) => fc.tuple(...codes.map(component))),
  }),
  { minLength: 2, maxLength: 4 },
);
const component = (code: string) =>
  fc.boolean().map((digitized) => ({ code, name: '', form: 'original' as const, digitized }));
const placed = fc
  .tuple(places, snapshots, steps, fc.infiniteStream(fc.constantFrom(null, 'B')))
  .map(([where, shown, done, units]): FeedItem[] => [
    ...where.map((place, index) => ({ ...(shown[index % shown.length] ?? shownBare), ...place })),
    ...done.map((step) => ({ ...toStep(step), unitId: units.next().value ?? null })),
  ]);
const shownBare = shown([]);

const FIELDS = { procedureCode: 'MaTTHC', fieldCode: 'MaLinhVuc', agencyId: 'DonViXuLy', channel: 'KenhThucHien' };
const MEMBERS = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

const told = fc.tuple(snapshots, steps).map(([shown, done]) => [...shown, ...done.map(toStep)] as FeedItem[]);
const inTwoOrders = (some: fc.Arbitrary<FeedItem[]>) =>
  some.chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })));
const shuffled = inTwoOrders(told);
const componentsOf = (state: DossierState) => (state.received ? [state.components, state.digitizedComponents] : []);

describe('what a feed tells of one dossier', () => {
  it('ends in the same facts one by one, in any order, as all at once', () => {
    fc.assert(
      fc.property(shuffled, ([items, other]) => {
        expect(factsOf(feed(other.map((item) => [item])))).toEqual(factsOf(feed([items])));
      }),
      { numRuns: 150 },
    );
  });

  it('ends in the same place, or names both values; and what happened there is the same all the same', () => {
    let contested = 0;
    fc.assert(
      fc.property(inTwoOrders(placed), ([items, other]) => {
        const [whole, single] = [fed([items]), fed(other.map((item) => [item]))];
        expect(factsOf(single.state)).toEqual(factsOf(whole.state));
        const named = new Set([...whole.open, ...single.open]);
        if (named.size > 0) contested++;
        for (const member of MEMBERS) {
          if (!named.has(FIELDS[member])) expect(single.state[member]).toBe(whole.state[member]);
        }
        expect(componentsOf(single.state)).toEqual(componentsOf(whole.state));
      }),
      { numRuns: 150 },
    );
    expect(contested).toBeGreaterThan(30);
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
