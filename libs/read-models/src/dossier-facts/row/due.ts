import type { Received } from '#dossier';
import type { Zone } from '#indicators';
import { isoText as iso } from '../instant-text.js';
import type { Tallies } from '../series.js';
import { dayOf } from './part.js';

/** The due in force and the promises. */
export const dueColumns = (state: Received, tallies: Tallies, zone: Zone) => ({
  calendar_id: state.givenDue === null && state.dueAt !== null ? state.calendarId : null,
  clock_calendar_version: state.calendarVersion,
  due_at: iso(state.dueAt),
  due_on: dayOf(state.dueAt, zone),
  first_promise_at: iso(state.firstPromiseAt),
  promise_due_at: iso(state.promiseDueAt),
  promise_due_on: dayOf(state.promiseDueAt, zone),
  index_due_at: iso(state.indexDueAt),
  due_changes: tallies.dueChanges,
  due_moved_on: dayOf(tallies.dueMovedAt, zone),
});

export type DueColumns = ReturnType<typeof dueColumns>;

export const sameDue = (a: Received, b: Received, before: Tallies, now: Tallies): boolean =>
  a.givenDue === b.givenDue &&
  a.calendarId === b.calendarId &&
  a.calendarVersion === b.calendarVersion &&
  a.dueAt === b.dueAt &&
  a.firstPromiseAt === b.firstPromiseAt &&
  a.promiseDueAt === b.promiseDueAt &&
  a.indexDueAt === b.indexDueAt &&
  before.dueChanges === now.dueChanges &&
  before.dueMovedAt === now.dueMovedAt;

export const WITHOUT_DUE: DueColumns = {
  calendar_id: null,
  clock_calendar_version: null,
  due_at: null,
  due_on: null,
  first_promise_at: null,
  promise_due_at: null,
  promise_due_on: null,
  index_due_at: null,
  due_changes: 0,
  due_moved_on: null,
};
