import type { NotReceived, Received } from '#dossier';
import type { Zone } from '#indicators';
import { statusCode } from '../codes.js';
import { NO_CLASS, classColumns, sameClasses } from './classes.js';
import { WITHOUT_DUE, dueColumns, sameDue } from './due.js';
import { endColumns, endsWithoutReception, sameEnds } from './ends.js';
import { NEVER_HELD, holdingColumns, sameHolding } from './holding.js';
import type { Part, Standing } from './part.js';
import { partOf } from './part.js';
import { receptionColumns, sameReception, withoutReception } from './reception.js';
import { WITHOUT_RESULT, resultColumns, sameResult } from './result.js';
import { NEVER_WAITED, sameWaiting, waitingColumns } from './waiting.js';

/** A dossier's row: its parts and where they began to hold. Instants are ISO texts, days `YYYY-MM-DD`. */
export interface FactRow {
  code: string;
  version: number;
  from_position: number;
  parts: FactParts;
}

/** The columns of `fact_current` without its keys, part by part. */
export type FactParts = ReturnType<typeof newParts>;
export type PartName = keyof FactParts;

/** Where a dossier stood before an event, and the parts of its row then. */
export interface Earlier extends Standing {
  parts: FactParts;
}

/**
 * The row a dossier's standing stands for. Pure: the same standing, the same columns; `earlier` only saves making again
 * what did not move.
 */
export function factParts(now: Standing, zone: Zone, earlier: Earlier | null = null): FactParts {
  if (!now.state.received) return partsWithoutReception(now.state, zone);
  if (earlier?.state.received !== true) return newParts(now.state, now, zone);
  return movedParts(now.state, now, earlier.state, earlier, zone);
}

function newParts(state: Received, { tallies }: Standing, zone: Zone) {
  return {
    status: partOf(statusColumns(state)),
    reception: partOf(receptionColumns(state, zone)),
    due: partOf(dueColumns(state, tallies, zone)),
    ends: partOf(endColumns(state, zone)),
    result: partOf(resultColumns(state, zone)),
    waiting: partOf(waitingColumns(state, tallies, zone)),
    holding: partOf(holdingColumns(state, tallies, zone)),
    classes: partOf(classColumns(state, zone)),
  };
}

function movedParts(now: Received, { tallies }: Standing, then: Received, before: Earlier, zone: Zone): FactParts {
  const { parts, tallies: earlier } = before;
  return {
    status: sameStatus(then, now) ? parts.status : partOf(statusColumns(now)),
    reception: sameReception(then, now) ? parts.reception : partOf(receptionColumns(now, zone)),
    due: sameDue(then, now, earlier, tallies) ? parts.due : partOf(dueColumns(now, tallies, zone)),
    ends: sameEnds(then, now) ? parts.ends : partOf(endColumns(now, zone)),
    result: sameResult(then, now) ? parts.result : partOf(resultColumns(now, zone)),
    waiting: sameWaiting(then, now, earlier, tallies) ? parts.waiting : partOf(waitingColumns(now, tallies, zone)),
    holding: sameHolding(then, now, earlier, tallies) ? parts.holding : partOf(holdingColumns(now, tallies, zone)),
    classes: sameClasses(then, now) ? parts.classes : partOf(classColumns(now, zone)),
  };
}

const partsWithoutReception = (state: NotReceived, zone: Zone): FactParts => ({
  status: partOf({ status: state.status === 'none' ? 0 : statusCode(state.status), flags: state.flags }),
  reception: partOf(withoutReception(state)),
  due: partOf(WITHOUT_DUE),
  ends: partOf(endsWithoutReception(state, zone)),
  result: partOf(WITHOUT_RESULT),
  waiting: partOf(NEVER_WAITED),
  holding: partOf(NEVER_HELD),
  classes: partOf(NO_CLASS),
});

const statusColumns = ({ status, flags }: Received) => ({ status: statusCode(status), flags });

const sameStatus = (a: Received, b: Received): boolean => a.status === b.status && a.flags === b.flags;

/** Whether two rows say the same: parts that were shared, and parts made anew with the same values. */
export function sameParts(a: FactParts, b: FactParts): boolean {
  for (const name in a) {
    const [one, other] = [a[name as PartName], b[name as PartName]];
    if (one !== other && !sameColumns(one, other)) return false;
  }
  return true;
}

function sameColumns(a: Part<object>, b: Part<object>): boolean {
  const [before, after] = [a.columns, b.columns] as Record<string, unknown>[];
  for (const name in before) if (!sameValue(before[name], after?.[name])) return false;
  return true;
}

const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => one === b[at]));
