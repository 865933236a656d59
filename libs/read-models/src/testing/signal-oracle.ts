import { afterEffective, codeOfStream, messageStream, unknownDossier } from '#dossier';
import type { DossierState, Received } from '#dossier';
import type { StoredEvent } from '#event-store';
import { cellsOf, periodInstants, viewpointOf } from '#indicators';
import type { CellName, Question, SignalName, SignalRules, Zone } from '#indicators';
import { waitingSince } from '../dossier-facts/counting-facts.js';
import { zoneOf } from '../zone-of.js';
import { type Lived, type OracleQuestion, type Standing, dossiersOf, standing } from './oracle.js';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

/** A dossier as the question sees it, with its cells. */
export interface Seen extends Lived {
  cells: CellName[];
  state: Received;
  /** What happened before the end of the period. */
  happened: readonly Standing[];
  /** What its applicant had been told by then. */
  told: readonly StoredEvent[];
}

interface Looked {
  all: readonly Seen[];
  endAt: number;
  zone: Zone;
  value: (name: string) => number;
}

/** The dossiers of a question that were received by then. */
export function seenDossiers(log: readonly StoredEvent[], question: OracleQuestion): Seen[] {
  const { timezone, policy, population } = question;
  const zone = zoneOf(timezone);
  const period = periodInstants(question, zone);
  const asked: Question = { period, at: viewpointOf(period, question.asOf ?? question.now), policy, zone, population };
  const ofDossiers = log.filter(({ streamId }) => codeOfStream(streamId) !== null);
  const lived = ofDossiers.map((event) => ({ ...event, origin: event.metadata['origin'] ?? null }));
  const known = log.filter(
    (event) =>
      Date.parse(event.recordedAt) <= (question.asOf ?? Infinity) && Date.parse(event.occurredAt) < period.endAt,
  );
  return dossiersOf(lived, question, asked).flatMap((dossier) => {
    const happened = dossier.history.filter((event) => Date.parse(event.occurredAt) < period.endAt);
    const state = folded(dossier.code, happened);
    if (state?.received !== true) return [];
    const told = known.filter(({ streamId }) => streamId === messageStream(dossier.code));
    return [{ ...dossier, cells: cellsOf(dossier, asked), state, happened, told }];
  });
}

/** The codes that each signal names, by looking at one event after the other. */
export function signalOracle(
  all: readonly Seen[],
  { timezone, ...span }: OracleQuestion,
  rules: SignalRules,
): Record<SignalName, string[]> {
  const zone = zoneOf(timezone);
  const { endAt } = periodInstants(span, zone);
  const named = (signal: SignalName, cell: CellName, holds: (dossier: Seen, looked: Looked) => boolean): string[] => {
    const value = (name: string): number => rules[signal][name]?.value ?? NaN;
    const looked = { all, endAt, zone, value };
    return all
      .filter((dossier) => dossier.cells.includes(cell) && holds(dossier, looked))
      .map(({ code }) => code)
      .sort();
  };
  return {
    bulkEndings: named('bulkEndings', 'resolved', endedInBulk),
    endEqualsDue: named('endEqualsDue', 'resolved', endedAtDue),
    supplementJustBeforeDue: named('supplementJustBeforeDue', 'resolved', askedBeforeDue),
    resumedAndEndedWithinHour: named('resumedAndEndedWithinHour', 'resolved', resumedAndEnded),
    receptionEnteredLate: named('receptionEnteredLate', 'received', enteredLate),
    dueMovedAfterPassed: named('dueMovedAfterPassed', 'resolved', movedAfterPassed),
    correctedIntoTime: named('correctedIntoTime', 'resolved', correctedIntoTime),
    processedWithoutStep: named('processedWithoutStep', 'resolved', withoutStep),
    extensionNotTold: named('extensionNotTold', 'resolved', notTold),
  };
}

function folded(code: string, events: readonly Standing[]): DossierState | null {
  let state: DossierState | null = unknownDossier(code);
  for (const event of events) {
    state = afterEffective(state, event);
    if (state === null) return null;
  }
  return state;
}

const when = (event: Standing): number => Date.parse(event.occurredAt);

/** As it stood at an event: what was told before it and had happened by then. */
const stoodAt = ({ code, history }: Seen, index: number): DossierState | null => {
  const event = history[index];
  if (event === undefined) return null;
  return folded(
    code,
    history.slice(0, index).filter((earlier) => when(earlier) <= when(event)),
  );
};

function endedInBulk(dossier: Seen, { all, value }: Looked): boolean {
  const endOf = ({ state: { processedAt, withdrawnAt, stoppedAt } }: Seen): number | null =>
    processedAt !== null && processedAt <= Math.min(withdrawnAt ?? Infinity, stoppedAt ?? Infinity)
      ? processedAt
      : null;
  const own = endOf(dossier);
  if (own === null) return false;
  const width = value('withinSeconds') * SECOND;
  const ends = all
    .filter(({ state }) => state.agencyId === dossier.state.agencyId && state.processedBy === dossier.state.processedBy)
    .map(endOf)
    .filter((end) => end !== null);
  const windows = ends.filter((start) => start <= own && own < start + width);
  return windows.some((start) => {
    const together = ends.filter((end) => start <= end && end < start + width);
    return together.length >= value('minCount');
  });
}

