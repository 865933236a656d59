import { parsePlainDate } from '#calendar';
import type { RequestCorrection } from '../commands.js';
import { TYPE_OF_FIELD, effectiveHistory } from '../effective-history.js';
import type { FoldableEvent } from '../events.js';
import { toInstant, toIso } from '../events.js';
import type { Received } from '../state.js';
import type { CorrectableField } from '../vocabulary.js';
import { CHANNELS, DECISIONS } from '../vocabulary.js';
import type { Refused } from './decision.js';
import { refuse } from './decision.js';

const PERSONAL_FIELDS: readonly CorrectableField[] = ['applicant', 'abstract'];
const TIME_FIELDS: readonly CorrectableField[] = [
  ...(['receivedAt', 'processedAt', 'returnedAt', 'withdrawnAt', 'stoppedAt'] as const),
];

/** Whether the new value is personal: it travels beside the event and never in it. */
export const isPersonal = (field: CorrectableField): boolean => PERSONAL_FIELDS.includes(field);

/** Events that keep the record have no effect that could be taken away; a calendar's effect is its own stream's. */
const UNANNULLABLE: ReadonlySet<FoldableEvent['type']> = new Set([
  ...(['CorrectionRequested', 'CorrectionRejected', 'DossierCorrected', 'PersonalDataAmended'] as const),
  ...(['PersonErased', 'DeadlineRecalculated', 'DossierSubmitted'] as const),
]);

/** The event a correction is about, as it stands now; without an id the last one that the field belongs to. */
export function targetOf(
  { field, targetEventId }: Pick<RequestCorrection, 'field' | 'targetEventId'>,
  state: Received,
): { target: FoldableEvent } | Refused {
  const effective = effectiveHistory(state.steps).filter((step) => step.eventId !== undefined);
  const type = isPersonal(field) ? 'DossierReceived' : TYPE_OF_FIELD[field];
  const fits = (step: FoldableEvent) => (field === 'annul' ? !UNANNULLABLE.has(step.type) : step.type === type);
  const target =
    targetEventId === null
      ? effective.findLast((step) => step.type === type)
      : effective.find((step) => step.eventId === targetEventId);
  if (target === undefined) {
    const known = effective.filter(fits).map((step) => step.eventId ?? '');
    return refuse({ code: 'CORRECTION.TARGET_UNKNOWN', pointer: '/targetEventId', known });
  }
  if (fits(target)) return { target };
  return refuse({ code: 'CORRECTION.TARGET_MISMATCH', pointer: '/targetEventId', field, type: target.type });
}

/** What the event says now, as the log writes it; null for what is personal, and for an annulment. */
export function recordedIn(target: FoldableEvent, field: CorrectableField): string | null {
  if (TIME_FIELDS.includes(field)) return canonical(target.occurredAt);
  if (target.type === 'DossierProcessed') return field === 'decision' ? target.data.decision : null;
  if (target.type !== 'DossierReceived') return null;
  return field === 'agencyId' || field === 'procedureCode' || field === 'channel' ? target.data[field] : null;
}

/** Without an offset it would mean another instant on every machine. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Nothing that a one-stop shop keeps happened before; a year below is a typing error that no table would take. */
const EARLIEST = Date.UTC(1900, 0, 1);

/** NaN for what is no instant: `Date.parse` would read 30/02 as 02/03. */
function instantOf(text: string): number {
  const date = INSTANT.exec(text)?.[1];
  return date === undefined || parsePlainDate(date) === null ? Number.NaN : toInstant(text);
}

function canonical(text: string): string {
  const instant = instantOf(text);
  return Number.isNaN(instant) ? text : toIso(instant);
}

/** A value as the log would write it, so that the same moment is the same text. */
export const asRecorded = (field: CorrectableField, value: string): string =>
  TIME_FIELDS.includes(field) ? canonical(value) : value;

/** Why a value cannot be the new one, or null. */
export function unfitFor(
  { field, personal }: RequestCorrection,
  from: string | null,
  to: string | null,
  now: number,
): string | null {
  if (field === 'annul') return to === null ? null : 'an annulment has no new value';
  if (field === 'applicant' || field === 'abstract') {
    const proposed = personal?.proposed?.[field];
    const empty = proposed === undefined || (typeof proposed === 'object' && Object.keys(proposed).length === 0);
    return empty ? `the new ${field} is missing` : null;
  }
  if (to === null) return 'the new value is missing';
  if (to === from) return 'that is what is recorded';
  if (field === 'channel' && !CHANNELS.some((channel) => channel === to)) return `accepted are ${CHANNELS.join(', ')}`;
  if (field === 'decision' && !DECISIONS.some((decision) => decision === to)) {
    return `accepted are ${DECISIONS.join(', ')}`;
  }
  if (!TIME_FIELDS.includes(field)) return null;
  const instant = instantOf(to);
  if (Number.isNaN(instant)) return 'not an instant';
  if (instant < EARLIEST) return 'lies before 1900';
  return instant > now ? 'lies in the future' : null;
}
