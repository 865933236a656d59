import { explainDeadline, explainGivenDue } from '#calendar';
import type { CalendarVersion, ClockPolicy } from '#calendar';
import { DEFAULT_CLOCK_POLICY, interruptionsOf, toInstant, toIso } from '#dossier';
import type { ClockTerms, DeadlineCause, DossierState, Received } from '#dossier';
import type { StoredEvent } from '#event-store';
import { deadlineText, dueHistoryText } from '#exchange';
import type { DeadlineTextInput, DueMove, MovedBecause, TextLanguage } from '#exchange';
import { spanView } from '../deadlines/index.js';
import { invalid } from '../problem-error.js';
import type { DossierDeadline, DueChange } from './dossier-clock.js';

/** The deadline of a dossier as its log and the calendar version in force explain it. */
export function deadlineOf(
  state: DossierState,
  events: readonly StoredEvent[],
  clockTerms: () => ClockTerms,
  language: TextLanguage | null,
): { view: DossierDeadline; text: string | null } {
  const dueChanges = events.flatMap(dueChangeOf);
  if (!state.received || state.dueAt === null) return withoutDue(state, dueChanges, language);
  const terms = clockTerms();
  const calendar = terms.calendarInForce ?? terms.calendar;
  const policy = state.clockPolicy ?? terms.clockPolicy;
  if (state.dueAt - state.receivedAt > LONGEST_TRACE_MS) {
    throw invalid([{ pointer: '', code: 'TRACE.TOO_LONG', detail: 'reception and due lie more than 30 years apart' }]);
  }
  const explanation = explanationOf(state, state.dueAt, calendar, policy);
  const computed = state.givenDue === null;
  const { id, version } = calendar;
  const { calendarUnpublished, waitingSince } = explanation;
  const view: DossierDeadline = {
    ...common(state, dueChanges),
    basis: computed ? 'computed' : state.extensions > 0 ? 'extended' : 'given',
    promiseDueAt: iso(state.promiseDueAt),
    ...(waitingSince === null ? {} : { waitingSince: toIso(waitingSince) }),
    ...(state.respondBy === null ? {} : { respondBy: toIso(state.respondBy) }),
    ...(calendarUnpublished === null ? {} : { calendarUnpublished }),
    limit: state.limit,
    clockPolicy: { id: state.clockPolicyId, ...policy, cutoff: policy.cutoff ?? null },
    calendar: { id, version },
    promiseCalendar: { id: terms.promiseCalendar.id, version: terms.promiseCalendar.version },
    trace: explanation.trace.map(spanView),
  };
  if (language === null) return { view, text: null };
  // A transfer may have started the clock later than the counter received.
  const receivedAt = computed ? state.clockStartsAt : state.receivedAt;
  const lines = deadlineText({ receivedAt, limit: state.limit, policy, calendar, explanation }, language);
  const { firstPromiseAt, respondBy } = state;
  const history = { firstPromiseAt, respondBy, timezone: calendar.timezone, moves: dueChanges.map(moveOf) };
  const told = dueChanges.length > 0 || respondBy !== null ? ['', ...dueHistoryText(history, language)] : [];
  return { view, text: `${[state.code, ...lines, ...told].join('\n')}\n` };
}

function moveOf({ type, occurredAt, previousDueAt, dueAt, because }: DueChange): DueMove {
  const instant = (iso: string | null) => (iso === null ? null : toInstant(iso));
  return {
    occurredAt: toInstant(occurredAt),
    from: instant(previousDueAt),
    to: instant(dueAt),
    because: movedBecause(type, because),
  };
}

function movedBecause(
  type: string,
  { reasonCode, responsibleUnitId, cause, field }: DueChange['because'],
): MovedBecause {
  switch (type) {
    case 'SupplementReceived':
      return { kind: 'supplementReceived' };
    case 'SupplementExpired':
      return { kind: 'supplementExpired' };
    case 'PaymentReceived':
      return { kind: 'paymentReceived' };
    case 'DeadlineExtended':
      return { kind: 'extended', reasonCode: String(reasonCode), unitId: String(responsibleUnitId) };
    case 'DossierCorrected':
      return { kind: 'corrected', field: String(field) };
    default: {
      const told = cause as DeadlineCause;
      return told.kind === 'calendar' ? told : { kind: 'source', name: told.name };
    }
  }
}

/** Thirty years, as for `POST /deadlines/explain`: beyond it nobody reads a trace, and it takes tens of megabytes. */
const LONGEST_TRACE_MS = 30 * 365.25 * 86_400_000;

const iso = (instant: number | null): string | null => (instant === null ? null : toIso(instant));

/** A computed due is explained from reception on, a given or extended one from when it was given. */
function explanationOf(
  state: Received,
  dueAt: number,
  calendar: CalendarVersion,
  policy: ClockPolicy,
): DeadlineTextInput['explanation'] {
  const interruptions = interruptionsOf(state.waits);
  const { givenDue, limit, clockStartsAt, receivedAt } = state;
  if (givenDue === null && limit !== null) {
    return explainDeadline({ receivedAt: clockStartsAt, limit, calendar, policy, interruptions });
  }
  const given = givenDue ?? { dueAt, since: clockStartsAt };
  return explainGivenDue({ ...given, receivedAt, limit, calendar, policy, interruptions });
}

const common = (state: DossierState, dueChanges: DueChange[]) => ({
  code: state.code,
  state: state.status,
  dueAt: state.received ? iso(state.dueAt) : null,
  firstPromiseAt: state.received ? iso(state.firstPromiseAt) : null,
  dueChanges,
});

function withoutDue(state: DossierState, dueChanges: DueChange[], language: TextLanguage | null) {
  const view: DossierDeadline = {
    ...common(state, dueChanges),
    basis: 'none',
    promiseDueAt: null,
    limit: state.received ? state.limit : null,
    clockPolicy: state.received ? { id: state.clockPolicyId, ...DEFAULTS } : null,
    calendar: null,
    promiseCalendar: null,
    trace: [],
  };
  const text = { vi: 'Không có ngày hẹn trả.', en: 'There is no due date.' };
  return { view, text: language === null ? null : `${state.code}\n${text[language]}\n` };
}

const DEFAULTS = { ...DEFAULT_CLOCK_POLICY, cutoff: null };

/** An event that names a due beside the one before it has moved it. */
function dueChangeOf({ eventId, type, occurredAt, recordedAt, data }: StoredEvent): DueChange[] {
  if (!('previousDueAt' in data) || data['previousDueAt'] === data['dueAt']) return [];
  const { previousDueAt, dueAt, regime, reasonCode, responsibleUnitId, cause, field } = data;
  const because = Object.fromEntries(
    Object.entries({ regime, reasonCode, responsibleUnitId, cause, field }).filter(([, value]) => value !== undefined),
  );
  const dues = { previousDueAt: previousDueAt as string | null, dueAt: dueAt as string | null };
  return [{ eventId, type, occurredAt, recordedAt, ...dues, because }];
}
