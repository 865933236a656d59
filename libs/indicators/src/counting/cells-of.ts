import type { Instant } from '#calendar';
import type { Classification, DossierClass } from '../classification/classification.js';
import { classify } from '../classification/classify.js';
import { wasClosedBefore } from '../classification/closing-of.js';
import type { DossierFacts } from '../facts.js';
import type { PeriodInstants } from '../periods/period-instants.js';
import type { Policy } from '../policies/policy.js';
import type { Zone } from '../zone.js';
import type { CountName } from './counts.js';

/** A cell one can ask the dossiers of (CONTRACT 7.8). */
export type CellName = CountName | 'noLimit' | 'numerator' | 'denominator';

export const POPULATIONS = ['handled', 'received'] as const;

/** `received`: only dossiers received in the period, nothing carried over (CONTRACT 7.6, `qd766`). */
export type Population = (typeof POPULATIONS)[number];

/** A dossier as counting sees it. */
export interface CountedDossier {
  /** Null for a dossier that was refused at intake and so never received. */
  facts: DossierFacts | null;
  /** One member per grouping, as pinned at reception (CONTRACT 7.7). */
  keys: Readonly<Record<string, string | null>>;
  refusedAt?: Instant | null;
}

/** One question: a period, the instant V it is judged at, a policy and the tenant's zone. */
export interface Question {
  period: PeriodInstants;
  /** V, the earlier of the end of the period and as-of; see `viewpointOf`. */
  at: Instant;
  policy: Policy;
  zone: Zone;
  population?: Population;
}

/**
 * Every cell of the row that this dossier is counted in, each once. Facts later than V or not before the end of the
 * period are left out; due, waits and number of requests must already be those in force then.
 */
export function cellsOf(dossier: CountedDossier, question: Question): CellName[] {
  const { period, population } = question;
  const happened = (instant: Instant | null | undefined): instant is Instant =>
    instant !== null && instant !== undefined && instant < period.endAt && instant <= question.at;

  const refused = happened(dossier.refusedAt) && dossier.refusedAt >= period.fromAt;
  const cells: CellName[] = refused ? ['refused'] : [];
  if (dossier.facts === null || !happened(dossier.facts.receivedAt)) return cells;

  const isNew = dossier.facts.receivedAt >= period.fromAt;
  if (!isNew && population === 'received') return cells;

  const known = factsThat(happened, dossier.facts);
  const result = classify(known, question.policy, question.at, question.zone);
  if (wasClosedBefore(known, question.policy, period.fromAt)) return cells;

  cells.push(...cellsOfClassification({ isNew, ...result }));
  if (result.class === 'noLimitResolved' || result.class === 'noLimitOpen') cells.push('noLimit');
  return cells.concat(cellsOfRate(result.class, question.policy));
}

/** The counts of a dossier in the balance of a period, by how it is classified at V. */
export function cellsOfClassification(
  result: Pick<Classification, 'class' | 'endedBy' | 'waiting'> & { isNew: boolean },
): CountName[] {
  const cells: CountName[] = [result.isNew ? 'received' : 'carriedOver', ...COUNTS_OF_CLASS[result.class]];
  const { endedBy } = result;
  if ((endedBy === 'withdrawn' || endedBy === 'stopped') && endedBy !== result.class) cells.push(endedBy);
  if (result.waiting) cells.push('waiting');
  return cells;
}

function cellsOfRate(dossierClass: DossierClass, policy: Policy): CellName[] {
  switch (dossierClass) {
    case 'early':
    case 'onTime':
      return ['numerator', 'denominator'];
    case 'late':
      return ['denominator'];
    case 'openInTime':
      return policy.openInTimeInRate ? ['numerator', 'denominator'] : [];
    case 'openOverdue':
      return policy.openOverdueInDenominator ? ['denominator'] : [];
    default:
      return [];
  }
}

function factsThat(happened: (instant: Instant | null) => instant is Instant, facts: DossierFacts): DossierFacts {
  const ifHappened = (instant: Instant | null): Instant | null => (happened(instant) ? instant : null);
  return {
    ...facts,
    processedAt: ifHappened(facts.processedAt),
    returnedAt: ifHappened(facts.returnedAt),
    withdrawnAt: ifHappened(facts.withdrawnAt),
    stoppedAt: ifHappened(facts.stoppedAt),
    waits: facts.waits.filter((wait) => happened(wait.from)).map((wait) => ({ ...wait, to: ifHappened(wait.to) })),
  };
}

const COUNTS_OF_CLASS: Record<DossierClass, readonly CountName[]> = {
  early: ['resolved', 'early'],
  onTime: ['resolved', 'onTime'],
  late: ['resolved', 'late'],
  openInTime: ['open', 'openInTime'],
  openOverdue: ['open', 'openOverdue'],
  withdrawn: ['withdrawn'],
  stopped: ['stopped'],
  noLimitResolved: ['resolved', 'noLimitResolved'],
  noLimitOpen: ['open', 'noLimitOpen'],
};
