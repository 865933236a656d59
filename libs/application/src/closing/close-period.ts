import type { Instant } from '#calendar';
import { KNOWN_POLICIES, closingPhase, periodInstants } from '#indicators';
import type { ClosablePeriod, PolicyName } from '#indicators';
import {
  CanonicalListHash,
  FiguresError,
  availablePolicies,
  finestFigures,
  inSnapshot,
  keepClosedRows,
  knownInstant,
  settledInstant,
  zoneOf,
} from '#read-models';
import { ProblemError } from '../problem-error.js';
import { factsState } from '../recomputation/facts-state.js';
import { periodStream } from './closing-events.js';
import type { ClosedPolicy, ClosingReason, PeriodClosedData } from './closing-events.js';
import { inForce, readClosingRules } from './closing-rules.js';
import { closingEvent } from './closing-tools.js';
import type { ClosingActor, ClosingTenant, ClosingTools } from './closing-tools.js';
import { definitionHashOf } from './definition-hash.js';
import { periodRecord } from './period-record.js';
import type { PeriodRecord } from './period-record.js';

/** Who closes, and by hand also why. */
export interface ClosingBy {
  actor: ClosingActor;
  reasonCode: ClosingReason;
}

/**
 * Closes a period: stores its figures under every policy as of now and vouches for them by an event. Rows first, then the
 * event into an empty stream: whoever is killed between the two leaves rows that nobody reads, and of two who close at once
 * one is refused.
 * @param by null: the nightly run
 * @param cut a settled instant that the figures stand on; absent: a new one, as of now
 * @throws ProblemError `PERIOD.NOT_ENDED`, `PERIOD.RECONSTRUCTED`, `PERIOD.ALREADY_CLOSED`, `PERIOD.INCOMPLETE`
 * @throws FiguresError `PROJECTION.BEHIND` while the facts have not read to the period's end
 */
export async function closePeriod(
  tools: ClosingTools,
  who: ClosingTenant,
  period: ClosablePeriod,
  by: ClosingBy | null,
  now: Instant,
  cut?: Instant,
): Promise<PeriodRecord> {
  const { store } = tools;
  await refuseUnlessClosable(tools, who, period, now);
  const asOf = cut ?? (await settledCut(tools, who, now));
  if (asOf < periodInstants(period, zoneOf(who.timezone)).endAt) {
    throw new FiguresError('PROJECTION.BEHIND', `the facts have read up to ${new Date(asOf).toISOString()}`);
  }
  const closingId = tools.newId();
  const { position, factsVersion, policies, hash } = await keepFigures(tools, who, period, { asOf, now, closingId });
  const data: PeriodClosedData = {
    ...{ calendar: period.calendar, period: period.period, from: period.from, to: period.to },
    ...{ closedBy: by === null ? 'nightly' : 'hand', reasonCode: by?.reasonCode ?? null },
    ...{ asOf: new Date(asOf).toISOString(), position, factsVersion, policies, hash },
  };
  const event = closingEvent(tools, closingId, { type: 'PeriodClosed', data, now, by: by?.actor ?? null });
  const streamId = periodStream(period.calendar, period.period);
  const [outcome] = await store.append(who.tenant, [{ streamId, expectedVersion: 0, events: [event] }]);
  if (outcome?.verdict !== 'appended') throw alreadyClosed(period);
  const record = await periodRecord(store, who.tenant, period);
  if (record === null) throw new Error(`${streamId} was closed and cannot be read`);
  return record;
}

/** Throws what {@link closePeriod} would refuse before it counts anything. */
export async function refuseUnlessClosable(
  tools: ClosingTools,
  who: ClosingTenant,
  period: ClosablePeriod,
  now: Instant,
): Promise<void> {
  const { calendar, period: name, from, to } = period;
  const about = { calendar, period: name, from, to };
  const rules = await readClosingRules(tools, who);
  const phase = closingPhase(period, inForce(rules), now, zoneOf(who.timezone));
  if (phase === 'open') throw new ProblemError('PERIOD.NOT_ENDED', `${name} (${calendar}) ends on ${to}`, about);
  if (phase === 'reconstructed') {
    const since = rules.goLiveOn ?? 'not yet';
    const message = `${name} (${calendar}) ended before the go-live (${since}): its figures are reconstructed, never closed`;
    throw new ProblemError('PERIOD.RECONSTRUCTED', message, { ...about, goLiveOn: rules.goLiveOn });
  }
  if ((await periodRecord(tools.store, who.tenant, period)) !== null) throw alreadyClosed(period);
}

/** The newest cut that no later entry can fall into and of which the facts know everything. */
export async function settledCut(
  { database }: Pick<ClosingTools, 'database'>,
  { tenant }: Pick<ClosingTenant, 'tenant'>,
  now: Instant,
): Promise<Instant> {
  const settled = await settledInstant(database, tenant, now);
  return inSnapshot(database, (sql) => knownInstant(sql, tenant, settled));
}

/**
 * Policy by policy, each in a snapshot of its own: the cut is settled, so all of them see the same log and no more than
 * one policy's rows are ever held.
 */
async function keepFigures(
  { database, alive }: ClosingTools,
  { tenant, timezone }: ClosingTenant,
  period: ClosablePeriod,
  { asOf, now, closingId }: { asOf: Instant; now: Instant; closingId: string },
) {
  const hash = new CanonicalListHash();
  const policies: ClosedPolicy[] = [];
  let [position, factsVersion] = [0, 0];
  for (const name of availablePolicies()) {
    const question = { tenant, timezone, from: period.from, to: period.to, asOf, now };
    const figures = await inSnapshot(database, async (sql) => {
      factsVersion = (await factsState(sql, tenant))?.version ?? 0;
      return finestFigures(sql, question, name);
    });
    if (figures.incomplete > 0) throw incomplete(period, figures.incomplete);
    await keepClosedRows(database, { tenant, closingId }, figures.rows);
    for (const row of figures.rows) hash.add(row);
    policies.push({ ...versionOf(name), total: figures.total, rows: figures.rows.length });
    ({ position } = figures);
    await alive?.();
  }
  return { position, factsVersion, policies, hash: hash.end() };
}

const versionOf = (policy: PolicyName) => ({
  policy,
  version: KNOWN_POLICIES[policy].version,
  definitionHash: definitionHashOf(policy),
});

const alreadyClosed = ({ calendar, period }: ClosablePeriod): ProblemError =>
  new ProblemError('PERIOD.ALREADY_CLOSED', `${period} (${calendar}) is closed; what came later is its restatement`, {
    calendar,
    period,
  });

const incomplete = ({ calendar, period }: ClosablePeriod, dossiers: number): ProblemError =>
  new ProblemError(
    'PERIOD.INCOMPLETE',
    `${period} (${calendar}) does not close while ${String(dossiers)} dossiers are parked: GET /projections/parked`,
    { calendar, period, incomplete: dossiers },
  );
