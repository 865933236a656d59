import type { Instant } from '#calendar';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import type { NewEvent } from '#event-store';
import { findPolicy, namedPeriod } from '#indicators';
import { uuidV7 } from '#platform';
import { figures, inSnapshot } from '#read-models';
import { createTenant, event, eventsOf } from '../../../../../test/faults/support/log-writer.js';
import { openSpecDatabase, type SpecDatabase } from '../../../../../test/faults/support/spec-database.js';
import { allProjections } from '../../projections/all-projections.js';
import { ProjectionRunner } from '../../projections/projection-runner.js';
import { closePeriod } from '../close-period.js';
import type { ClosingTools } from '../closing-tools.js';

const TIMEZONE = 'Asia/Ho_Chi_Minh';
export const MARCH = namedPeriod('2026-03', 'gregorian');

export const at = (wallTime: string): Instant => Date.parse(`${wallTime.replace(' ', 'T')}:00+07:00`);
export const iso = (wallTime: string): string => new Date(at(wallTime)).toISOString();
export const code = (n: number): string => `D-${String(n).padStart(3, '0')}`;

export const DUE = iso('2026-03-20 17:00');
const PROCESSED = { decision: 'granted', resultNumber: null, resultDigitized: false, flags: [] };

/** Tenants whose March 2026 is closed and told of later. */
export class ClosingDesk {
  readonly store: PostgresEventStore;
  readonly tools: ClosingTools;
  tenant = '';
  who = { tenant: '', timezone: TIMEZONE };
  private count = 0;
  private versions = new Map<string, number>();
  /** The newest of a type, by dossier. */
  private eventIds = new Map<string, string>();

  private constructor(readonly db: SpecDatabase) {
    this.store = new PostgresEventStore(db.database);
    this.tools = { database: db.database, store: this.store, newId: uuidV7, keepTime: true };
  }

  static async open(): Promise<ClosingDesk> {
    return new ClosingDesk(await openSpecDatabase());
  }

  close(): Promise<void> {
    return this.db.close();
  }

  /** A tenant of the next spec's own. */
  async set(): Promise<void> {
    this.tenant = `K${String((this.count += 1))}`;
    this.who = { tenant: this.tenant, timezone: TIMEZONE };
    this.versions = new Map();
    this.eventIds = new Map();
    await createTenant(this.db.database, this.tenant);
  }

  /** Recorded when the spec says. */
  async record(dossier: string, recordedAt: string, ...events: NewEvent[]): Promise<void> {
    const version = this.versions.get(dossier) ?? 0;
    this.versions.set(dossier, version + events.length);
    for (const { type, eventId } of events) this.eventIds.set(`${dossier} ${type}`, eventId);
    const timed = events.map((one) => ({ ...one, recordedAt: iso(recordedAt) }));
    const request = { streamId: `dossier-${dossier}`, expectedVersion: version, events: timed };
    const [outcome] = await this.store.append(this.tenant, [request]);
    if (outcome?.verdict !== 'appended') throw new Error(JSON.stringify(outcome));
  }

  async catchUp(): Promise<void> {
    const streams = new ProjectionStore(this.db.database);
    await new ProjectionRunner(streams, allProjections(streams)).catchUp(this.tenant, TIMEZONE);
  }

  /** Twenty dossiers of March 2026: five early, five on the day, five late, five open; each due on the 20th. */
  async march(): Promise<void> {
    for (let n = 0; n < 20; n += 1) {
      const received = { code: code(n), receivedAt: iso('2026-03-02 09:00'), dueAt: DUE };
      await this.record(code(n), '2026-03-02 09:01', ...eventsOf({ ...received, agencyId: `H26.${String(n % 3)}` }));
    }
    const ends = ['2026-03-16 10:00', '2026-03-20 10:00', '2026-03-25 10:00'];
    for (const [index, end] of ends.entries()) {
      for (let n = index * 5; n < index * 5 + 5; n += 1) await this.process(n, end, end);
    }
    await this.catchUp();
  }

  process(n: number, occurredAt: string, recordedAt: string): Promise<void> {
    return this.record(code(n), recordedAt, event('DossierProcessed', iso(occurredAt), PROCESSED));
  }

  /** As a supervisor approves it. */
  async correct(
    n: number,
    type: string,
    change: { field: string; from: string; to: string },
    at: string,
  ): Promise<void> {
    const asked = { ...change, targetEventId: this.eventIds.get(`${code(n)} ${type}`) ?? '' };
    const request = event('CorrectionRequested', iso(at), { ...asked, reasonCode: 'typing-error' });
    const due = { previousDueAt: DUE, dueAt: DUE, promiseDueAt: DUE, calendarVersion: null, calendarUnpublished: null };
    const data = { ...asked, ...due, recomputed: false, requestEventId: request.eventId, agencyLevel: 'commune' };
    await this.record(code(n), at, request, event('DossierCorrected', iso(at), data));
  }

  endedAt(n: number, from: string, to: string, recordedAt: string): Promise<void> {
    return this.correct(n, 'DossierProcessed', { field: 'processedAt', from: iso(from), to: iso(to) }, recordedAt);
  }

  async total(asOf: string | null, policy = 'tt01-2020') {
    const period = { from: MARCH.from, to: MARCH.to };
    const question = { ...this.who, ...period, policy: findPolicy(policy), groupBy: [], filters: {} };
    const seen = { scope: null, asOf: asOf === null ? null : at(asOf), now: at('2026-06-01 08:00') };
    const answer = await inSnapshot(this.db.database, (sql) => figures(sql, { ...question, ...seen }));
    return answer.total;
  }

  closePeriod(now = '2026-04-01 01:30', period = MARCH) {
    return closePeriod(this.tools, this.who, period, null, at(now));
  }
}

/** The counts of a closing, without the rate. */
export const counted = (counts: Record<string, number> | undefined): Record<string, number> =>
  Object.fromEntries(Object.entries(counts ?? {}).filter(([name]) => !['numerator', 'denominator'].includes(name)));
