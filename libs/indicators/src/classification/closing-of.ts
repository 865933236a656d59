import type { Instant } from '#calendar';
import type { DossierFacts } from '../facts.js';
import type { EndKind, Policy } from '../policies/policy.js';

export interface Closing {
  kind: EndKind;
  at: Instant;
}

/** Ends that close a dossier under every policy; on a tie the first. */
const ENDS_OF_ANY_POLICY: readonly EndKind[] = ['stopped', 'withdrawn'];

/**
 * What closed the dossier by `at`: the first of the policy's own ends, in its order (CONTRACT 7.6), unless a stop or
 * withdrawal that is not among them came before it. An end before reception counts as one at reception (CONTRACT 7.2).
 */
export function closingOf(facts: DossierFacts, policy: Policy, at: Instant): Closing | null {
  const own = policy.end.map((kind) => closingBy(kind, facts, at)).find((closing) => closing !== null) ?? null;
  return ENDS_OF_ANY_POLICY.filter((kind) => !policy.end.includes(kind))
    .map((kind) => closingBy(kind, facts, at))
    .reduce((first, other) => (other !== null && (first === null || other.at < first.at) ? other : first), own);
}

/**
 * Whether anything had closed the dossier before an instant. A period does not carry over what an earlier one counted as
 * ended, even where a feed tells of another end later: the next period opens with what this one left (RATES B13).
 */
export function wasClosedBefore(facts: DossierFacts, policy: Policy, instant: Instant): boolean {
  return [...policy.end, ...ENDS_OF_ANY_POLICY].some((kind) => {
    const closing = closingBy(kind, facts, instant);
    return closing !== null && closing.at < instant;
  });
}

function closingBy(kind: EndKind, facts: DossierFacts, at: Instant): Closing | null {
  const happenedAt = facts[`${kind}At`];
  return happenedAt === null || happenedAt > at ? null : { kind, at: Math.max(happenedAt, facts.receivedAt) };
}
