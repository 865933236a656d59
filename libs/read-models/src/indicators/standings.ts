import type { CountName, DossierClass, Policy } from '#indicators';
import { DOSSIER_CLASSES, cellsOfClassification, noCounts } from '#indicators';
import type { Counts } from '#indicators';
import { CLASS_CODES } from '../dossier-facts/codes.js';
import type { PolicyExpression } from './policy-expression.js';

/**
 * How a dossier stands in a period under several policies at once, as one whole number: three bits of yes and no, then
 * four for each class. 0 to 7: in the balance of no policy.
 */
export type Standing = number;

const IS_NEW = 1;
const WAITING = 2;
const REFUSED = 4;

/** From here on some policy counts it, or it was refused at intake. */
export const LEAST_COUNTED: Standing = REFUSED;

interface Slot {
  policy: Policy;
  holds: 'class' | 'closedBy';
}

/** Where withdrawn and stopped stand outside the balance the class says it; where they are judged, a slot of their own. */
const slotsOf = (policies: readonly Policy[]): Slot[] =>
  policies.flatMap((policy) => [
    { policy, holds: 'class' as const },
    ...(policy.withdrawnStopped === 'in' ? [{ policy, holds: 'closedBy' as const }] : []),
  ]);

function shiftOf(slot: number): number {
  if (slot > 6) throw new RangeError('more policies than fit an integer');
  return 3 + 4 * slot;
}

/** The standing as SQL over the columns of a fact `f` and a question `q`. */
export function standingExpression(policies: readonly Policy[], expressionOf: (policy: Policy) => PolicyExpression) {
  const slots = slotsOf(policies).map(({ policy, holds }) => expressionOf(policy)[holds]);
  return [
    `(f.received_on >= q.from_on is true)::int * ${String(IS_NEW)}`,
    `(f.waiting_since is not null)::int * ${String(WAITING)}`,
    `(f.refused_on is not null)::int * ${String(REFUSED)}`,
    ...slots.map((sql, slot) => `(coalesce(${sql}, 0) << ${String(shiftOf(slot))})`),
  ].join('\n          + ');
}

/** The counts under one of the policies whose standings these are; `dossiers` says how many stand so. */
export function countsOfStandings(
  standings: readonly Standing[],
  dossiers: readonly number[],
  policies: readonly Policy[],
  policy: Policy,
): Counts {
  const counts = noCounts();
  standings.forEach((standing, index) => {
    for (const name of countsOfStanding(standing, policies, policy)) counts[name] += dossiers[index] ?? 0;
  });
  return counts;
}

function countsOfStanding(standing: Standing, policies: readonly Policy[], policy: Policy): CountName[] {
  const slots = slotsOf(policies);
  const held = (holds: Slot['holds']): DossierClass | null => {
    const slot = slots.findIndex((candidate) => candidate.policy === policy && candidate.holds === holds);
    return slot < 0 ? null : classOf((standing >> shiftOf(slot)) & 15);
  };
  const has = (flag: number): boolean => (standing & flag) > 0;
  const refused: CountName[] = has(REFUSED) ? ['refused'] : [];
  const dossierClass = held('class');
  if (dossierClass === null) return refused;
  const closedBy = held('closedBy');
  const endedBy = closedBy === 'withdrawn' || closedBy === 'stopped' ? closedBy : null;
  const waiting = has(WAITING) && OPEN.includes(dossierClass);
  return [...refused, ...cellsOfClassification({ class: dossierClass, endedBy, waiting, isNew: has(IS_NEW) })];
}

const OPEN: readonly DossierClass[] = ['openInTime', 'openOverdue', 'noLimitOpen'];

const classOf = (code: number): DossierClass | null =>
  DOSSIER_CLASSES.find((name) => CLASS_CODES[name] === code) ?? null;
