import { Catalogues } from '../catalogue/catalogues.js';
import { openEventsIn } from '../events-in/index.js';
import type { EventsInSurroundings } from '../events-in/index.js';
import { PostgresEventStore } from '#event-store';
import type { SheetIntakeTools } from './receive-sheet.types.js';
import { SheetRows } from './sheet-rows.js';

/** The tools of `receiveSheet` for the command line: the same handler that the api has on its bus. */
export function openSheetIntake(around: EventsInSurroundings): SheetIntakeTools {
  const { database, masterKey, clock, houseRules } = around;
  const { execute } = openEventsIn(around);
  const catalogues = new Catalogues(database, clock);
  const sheetRows = new SheetRows(database, masterKey);
  return { database, store: new PostgresEventStore(database), catalogues, clock, houseRules, sheetRows, execute };
}
