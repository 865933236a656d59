import { Catalogues } from '../catalogue/catalogues.js';
import { openEventsIn } from '../events-in/index.js';
import type { EventsInSurroundings } from '../events-in/index.js';
import { PostgresEventStore } from '#event-store';
import type { SheetIntakeTools } from './receive-sheet.types.js';

/** The tools of `receiveSheet` for the command line: the same handler that the api has on its bus. */
export function openSheetIntake(around: EventsInSurroundings): SheetIntakeTools {
  const { database, clock, houseRules } = around;
  const { execute } = openEventsIn(around);
  const catalogues = new Catalogues(database, clock);
  return { database, store: new PostgresEventStore(database), catalogues, clock, houseRules, execute };
}
