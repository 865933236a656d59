import type { DemoEntry } from '../demo-entry.js';
import type { CaseFile } from './case-file.js';
import { collect } from './collection.js';
import { endingOf } from './ending.js';
import { handle } from './handling.js';
import { HistoryWriter } from './history-writer.js';
import { takeIn } from './intake.js';

/** What became of a dossier up to the present: its events in order, none if it is still on its way. */
export function historyOf(code: string, given: Omit<CaseFile, 'writer'>): DemoEntry[] {
  const writer = new HistoryWriter(code, given.world, given.random);
  const file = { ...given, writer };
  const { state } = takeIn(file) ? writer : { state: null };
  if (state?.received) {
    const readyAt = handle(file, state, endingOf(file, state));
    if (readyAt !== null) collect(file, state, readyAt);
  }
  return writer.entries;
}
