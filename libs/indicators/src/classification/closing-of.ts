import type { Instant } from '#calendar';
import type { DossierFacts } from '../facts.js';
import type { EndKind, Policy } from '../policies/policy.js';

export interface Closing {
  kind: EndKind;
  at: Instant;
}

/** Ends that close a dossier under every policy. */
const ENDS_OF_ANY_POLICY: readonly EndKind[] = ['stopped', 'withdrawn'];

/**
 * What closed the dossier by `at`: the earliest of the policy's own ends and of a stop or withdrawal, at one instant the
 * first in the policy's order. So a dossier once closed in one period is never carried over into the next.
 * An end before reception counts as one at reception (CONTRACT 7.2).
 */
export function closingOf(facts: DossierFacts, policy: Policy, at: Instant): Closing | null {
  return [...new Set([...policy.end, ...ENDS_OF_ANY_POLICY])]
    .map((kind) => closingBy(kind, facts, at))
    .reduce((first, other) => (other !== null && (first === null || other.at < first.at) ? other : first), null);
}

function closingBy(kind: EndKind, facts: DossierFacts, at: Instant): Closing | null {
  const happenedAt = facts[`${kind}At`];
  return happenedAt === null || happenedAt > at ? null : { kind, at: Math.max(happenedAt, facts.receivedAt) };
}
