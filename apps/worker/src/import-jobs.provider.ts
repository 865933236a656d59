import type { Provider } from '@nestjs/common';
import {
  CATALOGUES,
  CLOCK,
  CaseListImportJobs,
  DATABASE,
  EVENT_STORE,
  IDS,
  ImportFiles,
  ImportResults,
  Jobs,
  Pseudonyms,
} from '#application';
import type { Catalogues, Clock, Ids } from '#application';
import type { Database, EventStore } from '#event-store';
import { WakeUps } from '#platform';
import { SETTINGS } from './worker-options.js';
import type { WorkerSettings } from './worker-options.js';

/** Case lists that were handed in on the page. */
export const IMPORT_JOBS: Provider = {
  provide: CaseListImportJobs,
  inject: [SETTINGS, DATABASE, EVENT_STORE, Jobs, ImportFiles, ImportResults, CATALOGUES, CLOCK, IDS, WakeUps],
  useFactory: (
    { masterKey }: WorkerSettings,
    database: Database,
    store: EventStore,
    jobs: Jobs,
    files: ImportFiles,
    results: ImportResults,
    catalogues: Catalogues,
    clock: Clock,
    ids: Ids,
    wakeUps: WakeUps,
  ) =>
    new CaseListImportJobs({
      ...{ database, store, jobs, files, results, clock, ids, pseudonyms: new Pseudonyms(masterKey) },
      onAppended: (tenant) => {
        wakeUps.wake(tenant);
      },
      onCatalogueChanged: (tenant) => {
        catalogues.forget(tenant);
      },
    }),
};
