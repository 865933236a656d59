import type { Instant } from '#calendar';
import { hashOfList, inSnapshot, keepRestated, restatedDossiers } from '#read-models';
import type { RestatedDossier, Restatement } from '#read-models';
import { ProblemError } from '../problem-error.js';
import { periodStream } from './closing-events.js';
import type { PeriodRestatedData, RestatedPolicy } from './closing-events.js';
import { closingEvent } from './closing-tools.js';
import type { ClosingTenant, ClosingTools } from './closing-tools.js';
import { periodRecord } from './period-record.js';
import type { PeriodRecord } from './period-record.js';

/** The dossiers that a closed period counts otherwise than when it was closed, as known at an instant or now. */
export function restatementOf(
  { database }: Pick<ClosingTools, 'database'>,
  { tenant, timezone }: ClosingTenant,
  { from, to, closing }: PeriodRecord,
  { asOf, now }: { asOf: Instant | null; now: Instant },
): Promise<Restatement> {
  const { asOf: closedAt, position: closedPosition, policies } = closing.data;
  const question = {
    ...{ tenant, timezone, from, to, closedPosition, asOf, now },
    closedAsOf: Date.parse(closedAt),
    policies: policies.map(({ policy }) => policy),
  };
  return inSnapshot(database, (sql) => restatedDossiers(sql, question));
}

/**
 * Writes down the restatement of a closed period where it differs from the one in force; answers how many dossiers it
 * lists, or null if nothing was written. If somebody else wrote meanwhile, theirs may be older than what is known by now:
 * the record is read and compared again.
 * @throws ProblemError `PERIOD.CONTENDED` if that happened every time; FiguresError as figures do
 */
export async function recordRestatement(
  tools: ClosingTools,
  who: ClosingTenant,
  record: PeriodRecord,
  now: Instant,
): Promise<number | null> {
  let current: PeriodRecord | null = record;
  for (let attempt = 0; attempt < MOST_ATTEMPTS && current !== null; attempt += 1) {
    await tools.alive?.();
    const outcome = await compareAndRecord(tools, who, current, now);
    if (outcome !== 'refused') return outcome;
    current = await periodRecord(tools.store, who.tenant, record);
  }
  const { calendar, period } = record;
  const message = `the restatement of ${period} (${calendar}) is being written by others`;
  throw new ProblemError('PERIOD.CONTENDED', message, { calendar, period });
}

const MOST_ATTEMPTS = 5;

async function compareAndRecord(
  tools: ClosingTools,
  who: ClosingTenant,
  record: PeriodRecord,
  now: Instant,
): Promise<number | null | 'refused'> {
  const { dossiers, position } = await restatementOf(tools, who, record, { asOf: null, now });
  const hash = hashOfList(dossiers);
  if (hash === (record.restatement?.data.hash ?? NOTHING)) return null;
  const { calendar, period, closing, version } = record;
  const restatementId = tools.newId();
  await keepRestated(tools.database, { tenant: who.tenant, restatementId }, dossiers);
  const data: PeriodRestatedData = {
    ...{ calendar, period, closingId: closing.eventId, position, dossiers: dossiers.length },
    ...{ policies: byPolicy(closing.data.policies, dossiers), hash },
  };
  const event = closingEvent(tools, restatementId, { type: 'PeriodRestated', data, now, by: null });
  const request = { streamId: periodStream(calendar, period), expectedVersion: version, events: [event] };
  const [outcome] = await tools.store.append(who.tenant, [request]);
  return outcome?.verdict === 'appended' ? dossiers.length : 'refused';
}

/** The hash of a list without dossiers. */
const NOTHING = hashOfList([]);

/** How many dossiers of a list moved, and from which class to which, policy by policy. */
export function byPolicy(
  policies: readonly Pick<RestatedPolicy, 'policy'>[],
  dossiers: readonly RestatedDossier[],
): RestatedPolicy[] {
  return policies.map(({ policy }) => {
    const changes = dossiers.flatMap((dossier) => dossier.policies.filter((changed) => changed.policy === policy));
    const moves = new Map<string, RestatedPolicy['moves'][number]>();
    for (const change of changes) {
      const [from, to] = [change.from?.class ?? null, change.to?.class ?? null];
      const key = JSON.stringify([from, to]);
      moves.set(key, { from, to, dossiers: (moves.get(key)?.dossiers ?? 0) + 1 });
    }
    const sorted = [...moves].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, move]) => move);
    return { policy, dossiers: changes.length, moves: sorted };
  });
}
