import type { Counts } from '../../counting/counts.js';
import { II06A_MEMBERS, type Ii06aCells } from './columns.js';

/** What one channel brought to one row; counts under policy `ii06a`. */
export interface Ii06aPart {
  /** The field's code or the agency's id; null: dossiers that have none. */
  key: string | null;
  channel: string | null;
  counts: Counts;
}

export interface Ii06aKeyedCells extends Ii06aCells {
  key: string | null;
}

/** The numbers of the form, not yet checked, named or put in order. */
export interface Ii06aForm {
  /** Rows with at least one dossier, as they were met. */
  rows: Ii06aKeyedCells[];
  total: Ii06aCells;
}

/**
 * The form from counts split by row and channel. `total` is counted by itself and not summed here, so that comparing it
 * with the rows proves something; columns 4 and 5 alone have to be sums, since a total has no channel.
 */
export function ii06aForm(parts: readonly Ii06aPart[], total: Counts): Ii06aForm {
  const rows = new Map<string | null, Ii06aKeyedCells>();
  const sums = { receivedOnline: 0, receivedOther: 0 };
  for (const { key, channel, counts } of parts) {
    const row = rows.get(key) ?? { key, ...noCells() };
    rows.set(key, row);
    const cells = cellsFrom(counts, channel);
    for (const member of II06A_MEMBERS) row[member] += cells[member];
    sums.receivedOnline += cells.receivedOnline;
    sums.receivedOther += cells.receivedOther;
  }
  return {
    rows: [...rows.values()].filter((row) => II06A_MEMBERS.some((member) => row[member] !== 0)),
    total: { ...cellsFrom(total, null), ...sums },
  };
}

function cellsFrom(counts: Counts, channel: string | null): Ii06aCells {
  const { received, carriedOver, resolved, early, onTime, late, open, openInTime, openOverdue } = counts;
  const online = channel === 'online' ? received : 0;
  return {
    ...{ toResolve: received + carriedOver, receivedOnline: online, receivedOther: received - online, carriedOver },
    ...{ resolved, early, onTime, late, open, openInTime, openOverdue },
  };
}

const noCells = (): Ii06aCells =>
  Object.fromEntries(II06A_MEMBERS.map((member) => [member, 0])) as Record<(typeof II06A_MEMBERS)[number], number>;
