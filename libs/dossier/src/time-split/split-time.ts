import type { Instant } from '#calendar';

/** Whose time it was: the receiving counter, a unit of ours, the applicant who owes papers or money, another agency. */
export type TimeKind = 'intake' | 'unit' | 'supplement' | 'payment' | 'otherAgency';

/** From `at` on the dossier lay with a unit; the first is the receiving counter, each further one a hand-over. */
export interface Holding {
  at: Instant;
  unitId: string | null;
  officerId: string | null;
  /** false: not handed over yet, the receiving counter's. */
  handedOver: boolean;
}

/** The applicant was waited for; `to` null: still. */
export interface TimeWait {
  kind: 'supplement' | 'payment';
  from: Instant;
  to: Instant | null;
}

export interface TimeSplitInput {
  receivedAt: Instant;
  /** The end of the dossier, or now. */
  endAt: Instant;
  /** In order; of several at one instant the last holds. */
  holdings: readonly Holding[];
  /** In any order; they may overlap or touch. */
  waits: readonly TimeWait[];
  isOwnAgency: (unitId: string) => boolean;
  /** Counted working minutes between two instants; may be fractional, must add up. */
  minutesBetween: (from: Instant, to: Instant) => number;
}

interface Bearer {
  kind: TimeKind;
  unitId: string | null;
  officerId: string | null;
}

/** All the time of one bearer. */
export interface TimePart extends Bearer {
  minutes: number;
}

/** A stretch of time with one bearer. */
export interface TimeSpan extends TimePart {
  from: Instant;
  to: Instant;
}

export interface TimeSplit {
  unit: 'workingMinute';
  /** Whole minutes from reception to the end; exactly the sum of the parts and of the spans. */
  total: number;
  /** By bearer, in the order they first appear; those without a whole minute are left out. */
  parts: TimePart[];
  /** Without gaps from reception to the end, neighbours of different bearers; a span may count no minute. */
  spans: TimeSpan[];
}

/** Half a microsecond in minutes: what floating point may lose just below a whole minute. */
const DUST = 1e-8;

/**
 * Whose time a dossier's working minutes were. Waiting is the applicant's, whoever holds the dossier; where waits
 * overlap, the one that began first bears the time. A fraction of a minute goes to the span in which it becomes a whole one.
 */
export function splitTime(input: TimeSplitInput): TimeSplit {
  const stretches = stretchesOf(input);
  const spans: TimeSpan[] = [];
  let counted = 0;
  for (const stretch of stretches) {
    // From the reception each time, so that the cuts add up to the whole whatever each of them is rounded to.
    const until = Math.max(counted, Math.floor(input.minutesBetween(input.receivedAt, stretch.to) + DUST));
    spans.push({ ...stretch, minutes: until - counted });
    counted = until;
  }
  return { unit: 'workingMinute', total: counted, parts: partsOf(spans), spans };
}

type Stretch = Omit<TimeSpan, 'minutes'>;

/** Neighbours are one stretch before minutes are cut: a hand-over to the same desk moves no minute. */
function stretchesOf(input: TimeSplitInput): Stretch[] {
  const { receivedAt, endAt, holdings } = input;
  const waits = input.waits.toSorted(byBeginning);
  const changes = [
    ...holdings.map(({ at }) => at),
    ...waits.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
  ];
  const inside = changes.filter((at) => at > receivedAt && at < endAt);
  const cuts = [...new Set([receivedAt, ...inside])].toSorted((a, b) => a - b);
  const stretches: Stretch[] = [];
  if (endAt <= receivedAt) return stretches;
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1] ?? endAt;
    const bearer = bearerAt(from, waits, input);
    const before = stretches.at(-1);
    if (before !== undefined && isSame(before, bearer)) before.to = to;
    else stretches.push({ ...bearer, from, to });
  }
  return stretches;
}

/** Of two that begin together the supplement comes first: the answer must not hang on the order they are told in. */
function byBeginning(a: TimeWait, b: TimeWait): number {
  if (a.from !== b.from) return a.from - b.from;
  return Number(a.kind === 'payment') - Number(b.kind === 'payment');
}

function bearerAt(at: Instant, waits: readonly TimeWait[], { holdings, isOwnAgency }: TimeSplitInput): Bearer {
  const wait = waits.find(({ from, to }) => from <= at && (to === null || at < to));
  if (wait !== undefined) return { kind: wait.kind, unitId: null, officerId: null };
  const holding = holdings.findLast((one) => one.at <= at) ?? holdings[0];
  if (holding === undefined) return { kind: 'intake', unitId: null, officerId: null };
  const { unitId, officerId, handedOver } = holding;
  if (!handedOver) return { kind: 'intake', unitId, officerId };
  return { kind: unitId === null || isOwnAgency(unitId) ? 'unit' : 'otherAgency', unitId, officerId };
}

const isSame = (a: Bearer, b: Bearer): boolean =>
  a.kind === b.kind && a.unitId === b.unitId && a.officerId === b.officerId;

function partsOf(spans: readonly TimeSpan[]): TimePart[] {
  const parts = new Map<string, TimePart>();
  for (const { kind, unitId, officerId, minutes } of spans) {
    const key = JSON.stringify([kind, unitId, officerId]);
    const part = parts.get(key) ?? { kind, unitId, officerId, minutes: 0 };
    part.minutes += minutes;
    parts.set(key, part);
  }
  return [...parts.values()].filter(({ minutes }) => minutes > 0);
}
