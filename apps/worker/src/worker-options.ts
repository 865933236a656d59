import type { Projection, ProjectionStore } from '#event-store';
import type { AppLogger, Clock } from '#platform';
import type { DeliveryOptions, NightlyStep } from '#application';
import type { HeadSigner } from '#platform';

/** How a worker process works. */
export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  /** Wraps the keys of personal data. */
  readonly masterKey: Buffer;
  readonly logger: AppLogger;
  readonly clock: Clock;
  readonly nightlySteps?: readonly NightlyStep[];
  /** Verifies logs for whoever asks: the folder of signed heads and what signs them. */
  readonly signedHeads?: { readonly folder: string; readonly signer: HeadSigner } | undefined;
  /** Share of a limit that is left when it is due soon. */
  readonly dueSoonShare?: number | undefined;
  /** Hosts that webhooks may call besides the public network; waits that specs shorten, milliseconds. */
  readonly webhooks?: DeliveryOptions & { readonly allowedHosts?: readonly string[]; readonly timeLimit?: number };
  /** Where citizens look a dossier up, without a slash at the end; absent: messages hold no link. */
  readonly site?: string | undefined;
  /** Milliseconds; specs shorten them. */
  readonly intervals?: Partial<Intervals>;
  /** Instead of the product's read models, for specs. */
  readonly projections?: (store: ProjectionStore) => Projection[];
}

/** How often a worker looks for itself, whatever the queue says; milliseconds. */
export interface Intervals {
  /** Heads against checkpoints: a lost wake-up costs no more than this. */
  sweep: number;
  heartbeat: number;
  /** Schedulers put back, and the nightly run begun where it is due. */
  schedules: number;
  /** Open jobs that nobody works on. */
  strandedJobs: number;
  /** Files and verdicts of imports that lay for too long. */
  imports: number;
  /** What applicants are to be told, and what opens their dossiers to them. */
  messages: number;
  /** By what applicants are found again. */
  persons: number;
  /** Promises that are due soon or overdue. */
  notices: number;
  /** Webhooks whose next try has come. */
  webhooks: number;
}

export const INTERVALS: Intervals = {
  sweep: 1_000,
  heartbeat: 2_000,
  schedules: 600_000,
  strandedJobs: 5_000,
  imports: 60_000,
  notices: 5_000,
  webhooks: 1_000,
  messages: 1_000,
  persons: 1_000,
};

/** How long an open job may stand still before it is enqueued again; seconds. A slice takes less than one. */
export const STRANDED_AFTER = { queuedSeconds: 4, runningSeconds: 20 };

/** Nest injection tokens. */
export const SETTINGS = Symbol('worker.settings');
