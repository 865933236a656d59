import type { Database } from '#event-store';
import type { ImportDependencies } from '../imports/index.js';
import type { Jobs } from '../jobs/jobs.js';
import type { ImportFiles } from './import-files.js';
import type { ImportResults } from './import-results.js';

/** What taking in a list that was handed in needs, besides what every import needs. */
export interface ImportJobTools extends ImportDependencies {
  database: Database;
  jobs: Jobs;
  files: ImportFiles;
  results: ImportResults;
}
