export { BackgroundModule, createRecomputation } from './background.module.js';
export type { BackgroundOptions } from './background.module.js';
export { jobErrorOf, jobView } from './job.js';
export type { Job, JobError, JobState, JobView, NewJob } from './job.js';
export { JobProgress } from './job-progress.js';
export { CancelJob, GetJob, ListJobs } from './job-requests.js';
export { JOB_STARTER } from './job-starter.js';
export type { JobStarter } from './job-starter.js';
export { Jobs } from './jobs.js';
export { allProjections } from '../projections/all-projections.js';
export { ListParkedStreams, RetryParkedStream } from '../projections/parked-streams.js';
export type { ParkedStreamView } from '../projections/parked-streams.js';
export { GetBackground } from '../projections/get-background.js';
export type { BackgroundView } from '../projections/get-background.js';
export { BackgroundHealth, overallHealth } from '../projections/projection-health.js';
export type { OverallHealth } from '../projections/projection-health.js';
export type { ProjectionHealth, WorkerLiveness } from '../projections/projection-health.js';
export { catchUpBeside } from '../projections/catch-up-beside.js';
export { ProjectionRunner } from '../projections/projection-runner.js';
export type { Lagging, ProjectionRunnerOptions } from '../projections/projection-runner.js';
export { PROJECTIONS } from '../projections/projection-tokens.js';
export { rebuildReadModels } from '../projections/rebuild-read-models.js';
export type { RebuildRequest } from '../projections/rebuild-read-models.js';
export {
  COMPUTED_POLICIES,
  NIGHTLY_POLICIES,
  type MonthlyFigure,
  monthlyFigures,
} from '../recomputation/monthly-figures.js';
export { NightlySchedule, nightlyDate } from '../recomputation/nightly-schedule.js';
export type { StartedNightly } from '../recomputation/nightly-schedule.js';
export type { NightlyContext, NightlyStep } from '../recomputation/nightly-steps.js';
export type { RecomputationParameters } from '../recomputation/plan-recomputation.js';
export { PARTS_AT_ONCE, RECOMPUTATION_KINDS, Recomputation } from '../recomputation/recomputation.js';
export type { RecomputationResult, RunEnd, RunOptions } from '../recomputation/recomputation.js';
export type { PartName } from '../recomputation/recomputation-parts.js';
export { StartRecomputation } from '../recomputation/start-recomputation.js';
export { writeRecomputation } from '../recomputation/start-recomputation.handler.js';
