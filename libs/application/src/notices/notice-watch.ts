import { plainDateOf } from '#calendar';
import type { Instant } from '#calendar';
import type { Database } from '#event-store';
import { zoneOf } from '#read-models';
import type { Catalogues } from '../catalogue/catalogues.js';
import type { Clock } from '../ports.js';
import { giveStatement } from './give-statement.js';
import type { FactsStanding } from './plan-batch.js';
import { planBatch } from './plan-batch.js';
import { DEFAULT_DUE_SOON_SHARE } from './promise.js';
import { statements } from './statements.js';

export interface NoticeWatchOptions {
  /** Share of the limit that is left when a promise is due soon, 0 to 1; concerns promises planned from now on. */
  dueSoonShare?: number;
  /** Plans, or positions of the log, per transaction. */
  batchSize?: number;
}

const BATCH = 2_000;

/** What was recorded in the last moments may not be committed yet: nobody is called late for that. Milliseconds. */
export const SETTLING_MS = 2_000;

const GIVE = giveStatement();

/**
 * The deadline watch: plans the notices of every promise and gives them when their moment has come, once per (dossier,
 * promise, kind). Both happen under the lock of the tenant's row in `notice_watch`, so any number of workers may do it at
 * once, and each batch is one transaction, so one that is killed leaves nothing half done.
 */
export class NoticeWatch {
  private readonly share: number;
  private readonly batchSize: number;

  constructor(
    private readonly database: Database,
    private readonly catalogues: Catalogues,
    private readonly clock: Clock,
    { dueSoonShare = DEFAULT_DUE_SOON_SHARE, batchSize = BATCH }: NoticeWatchOptions = {},
  ) {
    this.share = dueSoonShare;
    this.batchSize = batchSize;
  }

  /** Does all there is to do, tenant by tenant; `stop` is asked between batches. Rejects with the first trouble, at the end. */
  async round(stop: () => boolean = () => false): Promise<void> {
    type Work = { tenant: string; timezone: string };
    const settled = new Date(this.clock.now() - SETTLING_MS);
    const troubles: unknown[] = [];
    for (const { tenant, timezone } of await this.database.query<Work>(statements.watchWork, [settled])) {
      if (stop()) break;
      try {
        await this.plan(tenant, timezone, stop);
        await this.give(tenant, timezone, stop);
      } catch (error) {
        troubles.push(error);
      }
    }
    if (troubles.length > 0) throw troubles[0];
  }

  /** Plans everything that the facts know of. */
  async plan(tenant: string, timezone: string, stop: () => boolean = () => false): Promise<void> {
    await this.database.query(statements.openWatch, [tenant, new Date(this.clock.now())]);
    for (let more = true; more && !stop();) {
      // Before the transaction: it asks with a connection of its own.
      const catalogue = await this.catalogues.of(tenant);
      const { share: dueSoonShare, batchSize } = this;
      const question = { tenant, timezone, catalogue, dueSoonShare, batchSize, now: this.clock.now() };
      more = await this.database.transaction((sql) => planBatch(sql, question));
    }
  }

  /** Gives what is due; answers how many notices. */
  async give(tenant: string, timezone: string, stop: () => boolean = () => false): Promise<number> {
    let given = 0;
    for (let looked = this.batchSize; looked >= this.batchSize && !stop();) {
      const done = await this.giveBatch(tenant, timezone);
      looked = done.looked;
      given += done.given;
    }
    return given;
  }

  private giveBatch(tenant: string, timezone: string): Promise<{ looked: number; given: number }> {
    const now = this.clock.now();
    return this.database.transaction(async (sql) => {
      const nothing = { looked: 0, given: 0 };
      const [watch] = await sql.query(statements.lockWatch, [tenant]);
      const [facts] = await sql.query<FactsStanding>(statements.factsStanding, [tenant]);
      if (watch === undefined || facts === undefined) return nothing;
      const asOf = knownUpTo(facts, now);
      const day = plainDateOf(zoneOf(timezone).localDay(asOf));
      const parameters = [tenant, facts.generation, new Date(asOf), day, new Date(now), this.batchSize];
      const [done] = await sql.query<{ looked: number; given: number }>(GIVE, parameters);
      return done ?? nothing;
    });
  }
}

/**
 * The moment up to which the facts know everything. Behind a log that is still being projected (three days of standstill)
 * it lies in the past: what was done in time and is not in the facts yet makes nobody late (2026-11-22).
 */
function knownUpTo({ unseen_from }: FactsStanding, now: Instant): Instant {
  return Math.min(now - SETTLING_MS, unseen_from?.getTime() ?? Infinity);
}
