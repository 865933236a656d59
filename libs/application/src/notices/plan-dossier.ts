import type { CalendarVersion, Instant } from '#calendar';
import { calendarFor, latestCalendar } from '#dossier';
import type { Catalogue } from '#dossier';
import { noticeDates } from './notice-dates.js';
import type { NoticeKind } from './promise.js';

/** What the facts say of a dossier's promise. */
export interface FactOfPromise {
  code: string;
  received_at: Date | null;
  clock_starts_at: Date | null;
  due_at: Date | null;
  first_promise_at: Date | null;
  by_date: boolean | null;
  calendar_id: string | null;
  agency_id: string | null;
  ended_at: Date | null;
}

export interface PlanContext {
  timezone: string;
  catalogue: Catalogue;
  dueSoonShare: number;
  /** From when on the watch saw everything. */
  since: Instant;
}

/** The promise in force and the notices it may lead to; promiseAt null: nothing is promised (any more). */
export interface DossierPlan {
  code: string;
  promiseAt: string | null;
  notices: { kind: NoticeKind; datedAt: string }[];
}

/** Pure: the same facts, told at the same time, give the same plan. */
export function planDossier(fact: FactOfPromise, toldAt: Instant, context: PlanContext): DossierPlan {
  const { code, received_at: received, due_at: due } = fact;
  if (received === null || due === null) return { code, promiseAt: null, notices: [] };
  const { timezone, catalogue, dueSoonShare, since } = context;
  const dueAt = due.getTime();
  const promised = {
    clockStartsAt: (fact.clock_starts_at ?? received).getTime(),
    dueAt,
    firstPromiseAt: fact.first_promise_at?.getTime() ?? null,
    byDate: fact.by_date ?? true,
  };
  const calendar = calendarInForce(fact, catalogue);
  const { dueSoonAt, overdueAt } = noticeDates(promised, { calendar, timezone, dueSoonShare });
  const endedAt = fact.ended_at?.getTime() ?? null;
  const isWorthIt = (datedAt: Instant): boolean =>
    endedAt === null || (since < datedAt && toldAt <= datedAt && datedAt < endedAt);
  const notices: DossierPlan['notices'] = [];
  const plan = (kind: NoticeKind, datedAt: Instant): void => {
    if (isWorthIt(datedAt)) notices.push({ kind, datedAt: new Date(datedAt).toISOString() });
  };
  // Of a promise that we hear of after it has passed (an old list) nobody needs to be reminded; overdue says it all.
  if (dueSoonAt !== null && toldAt < dueAt) plan('dueSoon', dueSoonAt);
  plan('overdue', overdueAt);
  return { code, promiseAt: due.toISOString(), notices };
}

/** The newest version of the calendar the due is computed under; a given due's is that of the agency, as of today. */
function calendarInForce(fact: FactOfPromise, catalogue: Catalogue): CalendarVersion | null {
  const own = fact.calendar_id === null ? null : latestCalendar(catalogue, fact.calendar_id);
  return own ?? calendarFor(catalogue, fact.agency_id);
}
