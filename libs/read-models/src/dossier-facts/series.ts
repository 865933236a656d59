import { plainDateOf } from '#calendar';
import type { DossierState, HandOverMode, Received } from '#dossier';
import type { Zone } from '#indicators';
import { handOverModeCode, waitKindCode } from './codes.js';
import { supplementSince, waitingSince } from './counting-facts.js';
import { isoText as iso } from './instant-text.js';

/** `to_position` of a row that nothing has superseded: the largest bigint that JSON carries exactly. */
export const STILL_KNOWN = Number.MAX_SAFE_INTEGER;

/** What every row of a series says: when it happened, which position told us, and between which positions it was believed. */
interface SeriesRow {
  code: string;
  position: number;
  /** The position from which it was known: its own, or that of the correction that made it. */
  known_from: number;
  /** The correction that superseded it. */
  to_position: number;
  occurred_at: string;
  occurred_on: string;
}

export interface DueRow extends SeriesRow {
  due_at: string | null;
  due_on: string | null;
  promise_due_at: string | null;
  promise_due_on: string | null;
  index_due_at: string | null;
  cause: string;
}

export interface HoldingRow extends SeriesRow {
  /** False for the reception, which makes the counter the first holder. */
  handed_over: boolean;
  unit_id: string | null;
  officer_id: string | null;
  /** How it was passed on: 1 electronically, 2 on paper; null for the reception. */
  mode: number | null;
}

export interface WaitingRow extends SeriesRow {
  /** What is awaited from here on: 1 supplement, 2 payment; null: nothing. */
  kind: number | null;
  since: string | null;
  /** Since when the clock stands still (waits that touch are one); null while it runs. */
  standing_since: string | null;
  standing_since_on: string | null;
  /** Since when a supplement is awaited; null while none is. */
  supplement_since: string | null;
  supplement_requests: number;
}

/** Rows that an event adds. */
export interface SeriesRows {
  dues: DueRow[];
  holdings: HoldingRow[];
  waitings: WaitingRow[];
}

/** How often and how late something moved so far; part of the fact row so that readers know whether to look further. */
export interface Tallies {
  dueChanges: number;
  /** The latest moment at which the due moved. */
  dueMovedAt: number | null;
  holdings: number;
  /** The latest moment at which the holder changed, reception included. */
  heldAt: number | null;
  waitings: number;
  /** The latest moment at which a wait began or ended. */
  waitingMovedAt: number | null;
}

export const NOTHING_MOVED: Tallies = {
  dueChanges: 0,
  dueMovedAt: null,
  holdings: 0,
  heldAt: null,
  waitings: 0,
  waitingMovedAt: null,
};

/** One event of a dossier, and the states around it. */
export interface SeriesStep {
  before: DossierState;
  after: DossierState;
  event: { position: number; type: string; occurredAt: string; data: object };
  knownFrom: number;
  /** Where the log told of the reception; null before it. */
  receivedPosition: number | null;
}

/** What moved with an event, noted in `rows`. Pure but for `rows`. */
export function noteMoves(step: SeriesStep, tallies: Tallies, zone: Zone, rows: SeriesRows): Tallies {
  const { before, after, event } = step;
  if (!after.received) return tallies;
  let next = tallies;
  if (before.received && (dueDiffers(before, after) || saysEarlier(event, next))) {
    const occurredAt = Date.parse(event.occurredAt);
    const when = whenOf(step, after.code, occurredAt, zone);
    if (next.dueChanges === 0) rows.dues.push(dueAtReception(step, before, when, zone));
    rows.dues.push(dueRow(when, after, event.type, zone));
    next = { ...next, dueChanges: next.dueChanges + 1, dueMovedAt: latest(next.dueMovedAt, occurredAt) };
  }
  const handedOver = event.type === 'DossierHandedOver' || (before.received && holderDiffers(before, after));
  if (handedOver || !before.received) {
    const occurredAt = Date.parse(event.occurredAt);
    const when = whenOf(step, after.code, occurredAt, zone);
    const { unitId: unit_id, officerId: officer_id } = after.holder;
    const holding = { handed_over: handedOver, unit_id, officer_id, mode: modeOf(event) };
    rows.holdings.push(Object.assign(when, holding));
    next = { ...next, holdings: next.holdings + 1, heldAt: latest(next.heldAt, occurredAt) };
  }
  if (waitingDiffers(before, after)) {
    const occurredAt = Date.parse(event.occurredAt);
    const when = whenOf(step, after.code, occurredAt, zone);
    rows.waitings.push(Object.assign(when, waitingOf(after, zone)));
    next = { ...next, waitings: next.waitings + 1, waitingMovedAt: latest(next.waitingMovedAt, occurredAt) };
  }
  return next;
}

