import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import {
  CALENDAR_KINDS,
  CLOSING_KINDS,
  CalendarJobs,
  CaseListImportJobs,
  IMPORT_KINDS,
  Jobs,
  LOG_VERIFICATION_KINDS,
  MessageWatch,
  NoticeWatch,
  PersonWatch,
  ProjectionRunner,
} from '#application';
import { RECOMPUTATION_KINDS } from '#application';
import { RareWarning, WakeUps } from '#platform';
import { Heartbeat } from './heartbeat.js';
import { MessageRounds } from './message-rounds.provider.js';
import { NightlyStarter } from './nightly-starter.js';
import { Repeating } from './repeating.js';
import { Stopping } from './stopping.js';
import { WebhookRounds } from './webhooks.provider.js';
import { INTERVALS, SETTINGS, STRANDED_AFTER } from './worker-options.js';
import type { WorkerSettings } from './worker-options.js';

/** What a worker does by itself, so that a lost job, a flushed Redis or a sleeping computer changes nothing but the delay. */
@Injectable()
export class WorkerLoops implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loops: Repeating[];

  constructor(
    @Inject(SETTINGS) settings: WorkerSettings,
    @Inject(ProjectionRunner) runner: ProjectionRunner,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(WakeUps) private readonly wakeUps: WakeUps,
    @Inject(NightlyStarter) nightly: NightlyStarter,
    @Inject(Heartbeat) private readonly heartbeat: Heartbeat,
    @Inject(NoticeWatch) notices: NoticeWatch,
    @Inject(MessageWatch) messages: MessageWatch,
    @Inject(PersonWatch) persons: PersonWatch,
    @Inject(MessageRounds) gateways: MessageRounds,
    @Inject(CalendarJobs) private readonly calendars: CalendarJobs,
    @Inject(CaseListImportJobs) imports: CaseListImportJobs,
    @Inject(Stopping) stopping: Stopping,
    @Inject(WebhookRounds) webhooks: WebhookRounds,
    @Inject(RareWarning) warning: RareWarning,
  ) {
    const every = { ...INTERVALS, ...settings.intervals };
    const loop = (name: string, milliseconds: number, round: () => Promise<unknown>) =>
      new Repeating(milliseconds, round, (error) => {
        warning.warn(name, error);
      });
    this.loops = [
      loop('heartbeat', every.heartbeat, () => heartbeat.beat()),
      loop('sweep', every.sweep, () => runner.sweep()),
      loop('schedules', every.schedules, () => nightly.look()),
      loop('stranded jobs', every.strandedJobs, () => this.startStranded()),
      loop('imports', every.imports, () => imports.forgetOld()),
      loop('notices', every.notices, () => notices.round(() => stopping.requested)),
      loop('messages', every.messages, () => messages.round(() => stopping.requested)),
      loop('persons', every.persons, () => persons.round(() => stopping.requested)),
      loop('message gateways', every.messages, () => gateways.round(() => stopping.requested)),
      loop('webhooks', every.webhooks, () => Promise.resolve(webhooks.wake())),
    ];
  }

  onApplicationBootstrap(): void {
    for (const loop of this.loops) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
    await this.heartbeat.leave();
  }

  private async startStranded(): Promise<void> {
    for (const { tenant, jobId } of await this.calendars.oweMissing()) this.wakeUps.startJob(tenant, jobId);
    const figures = [...RECOMPUTATION_KINDS, ...CALENDAR_KINDS, ...CLOSING_KINDS];
    const kinds = [...figures, ...LOG_VERIFICATION_KINDS, ...IMPORT_KINDS];
    const found = await this.jobs.stranded(kinds, STRANDED_AFTER);
    for (const { tenant, id } of found) this.wakeUps.startJob(tenant, id);
  }
}
