import type { Instant } from '#calendar';
import type { RestatedDossier, Restatement } from '#read-models';
import type { RestatementPageQuestion } from './period-parameters.js';
import type { PeriodRecord } from './period-record.js';
import type { RestatementPage } from './period-requests.js';

interface PageQuestion extends RestatementPageQuestion {
  /** Agencies whose dossiers may be seen; null: all. */
  scope: ReadonlySet<string> | null;
  now: Instant;
}

/** A page of a restatement: what the caller may see, under the policy asked for. */
export function pageOfRestatement(
  { calendar, period }: PeriodRecord,
  { dossiers, position }: Restatement,
  { policy, asOf, cursor, limit, scope, now }: PageQuestion,
): RestatementPage {
  const visible = dossiers
    .filter((dossier) => mayBeSeen(dossier, scope))
    .map((dossier) => ({
      ...dossier,
      policies: dossier.policies.filter((changed) => policy === null || changed.policy === policy),
    }))
    .filter((dossier) => dossier.policies.length > 0);
  const after = visible.filter(({ code }) => cursor === null || code > cursor);
  const items = after.slice(0, limit);
  const next = after.length > limit ? (items.at(-1)?.code ?? null) : null;
  const seenFrom = new Date(asOf ?? now).toISOString();
  return { calendar, period, policy, asOf: seenFrom, position, dossiers: visible.length, items, next };
}

/** Whoever counted it before or counts it now may see that it moved. */
function mayBeSeen({ key }: RestatedDossier, scope: ReadonlySet<string> | null): boolean {
  if (scope === null) return true;
  return [key.from, key.to].some((side) => side?.agency != null && scope.has(side.agency));
}
