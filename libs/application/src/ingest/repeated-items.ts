import { dossierStream } from '#dossier';
import type { PendingItem } from './pending-item.js';

/**
 * A snapshot that was taken before: its dates are facts still; the status, the due and the person were told when it came
 * first.
 */
export function datesAlone(item: PendingItem): PendingItem {
  const { read } = item;
  if (read.kind !== 'snapshot') return item;
  // Before a reception the status is all there is.
  if (read.status === 1 || read.status === 3) return { ...item, read: { ...read, personal: null } };
  const hasEnded = read.status === 7 || read.status === 8;
  const dates = hasEnded ? { processedAt: null, returnedAt: null } : {};
  return { ...item, read: { ...read, ...dates, status: null, dueAt: null, personal: null } };
}

/** The streams about which an item brings personal data that may be new. */
export const bringingPersonal = (
  byCode: ReadonlyMap<string, readonly PendingItem[]>,
  repeated: ReadonlySet<string>,
): ReadonlySet<string> =>
  new Set(
    [...byCode].flatMap(([code, items]) =>
      items.some(({ read, digest }) => read.kind === 'snapshot' && read.personal !== null && !repeated.has(digest))
        ? [dossierStream(code)]
        : [],
    ),
  );
