import { expect, it } from '@jest/globals';
import { logPages } from './log-pages.js';
import type { EventStore, ReadRange } from './event-store.js';
import type { StoredEvent } from './stored-event.js';

/** A log of so many events, and what was asked of it. */
function logOf(length: number) {
  const asked: number[] = [];
  const ended: number[] = [];
  const readLog = async (_: string, { after, limit, upTo = length }: ReadRange): Promise<StoredEvent[]> => {
    asked.push(after);
    await Promise.resolve();
    ended.push(after);
    const positions = Array.from({ length }, (_one, at) => at + 1);
    const found = positions.filter((position) => position > after && position <= upTo).slice(0, limit);
    return found.map((position) => ({ position }) as StoredEvent);
  };
  const reader: Pick<EventStore, 'readLog'> = { readLog };
  return { reader, asked, ended };
}

const pagesOf = async (length: number, range: { after: number; upTo: number; limit: number }): Promise<number[][]> => {
  const pages: number[][] = [];
  for await (const page of logPages(logOf(length).reader, 'T', range)) pages.push(page.map(({ position }) => position));
  return pages;
};

it.each([
  [7, { after: 0, upTo: 7, limit: 3 }, [[1, 2, 3], [4, 5, 6], [7]]],
  [
    7,
    { after: 2, upTo: 6, limit: 2 },
    [
      [3, 4],
      [5, 6],
    ],
  ],
  [4, { after: 0, upTo: 9, limit: 3 }, [[1, 2, 3], [4]]],
  [4, { after: 4, upTo: 4, limit: 3 }, []],
  [0, { after: 0, upTo: 5, limit: 3 }, []],
])('of %s events in %j are %j', async (length, range, expected) => {
  expect(await pagesOf(length, range)).toEqual(expected);
});

it('one page is read ahead, and none is being read any more when the reader is left early', async () => {
  const { reader, asked, ended } = logOf(9);
  for await (const page of logPages(reader, 'T', { after: 0, upTo: 9, limit: 3 })) {
    expect(page).toHaveLength(3);
    expect(asked).toEqual([0, 3]);
    break;
  }
  expect(ended).toEqual([0, 3]);
});

it('a page that cannot be read is an error where it is asked for', async () => {
  const reader = {
    readLog: (_: string, { after }: ReadRange) =>
      after === 0 ? Promise.resolve([{ position: 1 } as StoredEvent]) : Promise.reject(new Error('gone')),
  };
  const seen: number[] = [];
  const all = async () => {
    for await (const [event] of logPages(reader, 'T', { after: 0, upTo: 2, limit: 1 })) seen.push(event?.position ?? 0);
  };
  await expect(all()).rejects.toThrow('gone');
  expect(seen).toEqual([1]);
});
