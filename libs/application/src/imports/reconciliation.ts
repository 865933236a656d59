import type { DossierState } from '#dossier';
import type { PublishedFlag } from '#exchange';
import { classify, findPolicy } from '#indicators';
import type { Zone } from '#indicators';
import { countingFacts } from '#read-models';

/** Dossiers by whether our class agrees with the flag their publisher gave them (CONTRACT 4.2). */
export interface Reconciliation {
  agree: number;
  disagree: number;
  /** The publisher's flag is empty. */
  blank: number;
  /** No due, no end, or no flag that we understand. */
  notComparable: number;
}

export type Comparison = keyof Reconciliation;
export const COMPARISONS: readonly Comparison[] = ['agree', 'disagree', 'blank', 'notComparable'];

const TT01 = findPolicy('tt01-2020');

/** Compares under `tt01-2020`; a published `onTime` agrees with early too, a published `early` only with early. */
export function compareWithPublished(state: DossierState, published: PublishedFlag | null, zone: Zone): Comparison {
  if (!state.received || published === null || published === 'unknown') return 'notComparable';
  const at = Math.max(state.lastOccurredAt, state.receivedAt);
  const own = classify(countingFacts(state), TT01, at, zone).class;
  if (own !== 'early' && own !== 'onTime' && own !== 'late') return 'notComparable';
  if (published === 'blank') return 'blank';
  return published === own || (published === 'onTime' && own === 'early') ? 'agree' : 'disagree';
}
