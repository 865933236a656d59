import { DeadlineError } from './deadline-error.js';
import { checkInstant } from './clock-start.js';
import type { ClockPolicy, Instant, Interruption } from './types.js';

/** A closed interruption, `from` ≤ `to`. */
export interface Wait {
  kind: Interruption['kind'];
  from: Instant;
  to: Instant;
}

/** A closed interruption that may have ended without what was awaited. */
type ClosedWait = Wait & { expired?: boolean };

/** Waits that overlap or touch: one wait that begins with the first (CONTRACT 6.5). */
export interface Waiting {
  from: Instant;
  to: Instant;
  /** The same time cut into pieces that do not overlap, each bearing the kind that was waiting first. */
  parts: Wait[];
  /** Completion of the last supplement in it that was delivered, or null. */
  suppliedAt: Instant | null;
  /** The time that only ever pauses, without overlaps: payments, and supplements that expired. */
  pauses: Wait[];
}

/** Closed waits that stop the clock, merged and in order, and since when the applicant is awaited now. */
export interface Waitings {
  closed: Waiting[];
  since: Instant | null;
}

function checkInterruption({ kind, from, to }: Interruption): void {
  if (kind !== 'supplement' && kind !== 'payment') {
    throw new DeadlineError('INTERRUPTION.INVALID', `no kind "${String(kind)}"`);
  }
  checkInstant(from, 'the beginning of an interruption');
  if (to === undefined || to === null) return;
  checkInstant(to, 'the end of an interruption');
  if (to < from) throw new DeadlineError('INTERRUPTION.INVALID', `it ends (${to}) before it begins (${from})`);
}

/** Appends the part of a wait that goes beyond what is there already; waits must come in order. */
function appendBeyond(parts: Wait[], { kind, from, to }: Wait): void {
  const covered = parts.at(-1)?.to ?? -Infinity;
  if (to > covered) parts.push({ kind, from: Math.max(from, covered), to });
}

function merge(waits: ClosedWait[]): Waiting[] {
  const merged: Waiting[] = [];
  for (const wait of waits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    let current = merged.at(-1);
    if (!current || wait.from > current.to) {
      current = { from: wait.from, to: wait.to, parts: [], suppliedAt: null, pauses: [] };
      merged.push(current);
    }
    current.to = Math.max(current.to, wait.to);
    appendBeyond(current.parts, wait);
    if (wait.kind === 'payment' || wait.expired === true) appendBeyond(current.pauses, wait);
    else current.suppliedAt = Math.max(current.suppliedAt ?? -Infinity, wait.to);
  }
  return merged;
}

/**
 * The interruptions as the clock sees them. Payments are left out where the policy lets the clock run, an open one
 * changes no due (CONTRACT 6.5); it only says since when the applicant is awaited: from the beginning of the one wait
 * it belongs to. Throws `INTERRUPTION.INVALID`, `INSTANT.INVALID`.
 */
export function waitingsOf(interruptions: readonly Interruption[], policy: ClockPolicy): Waitings {
  interruptions.forEach(checkInterruption);
  const stopping = interruptions.filter(({ kind }) => kind === 'supplement' || policy.payment === 'pause');
  const isOpen = ({ to }: Interruption) => to === undefined || to === null;
  const closed = merge(
    stopping.flatMap(({ kind, from, to, expired }) =>
      to === undefined || to === null ? [] : [{ kind, from, to, expired }],
    ),
  );
  const open = interruptions.filter(isOpen).map(({ from }) => from);
  if (open.length === 0) return { closed, since: null };
  const endless = merge(stopping.map(({ kind, from, to }) => ({ kind, from, to: to ?? Infinity }))).at(-1);
  const since = endless?.to === Infinity ? Math.min(endless.from, ...open) : Math.min(...open);
  return { closed, since };
}
