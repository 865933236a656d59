import type { NotReceived, Received } from '#dossier';
import type { Zone } from '#indicators';
import { isoText as iso } from '../instant-text.js';
import { dayOf } from './part.js';

const OPEN = 'infinity';

/** How the dossier ended, and by which day it is out of later periods. */
export function endColumns(state: Received, zone: Zone) {
  const { receivedAt, processedAt, returnedAt, withdrawnAt, stoppedAt } = state;
  const day = (instant: number | null) => dayOf(instant, zone, receivedAt);
  const settled = day(earliest(processedAt, withdrawnAt, stoppedAt)) ?? OPEN;
  const closed = day(earliest(returnedAt, withdrawnAt, stoppedAt)) ?? OPEN;
  return {
    processed_at: iso(processedAt),
    processed_on: day(processedAt),
    processed_by: state.processedBy,
    granted: state.decision === null ? null : state.decision === 'granted',
    returned_at: iso(returnedAt),
    returned_on: day(returnedAt),
    refused_at: null as string | null,
    refused_on: null as string | null,
    withdrawn_at: iso(withdrawnAt),
    withdrawn_on: day(withdrawnAt),
    stopped_at: iso(stoppedAt),
    stopped_on: day(stoppedAt),
    settled_on: settled,
    closed_on: laterDay(settled, closed),
  };
}

export type EndColumns = ReturnType<typeof endColumns>;

export const sameEnds = (a: Received, b: Received): boolean =>
  a.receivedAt === b.receivedAt &&
  a.processedAt === b.processedAt &&
  a.processedBy === b.processedBy &&
  a.decision === b.decision &&
  a.returnedAt === b.returnedAt &&
  a.withdrawnAt === b.withdrawnAt &&
  a.stoppedAt === b.stoppedAt;

/** Of a dossier without a reception: refused, withdrawn again, or its reception annulled. */
export function endsWithoutReception(state: NotReceived, zone: Zone): EndColumns {
  const { refusedAt, withdrawnAt, annulledReceptionAt } = state;
  const settled = dayOf(earliest(refusedAt, withdrawnAt, annulledReceptionAt), zone) ?? OPEN;
  return {
    processed_at: null,
    processed_on: null,
    processed_by: null,
    granted: null,
    returned_at: null,
    returned_on: null,
    refused_at: iso(refusedAt),
    refused_on: dayOf(refusedAt, zone),
    withdrawn_at: iso(withdrawnAt),
    withdrawn_on: dayOf(withdrawnAt, zone),
    stopped_at: null,
    stopped_on: null,
    settled_on: settled,
    closed_on: settled,
  };
}

/** A dossier is over with the first of its ends; a file may name several. */
const earliest = (...instants: (number | null)[]): number | null =>
  instants.reduce((first, other) => (first === null || (other !== null && other < first) ? other : first), null);

const laterDay = (a: string, b: string): string => (a === OPEN || b === OPEN ? OPEN : a > b ? a : b);
