import { computeDue } from '#calendar';
import type { Receive, Terms } from '../commands.js';
import type { DossierReceivedData, FactFlag } from '../events.js';
import { toIso } from '../events.js';
import type { DossierState } from '../state.js';
import type { Decision, Refused } from './decision.js';
import { one, refuse } from './decision.js';
import { isoOrNull, notComputable } from './due-in-force.js';

/** A transfer to the competent agency takes days, not months; more is a typing error. */
const CLOCK_START_WINDOW_MS = 31 * 24 * 3600 * 1000;

/** Computes the promise by CONTRACT 6 rules 1–4 and pins limit, policy and calendar version with it. */
export function receive(command: Receive, state: DossierState, flags: FactFlag[]): Decision {
  const { terms } = command;
  const start = command.clockStartsAt ?? command.occurredAt;
  const latest = command.occurredAt + CLOCK_START_WINDOW_MS;
  if (!(start >= command.occurredAt && start <= latest)) {
    const range = { earliest: toIso(command.occurredAt), latest: toIso(latest) };
    return refuse({ code: 'CLOCK_START.OUT_OF_RANGE', pointer: '/clockStartsAt', ...range });
  }
  const promise = promiseOf(start, terms);
  if (!promise.ok) return promise;
  const unpublished: FactFlag[] = promise.calendarUnpublished === null ? [] : ['calendarUnpublished'];
  const data: DossierReceivedData = {
    code: state.code,
    procedureCode: command.procedureCode,
    caseCode: command.caseCode,
    fieldCode: terms.fieldCode,
    agencyId: command.agencyId,
    agencyLevel: terms.agencyLevel,
    receivingAgencyId: command.receivingAgencyId,
    clockStartsAt: toIso(start),
    channel: command.channel,
    limit: terms.limit,
    promise: 'computed',
    grain: grainOf(terms.limit),
    clockPolicyId: terms.clockPolicyId,
    clockPolicy: terms.clockPolicy,
    calendarId: terms.calendar.id,
    calendarVersion: terms.calendar.version,
    dueAt: isoOrNull(promise.dueAt),
    calendarUnpublished: promise.calendarUnpublished,
    applicantKind: command.applicantKind,
    components: command.components,
    flags: [...flags, ...unpublished],
  };
  return one(command, { type: 'DossierReceived', data });
}

/** A limit in hours is judged by the instant, any other by the local date (CONTRACT 7.6). */
export const grainOf = (limit: Terms['limit']): 'date' | 'instant' =>
  limit?.unit === 'workingHour' ? 'instant' : 'date';

type Promised = { ok: true; dueAt: number | null; calendarUnpublished: number | null } | Refused;

function promiseOf(receivedAt: number, { limit, calendar, clockPolicy: policy }: Terms): Promised {
  if (limit === null) return { ok: true, dueAt: null, calendarUnpublished: null };
  try {
    return { ok: true, ...computeDue({ receivedAt, limit, calendar, policy }) };
  } catch (error) {
    return notComputable(error, '/procedureCode');
  }
}