function endedAtDue({ state: { processedAt, dueAt } }: Seen, { value }: Looked): boolean {
  if (processedAt === null || dueAt === null) return false;
  return Math.abs(Math.floor(processedAt / SECOND) - Math.floor(dueAt / SECOND)) <= value('withinSeconds');
}

function askedBeforeDue(dossier: Seen, { endAt, value }: Looked): boolean {
  return dossier.history.some((event, index) => {
    if (event.type !== 'SupplementRequested' || when(event) >= endAt) return false;
    const then = stoodAt(dossier, index);
    const left = then?.received === true && then.dueAt !== null ? then.dueAt - when(event) : -1;
    return left >= 0 && left <= value('withinHours') * HOUR;
  });
}

const WAIT_ENDED: readonly string[] = ['SupplementReceived', 'SupplementExpired', 'PaymentReceived'];
const awaits = (state: DossierState | null): boolean =>
  state?.received === true && state.waits.some((wait) => wait.to === null);

function resumedAndEnded({ code, history, state }: Seen, { endAt, value }: Looked): boolean {
  const end = state.processedAt;
  return history.some((event, index) => {
    if (!WAIT_ENDED.includes(event.type) || when(event) >= endAt || end === null) return false;
    const [before, after] = [folded(code, history.slice(0, index)), folded(code, history.slice(0, index + 1))];
    const since = end - when(event);
    return awaits(before) && !awaits(after) && since >= 0 && since <= value('withinMinutes') * MINUTE;
  });
}

const entered = (origin: string | null): boolean => origin === null || origin === 'demo';
const byHand = ({ state: { origin } }: Seen): boolean => entered(origin);

function enteredLate(dossier: Seen, { value }: Looked): boolean {
  const { enteredAt, receivedAt } = dossier.state;
  return byHand(dossier) && enteredAt !== null && enteredAt - receivedAt > value('afterHours') * HOUR;
}

function movedAfterPassed(dossier: Seen, { endAt, zone, value }: Looked): boolean {
  return dossier.history.some((event, index) => {
    if (event.type !== 'DeadlineExtended' && event.type !== 'DeadlineRecalculated') return false;
    const then = stoodAt(dossier, index);
    const after = folded(dossier.code, dossier.history.slice(0, index + 1));
    if (when(event) >= endAt || then?.received !== true || after?.received !== true) return false;
    if (then.dueAt === null || after.dueAt === null || after.dueAt <= then.dueAt) return false;
    const judged = (then.waits.some((wait) => wait.to === null) ? waitingSince(then) : null) ?? when(event);
    const days = value('afterDays');
    if (then.grain === 'instant') return judged > then.dueAt + days * DAY;
    return zone.localDay(judged) > zone.localDay(then.dueAt) + days;
  });
}

/** Replays the dossier up to each of its corrections and after it. */
function correctedIntoTime({ code, recorded, state }: Seen, { zone, value }: Looked): boolean {
  const lateBy = (one: DossierState | null, days: number): boolean | null => {
    if (one?.received !== true || one.processedAt === null || one.dueAt === null) return null;
    return one.grain === 'instant'
      ? one.processedAt > one.dueAt + days * DAY
      : zone.localDay(one.processedAt) > zone.localDay(one.dueAt) + days;
  };
  const lateAfter = (events: number): boolean =>
    lateBy(folded(code, standing(recorded.slice(0, events))), value('lateByDays')) === true;
  const corrected = recorded.some(
    ({ type }, index) => type === 'DossierCorrected' && lateAfter(index) && !lateAfter(index + 1),
  );
  return corrected && lateBy(state, 0) === false;
}

const STEPS: readonly string[] = [
  ...['DossierHandedOver', 'SupplementRequested', 'SupplementReceived', 'SupplementExpired'],
  ...['PaymentRequested', 'PaymentReceived', 'DeadlineExtended'],
];

function withoutStep(dossier: Seen, { value }: Looked): boolean {
  const { processedAt, receivedAt, limit } = dossier.state;
  if (processedAt === null || !byHand(dossier)) return false;
  if (limit?.unit === 'workingHour' && limit.value <= value('limitOverHours')) return false;
  const stepped = dossier.happened.some((event) => STEPS.includes(event.type) && when(event) <= processedAt);
  return !stepped && processedAt <= receivedAt + value('withinMinutes') * MINUTE;
}

function notTold(dossier: Seen, { endAt, zone, value }: Looked): boolean {
  const { recorded, told, state } = dossier;
  const { processedAt } = state;
  return dossier.history.some((event, index) => {
    if (event.type !== 'DeadlineExtended' || event.data.telling !== 'event' || !entered(event.origin ?? null))
      return false;
    const then = stoodAt(dossier, index);
    if (when(event) >= endAt || then?.received !== true || then.dueAt === null || processedAt === null) return false;
    const oldDue = then.dueAt;
    const days = value('beforeDays');
    const inTime = (instant: number, earlier: number): boolean =>
      then.grain === 'instant'
        ? instant <= oldDue - earlier * DAY
        : zone.localDay(instant) <= zone.localDay(oldDue) - earlier;
    const covers = ({ data }: StoredEvent): boolean =>
      recorded.some(({ eventId, version }) => eventId === data['extensionEventId'] && version >= event.version);
    return !inTime(processedAt, 0) && !told.some((one) => covers(one) && inTime(Date.parse(one.occurredAt), days));
  });
}
