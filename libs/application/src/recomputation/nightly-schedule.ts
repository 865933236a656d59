import { addDays, localDateTime } from '#calendar';
import type { Instant, PlainDate } from '#calendar';
import type { Database } from '#event-store';
import type { Jobs } from '../jobs/jobs.js';
import type { Clock } from '../ports.js';

/** Local wall time from which a date's nightly run is due: minutes after midnight. */
const DUE_FROM_MINUTES = 90;

/**
 * The date whose run is due at an instant: from 01:30 of the tenant's zone on it is today's, before that still
 * yesterday's. A computer that slept for days owes one run, today's.
 */
export function nightlyDate(now: Instant, timezone: string): PlainDate {
  const { date, hour, minute } = localDateTime(now, timezone);
  return hour * 60 + minute >= DUE_FROM_MINUTES ? date : addDays(date, -1);
}

/** A run that failed may be begun again, but not at every look: what failed for good would fail all day. */
const MAY_BEGIN_AGAIN = `exists (
  select from job j where j.tenant_id = n.tenant_id and j.job_id = n.job_id
    and j.state in ('failed', 'cancelled') and j.finished_at < clock_timestamp() - interval '1 hour')`;

const KNOWN = `select 1 from nightly_run n where tenant_id = $1 and run_on = $2 and not ${MAY_BEGIN_AGAIN}`;

const BEGIN = `
  insert into nightly_run as n (tenant_id, run_on, job_id) values ($1, $2, $3)
  on conflict (tenant_id, run_on) do update set job_id = excluded.job_id where ${MAY_BEGIN_AGAIN}
  returning 1`;

/** A nightly run that has just been written down. */
export interface StartedNightly {
  tenant: string;
  jobId: string;
  runOn: PlainDate;
}

/**
 * Writes down the nightly run of every tenant that is due and has none yet. The row (tenant, date) decides, so it does
 * not matter who asks, how often, or how many at once.
 */
export class NightlySchedule {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async startDue(): Promise<StartedNightly[]> {
    const started: StartedNightly[] = [];
    const tenants = await this.database.query<{ tenant: string; timezone: string }>(
      'select tenant_id as tenant, timezone from tenant order by 1',
    );
    for (const { tenant, timezone } of tenants) {
      const runOn = nightlyDate(this.clock.now(), timezone);
      const jobId = await this.startOne(tenant, runOn);
      if (jobId !== null) started.push({ tenant, jobId, runOn });
    }
    return started;
  }

  private async startOne(tenant: string, runOn: PlainDate): Promise<string | null> {
    const known = await this.database.query(KNOWN, [tenant, runOn]);
    if (known.length > 0) return null;
    return this.database.transaction(async (sql) => {
      const jobId = this.jobs.newId();
      const won = await sql.query(BEGIN, [tenant, runOn, jobId]);
      if (won.length === 0) return null;
      return this.jobs.create(
        tenant,
        { kind: 'nightly', parameters: { runOn }, unit: 'slice', requestedBy: 'system' },
        sql,
        jobId,
      );
    });
  }
}
