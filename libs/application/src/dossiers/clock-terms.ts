import type { CalendarVersion } from '#calendar';
import {
  DEFAULT_CLOCK_POLICY,
  DEFAULT_CLOCK_POLICY_ID,
  calendarFor,
  calendarVersion,
  latestCalendar,
  levelOf,
  receptionOf,
} from '#dossier';
import type { AgencyLevel, Catalogue, ClockTerms, DossierState, Received, Terms } from '#dossier';
import type { Catalogues } from '../catalogue/catalogues.js';
import { ProblemError } from '../problem-error.js';
import { procedureAt, termsOf } from './reception-terms.js';

interface Around {
  catalogue: Catalogue;
  timezone: string;
  unitId: string | null;
  state: DossierState | null;
}

/** The catalogue in memory is older than what the dossier was decided under: read it again and decide then. */
export class CatalogueBehindError extends Error {}

/**
 * Answers from the catalogue in memory; if that is older than the dossier, from one read anew. Throws CATALOGUE.BEHIND
 * where even that does not know the calendar.
 */
export async function withCatalogue<T>(
  catalogues: Catalogues,
  tenant: string,
  work: (catalogue: Catalogue) => T,
): Promise<T> {
  try {
    return work(await catalogues.of(tenant));
  } catch (error) {
    if (!(error instanceof CatalogueBehindError)) throw error;
    catalogues.forget(tenant);
    return workOn(await catalogues.of(tenant), work);
  }
}

function workOn<T>(catalogue: Catalogue, work: (catalogue: Catalogue) => T): T {
  try {
    return work(catalogue);
  } catch (error) {
    throw error instanceof CatalogueBehindError ? catalogueBehind(error) : error;
  }
}

/** Nobody's fault and soon over. */
export const catalogueBehind = ({ message }: CatalogueBehindError): ProblemError =>
  new ProblemError('CATALOGUE.BEHIND', `not known here yet: ${message}`);

/**
 * The calendars a dossier's due is moved under: the newest version of its own, and the one of its first promise.
 * Throws CatalogueBehindError when the dossier knows a newer version than the catalogue.
 */
export function clockTermsOf({ catalogue, state }: Around): ClockTerms {
  // Before reception no command that needs a clock is allowed; `decide` says so, whatever the clock.
  if (state?.received !== true) return { ...anyCalendar(catalogue, null), clockPolicy: DEFAULT_CLOCK_POLICY };
  const own = state.calendarId === null ? null : latestCalendar(catalogue, state.calendarId);
  if (state.calendarId !== null && (own === null || own.version < (state.calendarVersion ?? 0))) {
    throw new CatalogueBehindError(`calendar ${state.calendarId} version ${String(state.calendarVersion)}`);
  }
  const calendar = own ?? anyCalendar(catalogue, state.agencyId).calendar;
  const pinned = receptionOf(state);
  const policyId = state.clockPolicyId ?? DEFAULT_CLOCK_POLICY_ID;
  return {
    calendar,
    promiseCalendar: known(catalogue, pinned?.calendarId, pinned?.calendarVersion) ?? calendar,
    calendarInForce: known(catalogue, state.calendarId, state.calendarVersion) ?? calendar,
    calendarVersions: catalogue.calendars.get(state.calendarId ?? '') ?? [],
    clockPolicy: catalogue.clockPolicies.get(policyId) ?? DEFAULT_CLOCK_POLICY,
  };
}

const known = (catalogue: Catalogue, id: string | null | undefined, version: number | null | undefined) =>
  id == null || version == null ? null : calendarVersion(catalogue, id, version);

/** For a promise that was given: the calendar its agency works by. */
function anyCalendar(
  catalogue: Catalogue,
  agencyId: string | null,
): { calendar: CalendarVersion; promiseCalendar: CalendarVersion } {
  const calendar = calendarFor(catalogue, agencyId);
  if (calendar === null) throw new ProblemError('CALENDAR.NONE', 'no calendar has been published yet');
  return { calendar, promiseCalendar: calendar };
}

/** What the catalogue says of a value that a correction puts in, on the day of reception. */
export function correctedFacts(
  requestEventId: string,
  around: Around,
): { correctedAgencyLevel?: AgencyLevel | null; correctedTerms?: Terms } {
  const { state, catalogue } = around;
  if (state?.received !== true) return {};
  const request = state.pendingCorrections.find((pending) => pending.requestEventId === requestEventId);
  if (request?.to == null) return {};
  if (request.field === 'agencyId') return { correctedAgencyLevel: levelOf(catalogue, request.to) };
  if (request.field !== 'procedureCode') return {};
  return { correctedTerms: correctedTermsOf(request.to, state, around) };
}

/** A case of the former procedure means nothing in another one: its general limit holds. */
function correctedTermsOf(procedureCode: string, state: Received, around: Around): Terms {
  const { agencyId, agencyLevel, channel, receivedAt } = state;
  const procedure = procedureAt(procedureCode, receivedAt, around, '/requestEventId');
  return termsOf(procedure, channel, null, { agencyId, agencyLevel }, around.catalogue);
}
