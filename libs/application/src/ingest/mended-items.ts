import { plainPartOf } from '#exchange';
import type { ItemProblem } from './ingest-sync.types.js';
import { normalText } from './pending-item.js';
import type { PendingItem } from './pending-item.js';

/** Problems of one field, which goes with the item when the sender mends it and sends it anew. */
export const MENDABLE: ReadonlySet<ItemProblem['code']> = new Set<ItemProblem['code']>([
  ...(['TIME.UNREADABLE', 'TIME.MISSING', 'TIME.FUTURE', 'STATUS.UNKNOWN', 'STATUS.MISSING'] as const),
  ...(['CHANNEL.UNKNOWN', 'TEXT.NUL', 'NUMBER.INEXACT', 'LIST.TOO_LONG', 'RECEIVED_AT.MISSING'] as const),
]);

/** An item that waits because fields of it could not be read. */
export interface Unreadable {
  item: PendingItem;
  problems: ItemProblem[];
  /** Else what is personal is gone from it. */
  isWhole: boolean;
}

/** What took the place of an item; nothing personal. */
export interface Mending {
  /** The fields of the mended version that may be seen. */
  item: Record<string, unknown>;
  digest: string;
  /** ISO instant. */
  cameAt: string;
  /** The correlation id of the events it brought, if any. */
  runId: string;
}

/**
 * Which unreadable items were mended, by their ids. A snapshot mends those of its dossier that came before it if it names, so
 * that it can be read, each field that they did not: it tells all that they told. A step mends one that says the same in
 * every other field, the oldest of them, since two alike steps are two.
 * @param taken Items that were read and taken, none that had come before, in their order
 * @param orderOf The place of an item among those that came together; null: it came before them
 */
export function mendedBy(
  unreadable: readonly Unreadable[],
  taken: readonly PendingItem[],
  orderOf: (itemId: string) => number | null,
): Map<string, PendingItem> {
  const mended = new Map<string, PendingItem>();
  for (const mending of taken) {
    const theirs = unreadable.filter(
      ({ item, ...one }) => !mended.has(item.itemId) && cameBefore(item, mending, orderOf) && mends(mending, item, one),
    );
    for (const { item } of mending.read.kind === 'snapshot' ? theirs : theirs.slice(0, 1))
      mended.set(item.itemId, mending);
  }
  return mended;
}

function cameBefore(item: PendingItem, mending: PendingItem, orderOf: (itemId: string) => number | null): boolean {
  const [first, second] = [orderOf(item.itemId), orderOf(mending.itemId)];
  return first === null || second === null ? item.cameAt <= mending.cameAt : first < second;
}

function mends(mending: PendingItem, item: PendingItem, { problems, isWhole }: Omit<Unreadable, 'item'>): boolean {
  if (mending.read.kind !== item.read.kind || mending.read.code !== item.read.code) return false;
  const fields = problems.flatMap(({ code, field }) => (field === null || !MENDABLE.has(code) ? [] : [field]));
  if (fields.length < problems.length || !fields.every((field) => names(mending.raw, field))) return false;
  if (mending.read.kind === 'snapshot') return true;
  const [there, here] = isWhole ? [item.raw, mending.raw] : [plainPartOf(item.raw), plainPartOf(mending.raw)];
  return normalText(without(there, fields)) === normalText(without(here, fields));
}

/** Whether the field stands in the item, or in an entry of one of its lists, and is not empty. */
function names(raw: unknown, field: string): boolean {
  if (typeof raw !== 'object' || raw === null) return false;
  return Object.entries(raw).some(([name, value]: [string, unknown]) =>
    Array.isArray(value)
      ? name === field || value.some((entry) => names(entry, field))
      : name === field && isSaid(value),
  );
}

const isSaid = (value: unknown): boolean => normalText(value) !== normalText(null);

const without = (raw: unknown, fields: readonly string[]): unknown =>
  typeof raw !== 'object' || raw === null
    ? raw
    : Object.fromEntries(Object.entries(raw).filter(([name]) => !fields.includes(name)));
