import { localDate } from '#calendar';
import type { DecidedEvent, DossierState } from '#dossier';
import type { EventStore } from '#event-store';
import type { Principal } from '../access/principal.js';
import { closedSince } from '../closing/closed-since.js';
import { COUNTED_NOWHERE } from '../closing/earliest-effect.js';
import type { Warning } from './execute-dossier-command.js';

/**
 * Told to whoever writes into a period that is closed: its figures stand, and what was written will be listed beside them
 * as a restatement. Asks nothing for what happened today.
 */
export async function closedPeriodWarnings(
  store: Pick<EventStore, 'streamVersions'>,
  { tenant, timezone }: Pick<Principal, 'tenant' | 'timezone'>,
  before: DossierState,
  decided: readonly DecidedEvent[],
  now: number,
): Promise<Warning[]> {
  const reached = decided.filter(({ type }) => !COUNTED_NOWHERE.has(type)).map((event) => reachesBackTo(event, before));
  if (reached.length === 0) return [];
  const day = localDate(Math.min(...reached), timezone);
  const today = localDate(now, timezone);
  if (day === today) return [];
  const periods = await closedSince(store, tenant, day, today);
  return periods.length === 0 ? [] : [{ code: 'PERIOD.CLOSED', periods }];
}

/** The instant from which on an event may change how its dossier is counted: a correction reaches back to the reception. */
function reachesBackTo(event: DecidedEvent, before: DossierState): number {
  const occurredAt = Date.parse(event.occurredAt);
  if (event.type !== 'DossierCorrected' || !before.received) return occurredAt;
  const { field, to } = event.data;
  const moved = field === 'receivedAt' && typeof to === 'string' ? Date.parse(to) : before.receivedAt;
  return Math.min(before.receivedAt, moved);
}
