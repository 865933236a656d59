import { GroupAppender, PostgresEventStore } from '#event-store';
import type { Database } from '#event-store';
import { Catalogues } from '../catalogue/catalogues.js';
import { PostgresCodeNumbers } from '../dossiers/code-numbers.js';
import { ExecuteDossierCommandHandler } from '../dossiers/execute-dossier-command.handler.js';
import { DuplicateIntakes } from '../personal/duplicate-intakes.js';
import { Officers } from '../officers/index.js';
import { PersonalVault } from '../personal/personal-vault.js';
import type { Clock, HouseRules, Ids } from '../ports.js';
import type { EventsInTools } from './take-events.js';

/** What the counter's way of deciding needs, outside Nest. */
export interface EventsInSurroundings {
  database: Database;
  masterKey: Buffer;
  clock: Clock;
  ids: Ids;
  houseRules: HouseRules;
  onAppended: (tenant: string) => void;
}

/** The tools of `takeEvents` for the command line: the same handler that the api has on its bus. */
export function openEventsIn(around: EventsInSurroundings): EventsInTools {
  const { database, masterKey, clock, ids, houseRules, onAppended } = around;
  const store = new PostgresEventStore(database);
  const catalogues = new Catalogues(database, clock);
  const handler = new ExecuteDossierCommandHandler(
    store,
    new GroupAppender(store, onAppended),
    catalogues,
    new PersonalVault(database, masterKey),
    new DuplicateIntakes(database, masterKey),
    new PostgresCodeNumbers(database),
    clock,
    ids,
    houseRules,
    new Officers(database, catalogues),
  );
  return { database, store, execute: (command) => handler.execute(command) };
}
