import type { CaseFile } from './case-file.js';
import { collect } from './collection.js';
import { detain } from './detention.js';
import { endingOf } from './ending.js';
import { conclude, handle } from './handling.js';
import { HistoryWriter } from './history-writer.js';
import { takeIn } from './intake.js';
import { keepRecord } from './record-keeping.js';

/** What became of a dossier up to the present: its events in order, none if it is still on its way, and how it stands. */
export function historyOf(code: string, given: Omit<CaseFile, 'writer'>): Pick<HistoryWriter, 'entries' | 'state'> {
  const writer = new HistoryWriter(code, given.world, given.random);
  const file = { ...given, writer };
  const { state } = takeIn(file) ? writer : { state: null };
  if (state?.received) {
    const detained = detain(file, state);
    if (detained === 'unfinished') return writer;
    const readyAt =
      detained === null
        ? handle(file, state, endingOf(file, state))
        : conclude(file, endingOf(file, detained.state, detained.until), detained.holder);
    if (readyAt !== null) collect(file, state, readyAt);
    keepRecord(file);
  }
  return writer;
}
