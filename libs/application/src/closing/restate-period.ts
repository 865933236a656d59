import type { Instant } from '#calendar';
import {
  hashOfList,
  inSnapshot,
  inWritingSnapshot,
  keepRestated,
  restatedDossiers,
  restatedSlices,
} from '#read-models';
import type { RestatedDossier, Restatement, RestatementQuestion } from '#read-models';
import { ProblemError } from '../problem-error.js';
import { periodStream } from './closing-events.js';
import type { PeriodRestatedData } from './closing-events.js';
import { closingEvent } from './closing-tools.js';
import type { ClosingTenant, ClosingTools } from './closing-tools.js';
import { periodRecord } from './period-record.js';
import type { PeriodRecord } from './period-record.js';
import { RestatementSummary } from './restatement-summary.js';

/** The dossiers that a closed period counts otherwise than when it was closed, as known at an instant or now. */
export function restatementOf(
  { database }: Pick<ClosingTools, 'database'>,
  who: ClosingTenant,
  record: PeriodRecord,
  known: { asOf: Instant | null; now: Instant },
): Promise<Restatement> {
  return inSnapshot(database, (sql) => restatedDossiers(sql, questionOf(who, record, known)));
}

/** The same handed over slice by slice, in the order of codes; answers the last position that was compared. */
export function restatementSlices(
  { database }: Pick<ClosingTools, 'database'>,
  who: ClosingTenant,
  record: PeriodRecord,
  known: { asOf: Instant | null; now: Instant },
  take: (slice: readonly RestatedDossier[]) => void | Promise<void>,
): Promise<number> {
  return inSnapshot(database, (sql) => restatedSlices(sql, questionOf(who, record, known), take));
}

function questionOf(
  { tenant, timezone }: ClosingTenant,
  { from, to, closing }: PeriodRecord,
  { asOf, now }: { asOf: Instant | null; now: Instant },
): RestatementQuestion {
  const { asOf: closedAt, position: closedPosition, policies } = closing.data;
  return {
    ...{ tenant, timezone, from, to, closedPosition, asOf, now },
    closedAsOf: Date.parse(closedAt),
    policies: policies.map(({ policy }) => policy),
  };
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
  const { calendar, period, closing, version } = record;
  const restatementId = tools.newId();
  const question = questionOf(who, record, { asOf: null, now });
  const summary = new RestatementSummary(closing.data.policies);
  // Compared twice, so that a list of any length is never held: rows are for ever, and most nights nothing is to be written.
  const written = await inWritingSnapshot(tools.database, async (sql) => {
    const position = await restatedSlices(sql, question, (slice) => summary.add(slice));
    const hash = summary.hash();
    if (hash === (record.restatement?.data.hash ?? NOTHING)) return null;
    const list = { tenant: who.tenant, restatementId };
    await restatedSlices(sql, question, (slice) => keepRestated(sql, list, slice));
    return { position, hash };
  });
  if (written === null) return null;
  const { position, hash } = written;
  const { dossiers } = summary;
  const data: PeriodRestatedData = {
    ...{ calendar, period, closingId: closing.eventId, position, dossiers },
    ...{ policies: summary.policies(), hash },
  };
  const event = closingEvent(tools, restatementId, { type: 'PeriodRestated', data, now, by: null });
  const request = { streamId: periodStream(calendar, period), expectedVersion: version, events: [event] };
  const [outcome] = await tools.store.append(who.tenant, [request]);
  return outcome?.verdict === 'appended' ? dossiers : 'refused';
}

/** The hash of a list without dossiers. */
const NOTHING = hashOfList([]);
