import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '#application';
import type { Database } from '#event-store';
import { queueBackendOf, uuidV7 } from '#platform';
import { SETTINGS } from './worker-options.js';
import type { WorkerSettings } from './worker-options.js';

const BEAT = `
  insert into worker_heartbeat (worker_id, started_at, beat_at, queue_backend)
  values ($1, clock_timestamp(), clock_timestamp(), $2)
  on conflict (worker_id) do update set beat_at = excluded.beat_at`;

/** Says in PostgreSQL that this worker lives; what a killed one left behind goes after a day. */
@Injectable()
export class Heartbeat {
  readonly workerId = uuidV7();

  constructor(
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  async beat(): Promise<void> {
    await this.database.query(BEAT, [this.workerId, queueBackendOf(this.settings)]);
    await this.database.query(`delete from worker_heartbeat where beat_at < clock_timestamp() - interval '1 day'`);
  }

  /** A clean stop leaves no row behind. */
  async leave(): Promise<void> {
    await this.database
      .query('delete from worker_heartbeat where worker_id = $1', [this.workerId])
      .catch(() => undefined);
  }
}
