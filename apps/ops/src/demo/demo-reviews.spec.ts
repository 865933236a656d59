import { beforeAll, describe, expect, test } from '@jest/globals';
import { standingOf } from '#application';
import { codeOfReviewStream, replayReview } from '#dossier';
import type { FoldableReviewEvent, ReviewState } from '#dossier';
import type { GeneratedDemo } from './generate-demo.js';
import { SUNDAY_MORNING, demoYear, statesOf } from './testing/demo-year.js';

let demo: GeneratedDemo;
let reviews: ReviewState[];

beforeAll(() => {
  demo = demoYear();
  const histories = new Map<string, FoldableReviewEvent[]>();
  for (const { streamId, expectedVersion, event, actorId } of demo.reviews) {
    const history = histories.get(streamId) ?? [];
    history.push({ ...event, version: expectedVersion + 1, actorId });
    histories.set(streamId, history);
  }
  reviews = [...histories].map(([stream, history]) => replayReview(codeOfReviewStream(stream) ?? '', history));
});

describe('apologies of the demo', () => {
  test('are told of most extensions, once, and of some days later or never', () => {
    const entered = new Map(
      demo.entries.flatMap(({ event, eventId = '', recordedAt }) =>
        event.type === 'DeadlineExtended' ? [[eventId, recordedAt] as const] : [],
      ),
    );
    const after = demo.tellings.map(
      ({ event, recordedAt }) => recordedAt - (entered.get(event.data.extensionEventId) ?? Infinity),
    );
    expect(after.length).toBe(new Set(demo.tellings.map(({ event }) => event.data.extensionEventId)).size);
    expect(Math.min(...after)).toBeGreaterThan(0);
    expect(after.length).toBeLessThan(entered.size - 2);
    expect(after.length).toBeGreaterThan(entered.size * 0.8);
    expect(after.filter((delay) => delay > 8 * 3_600_000).length).toBeGreaterThan(2);
  });
});

describe('reviews of the demo', () => {
  test('stand in every state, and some late cases are still untouched', () => {
    const count = (status: string) => reviews.filter((review) => review.status === status).length;
    expect(Math.min(count('open'), count('examined'))).toBeGreaterThan(3);
    expect(count('closed')).toBeGreaterThan(50);
    const late = statesOf(demo).filter(
      (state) => standingOf(state, SUNDAY_MORNING, 'Asia/Ho_Chi_Minh').lateness !== null,
    );
    expect(late.length).toBeGreaterThan(reviews.length + 5);
  });

  test('are of dossiers that ended late', () => {
    const late = new Set(
      statesOf(demo)
        .filter((state) => standingOf(state, SUNDAY_MORNING, 'Asia/Ho_Chi_Minh').lateness?.kind === 'endedLate')
        .map(({ code }) => code),
    );
    expect(reviews.filter(({ code }) => !late.has(code))).toEqual([]);
  });

  test('know repeats, excuses and reopened ones', () => {
    const begun = reviews.flatMap((review) => (review.status === 'none' ? [] : [review]));
    expect(begun.some(({ repeat }) => repeat !== null && repeat.earlier.length === Math.min(repeat.count, 20))).toBe(
      true,
    );
    expect(begun.some(({ judgement }) => judgement?.excused === true)).toBe(true);
    expect(begun.some(({ reopenings }) => reopenings > 0)).toBe(true);
  });

  test('are recorded in order, none after the present, the same on every run', () => {
    const times = demo.reviews.map(({ recordedAt }) => recordedAt);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(SUNDAY_MORNING);
    expect(demoYear({ dossiers: 2_000 }).reviews).toEqual(demoYear({ dossiers: 2_000 }).reviews);
  });
});
