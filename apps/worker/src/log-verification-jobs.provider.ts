import type { Provider } from '@nestjs/common';
import { CLOCK, DATABASE, EVENT_STORE, Jobs, LogVerificationJobs } from '#application';
import type { Clock, LogSigning } from '#application';
import { HeadFiles, SignedHeads } from '#event-store';
import type { Database, EventStore } from '#event-store';
import { SETTINGS } from './worker-options.js';
import type { WorkerSettings } from './worker-options.js';

/** Logs verified by hand; the head files lie where this worker signs them every night. */
export const LOG_VERIFICATION_JOBS: Provider = {
  provide: LogVerificationJobs,
  inject: [SETTINGS, DATABASE, EVENT_STORE, Jobs, CLOCK],
  useFactory: (
    { signedHeads }: WorkerSettings,
    database: Database,
    store: EventStore,
    jobs: Jobs,
    clock: Clock,
  ): LogVerificationJobs => {
    const signing: LogSigning | null =
      signedHeads === undefined
        ? null
        : {
            ...{ store, heads: new SignedHeads(database) },
            ...{ files: new HeadFiles(signedHeads.folder), signer: signedHeads.signer },
          };
    return new LogVerificationJobs({ jobs, clock, signing });
  },
};
