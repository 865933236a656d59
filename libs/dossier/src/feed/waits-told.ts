import type { Instant } from '#calendar';
import type { TellingBasis } from '../events.js';

/** A moment at which the applicant begins to be awaited, or is so no longer. */
export interface WaitMark {
  at: Instant;
  begins: boolean;
  basis: TellingBasis;
}

/** A wait that is told with both its ends. */
export interface WholeWait {
  from: Instant;
  to: Instant;
}

export interface ToldWait {
  from: Instant;
  fromBasis: TellingBasis;
  to: Instant | null;
  toBasis: TellingBasis;
  /** When it began by the list that tells its end. */
  listedFrom?: Instant;
}

/** What is told of one kind of waiting; in any order. */
export interface WaitTellings {
  marks: readonly WaitMark[];
  whole: readonly WholeWait[];
}

interface Bounds {
  receivedAt: Instant;
  /** The dossier's end; waits end with it and none begins after it. */
  endAt: Instant | null;
  dayOf: (instant: Instant) => number;
}

/**
 * The waits that follow from all that was told, whatever came first. Tellings of one wait are one: a request while one
 * is awaited is the same request. An exact beginning beats a date of the same day and any inferred one; the end that a
 * list of supplements names beats a status that merely says that work goes on.
 */
export function waitsTold({ marks, whole }: WaitTellings, bounds: Bounds): ToldWait[] {
  const { dayOf, receivedAt } = bounds;
  const known = joined(whole.filter(({ from }) => dayOf(from) >= dayOf(receivedAt)));
  const waits: ToldWait[] = [];
  let open: ToldWait | null = null;
  const begins = (mark: WaitMark): void => {
    if (open === null) waits.push((open = { from: mark.at, fromBasis: mark.basis, to: null, toBasis: 'derived' }));
    else if (isBetterBeginning(mark, open, bounds)) Object.assign(open, { from: mark.at, fromBasis: mark.basis });
  };
  for (const step of stepsOf(marks, known, bounds)) {
    if ('to' in step) {
      begins({ at: step.from, begins: true, basis: 'dated' });
      Object.assign(open ?? {}, { to: step.to, toBasis: 'dated', listedFrom: step.from });
      for (const mark of step.within) if (mark.begins) begins(mark);
      open = null;
    } else if (step.begins) begins(step);
    else if (open !== null) {
      Object.assign(open, { to: step.at, toBasis: 'derived' });
      open = null;
    }
  }
  return within(waits, bounds);
}

type Step = WaitMark | (WholeWait & { within: WaitMark[] });

/** In the order of time, marks inside a whole wait with it: on its first day, or before it ends. */
function stepsOf(marks: readonly WaitMark[], known: readonly WholeWait[], bounds: Bounds): Step[] {
  const { receivedAt, dayOf, endAt } = bounds;
  const wholes = known.map((wait) => ({ ...wait, within: [] as WaitMark[] }));
  const loose: Step[] = [];
  for (const mark of marks.toSorted((a, b) => a.at - b.at || Number(a.begins) - Number(b.begins))) {
    // What comes after the end says nothing of the waits before it, whichever was told first.
    if (isBeforeReception(mark, receivedAt, dayOf) || (endAt !== null && mark.at > endAt)) continue;
    const whole = wholes.find(
      ({ from, to }) => (mark.at >= from || (mark.begins && dayOf(mark.at) === dayOf(from))) && mark.at <= to,
    );
    if (whole === undefined) loose.push(mark);
    else whole.within.push(mark);
  }
  const timeOf = (step: Step) => ('to' in step ? step.from : step.at);
  return [...wholes, ...loose].sort((a, b) => timeOf(a) - timeOf(b));
}

/** What was asked for at the intake is none of the clock's business; a date without an hour means its day. */
const isBeforeReception = (mark: WaitMark, receivedAt: Instant, dayOf: Bounds['dayOf']): boolean =>
  mark.basis === 'dated' ? dayOf(mark.at) < dayOf(receivedAt) : mark.at < receivedAt;

/** Waits that overlap or touch are one (CONTRACT 6.5). */
function joined(whole: readonly WholeWait[]): WholeWait[] {
  const result: WholeWait[] = [];
  for (const { from, to } of whole.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to: Math.max(from, to) });
  }
  return result;
}

function isBetterBeginning(mark: WaitMark, wait: ToldWait, { dayOf }: Bounds): boolean {
  if (mark.basis === 'exact') {
    if (wait.fromBasis === 'exact') return mark.at < wait.from;
    return wait.fromBasis !== 'dated' || dayOf(mark.at) <= dayOf(wait.from);
  }
  return mark.basis === 'dated' && wait.fromBasis !== 'exact' && wait.fromBasis !== 'dated';
}

function within(waits: readonly ToldWait[], { endAt }: Bounds): ToldWait[] {
  if (endAt === null) return [...waits];
  return waits
    .filter(({ from }) => from < endAt)
    .map((wait) => (wait.to !== null && wait.to > endAt ? { ...wait, to: null } : wait));
}
