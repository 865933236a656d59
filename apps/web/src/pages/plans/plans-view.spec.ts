import { describe, expect, it } from '@jest/globals';
import { newestFirst } from './plans-view.js';

const entry = (eventId: string, targetId: string, period: string, calendar: 'gregorian' | 'kstt' = 'gregorian') => ({
  ...{ eventId, targetId, period, calendar, position: 1, recordedAt: '', actorId: null },
});

describe('what was entered for a plan', () => {
  it('is the newest first; an earlier entry for the same target and period is superseded and stays', () => {
    const entered = [
      entry('a', 'sipas', '2022'),
      entry('b', 'sipas', '2023'),
      entry('c', 'sipas', '2022', 'kstt'),
      entry('d', 'sipas', '2022'),
    ];
    expect(newestFirst(entered).map(({ eventId, superseded }) => [eventId, superseded])).toEqual([
      ['d', false],
      ['c', false],
      ['b', false],
      ['a', true],
    ]);
  });
});