const whenOf = ({ event, knownFrom }: SeriesStep, code: string, occurredAt: number, zone: Zone): SeriesRow => ({
  code,
  position: event.position,
  known_from: knownFrom,
  to_position: STILL_KNOWN,
  occurred_at: event.occurredAt,
  occurred_on: plainDateOf(zone.localDay(occurredAt)),
});

const latest = (known: number | null, instant: number): number => Math.max(known ?? instant, instant);

const dayOf = (instant: number | null, zone: Zone): string | null =>
  instant === null ? null : plainDateOf(zone.localDay(instant));

/** Written with the first change, so that whoever looks before it finds what was promised. */
function dueAtReception({ receivedPosition }: SeriesStep, before: Received, when: SeriesRow, zone: Zone): DueRow {
  const position = receivedPosition ?? when.position;
  const occurred = { occurred_at: iso(before.receivedAt), occurred_on: dayOf(before.receivedAt, zone) ?? '' };
  return dueRow({ ...when, position, ...occurred }, before, 'DossierReceived', zone);
}

const dueRow = (when: SeriesRow, { dueAt, promiseDueAt, indexDueAt }: Received, cause: string, zone: Zone): DueRow =>
  Object.assign(when, {
    due_at: iso(dueAt),
    due_on: dayOf(dueAt, zone),
    promise_due_at: iso(promiseDueAt),
    promise_due_on: dayOf(promiseDueAt, zone),
    index_due_at: iso(indexDueAt),
    cause,
  });

const modeOf = ({ type, data }: SeriesStep['event']): number | null =>
  type === 'DossierHandedOver' && 'mode' in data ? handOverModeCode(data.mode as HandOverMode) : null;

const dueDiffers = (a: Received, b: Received): boolean =>
  a.dueAt !== b.dueAt || a.promiseDueAt !== b.promiseDueAt || a.indexDueAt !== b.indexDueAt;

/**
 * Told of late: a step that happened before the due moved last says the due of its own moment, also where it is the same
 * as after that move.
 */
const saysEarlier = ({ type, data, occurredAt }: SeriesStep['event'], { dueMovedAt }: Tallies): boolean =>
  dueMovedAt !== null &&
  Date.parse(occurredAt) < dueMovedAt &&
  (SAYS_A_DUE.has(type) || ('recomputed' in data && data.recomputed === true));

const SAYS_A_DUE: ReadonlySet<string> = new Set([
  ...['SupplementReceived', 'SupplementExpired', 'PaymentReceived', 'DeadlineExtended', 'DeadlineRecalculated'],
]);

const holderDiffers = (a: Received, b: Received): boolean =>
  a.holder.unitId !== b.holder.unitId || a.holder.officerId !== b.holder.officerId;

function waitingDiffers(before: DossierState, after: Received): boolean {
  if (!before.received) return false;
  if (before.waits === after.waits) return false;
  const [a, b] = [awaited(before), awaited(after)];
  if (a?.kind !== b?.kind || a?.from !== b?.from) return true;
  // Of two things awaited at once, the supplement may come while the payment still stands out.
  return before.supplementRequests !== after.supplementRequests || supplementSince(before) !== supplementSince(after);
}

/** Of several open waits the one that began first. */
const awaited = ({ waits }: Received) =>
  waits.filter((wait) => wait.to === null).toSorted((a, b) => a.from - b.from)[0] ?? null;

/** What is awaited now, in the columns of the series. */
function waitingOf(state: Received, zone: Zone) {
  const open = awaited(state);
  const standing = open === null ? null : waitingSince(state);
  return {
    kind: open === null ? null : waitKindCode(open.kind),
    since: iso(open === null ? null : Math.max(open.from, state.receivedAt)),
    standing_since: iso(standing),
    standing_since_on: dayOf(standing, zone),
    supplement_since: iso(open === null ? null : supplementSince(state)),
    supplement_requests: state.supplementRequests,
  };
}
