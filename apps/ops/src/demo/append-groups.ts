import type { DemoEntry, DemoReviewEntry, DemoSetUpEntry, DemoTellingEntry } from './demo-entry.js';

type Entry = DemoEntry | DemoReviewEntry | DemoTellingEntry | DemoSetUpEntry;

/** Entries of one stream that follow each other in the log, and so can be one append. */
export type Run = [first: Entry, ...rest: Entry[]];

/** Cuts entries, in their order, into groups of at most `size` events; the same entries are always cut alike. */
export function* appendGroups(entries: readonly Entry[], size: number): Generator<Run[]> {
  for (let start = 0; start < entries.length; start += size) {
    const runs: Run[] = [];
    for (const entry of entries.slice(start, start + size)) {
      const run = runs.at(-1);
      if (run?.[0].streamId === entry.streamId) run.push(entry);
      else runs.push([entry]);
    }
    yield runs;
  }
}
