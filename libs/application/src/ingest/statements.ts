import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** One statement per file in `sql/`, read once. */
export const statements = {
  quarantineItems: load('quarantine-items'),
  openItemsOf: load('open-items-of'),
  stripItems: load('strip-items'),
  takeItems: load('take-items'),
  waitingItems: load('waiting-items'),
  mendableItems: load('mendable-items'),
  dismissItems: load('dismiss-items'),
  itemsById: load('items-by-id'),
  listItems: load('list-items'),
  countItems: load('count-items'),
  knownItems: load('known-items'),
  rememberItems: load('remember-items'),
  newestDossiers: load('newest-dossiers'),
};
