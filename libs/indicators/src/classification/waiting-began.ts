import type { Instant } from '#calendar';
import type { DossierFacts, WaitKind } from '../facts.js';

/**
 * When the waiting that covers `at` began, or null if nobody waits for the applicant then. Waits that overlap or
 * touch are one wait that begins with the first, at reception at the earliest (CONTRACT 6.5).
 */
export function waitingBegan(facts: DossierFacts, kinds: readonly WaitKind[], at: Instant): Instant | null {
  const begun = facts.waits
    .filter((wait) => kinds.includes(wait.kind) && wait.from <= at)
    .sort((a, b) => a.from - b.from);
  let began: Instant | null = null;
  let lastsTo = -Infinity;
  for (const { from, to } of begun) {
    if (began === null || from > lastsTo) began = from;
    lastsTo = Math.max(lastsTo, to ?? Infinity);
  }
  return began !== null && lastsTo > at ? Math.max(began, facts.receivedAt) : null;
}
