import { localDate, moveGivenDue } from '#calendar';
import type { ExtendDeadline } from '../commands.js';
import type { FactFlag } from '../events.js';
import { toIso } from '../events.js';
import type { Received } from '../state.js';
import type { Decision } from './decision.js';
import { one, refuse } from './decision.js';
import { notComputable } from './due-in-force.js';

/**
 * A new appointment with an apology (form 04). It is the due in force from now on; the first promise stays, and a
 * dossier that was late already is flagged (DOMAIN 3: never turns a late dossier into an on-time one).
 */
export function extendDeadline(command: ExtendDeadline, state: Received, flags: FactFlag[]): Decision {
  const { dueAt, occurredAt, reasonCode, responsibleUnitId, clock } = command;
  const previous = state.dueAt ?? occurredAt;
  const earliest = Math.max(previous, occurredAt);
  const within = dueAt > earliest && dueAt <= earliest + LONGEST_EXTENSION_MS;
  if (!within) {
    const latest = toIso(earliest + LONGEST_EXTENSION_MS);
    return refuse({ code: 'EXTENSION.OUT_OF_RANGE', pointer: '/dueAt', earliest: toIso(earliest), latest });
  }
  try {
    const { calendar } = clock;
    const given = { dueAt, since: occurredAt, limit: state.limit, calendar, interruptions: [] };
    const { calendarUnpublished } = moveGivenDue(given);
    const more: FactFlag[] = [...flags];
    if (wasOverdue(state.grain, previous, occurredAt, calendar.timezone)) more.push('extendedAfterDue');
    if (calendarUnpublished !== null) more.push('calendarUnpublished');
    const dues = { previousDueAt: toIso(previous), dueAt: toIso(dueAt), calendarUnpublished };
    const data = { ...dues, reasonCode, responsibleUnitId, telling: 'event' as const, flags: more };
    return one(command, { type: 'DeadlineExtended', data });
  } catch (error) {
    return notComputable(error, '/occurredAt');
  }
}

/** Five years: longer is a typing error. */
const LONGEST_EXTENSION_MS = 5 * 366 * 24 * 3600 * 1000;

/** As the figures have it: by the instant for limits in hours, else by the local date (CONTRACT 7.4). */
const wasOverdue = (grain: Received['grain'], due: number, at: number, timezone: string): boolean =>
  grain === 'instant' ? at > due : localDate(at, timezone) > localDate(due, timezone);
