import type { Instant } from '#calendar';
import { cellsOf, classify, monthsOf, periodInstants, viewpointOf, zoneOf } from '#indicators';
import type { CellName, DossierFacts, Question } from '#indicators';
import { isoOrNull } from './facts-json.js';
import type { EvidenceClass, EvidencePolicies, EvidenceQuery } from './format.js';

/** One span of a question, ready to judge dossiers: the whole period, or a month of it. */
export interface EvidenceSpan {
  /** Null: the whole period. */
  month: string | null;
  /** Of the three policies; they differ in nothing else. */
  questions: Record<keyof EvidencePolicies, Question>;
}

/** What one policy says of a dossier in one span. */
export interface Judgement {
  cells: CellName[];
  /** Whether a row counts it as received or carried over. */
  counted: boolean;
  /** Null for a dossier that was never received. */
  class: EvidenceClass | null;
}

type Asked = Pick<
  EvidenceQuery,
  'timezone' | 'from' | 'to' | 'calendar' | 'groupBy' | 'population' | 'asOf' | 'computedAt'
>;

/** The spans of a question: the whole period first, then its months where it is grouped by month. */
export function spansOf(query: Asked, policies: EvidencePolicies): EvidenceSpan[] {
  const zone = zoneOf(query.timezone);
  const { from, to, calendar, groupBy, population } = query;
  const months = groupBy.includes('month') ? monthsOf({ from, to }, calendar) : [];
  return [{ month: null, from, to }, ...months].map(({ month, ...span }) => {
    const period = periodInstants(span, zone);
    const at = viewpointOf(period, Date.parse(query.asOf ?? query.computedAt));
    const under = (policy: Question['policy']): Question => ({ period, at, policy, zone, population });
    const { asked, firstPromise, survivorshipSafe } = policies;
    const questions = {
      asked: under(asked),
      firstPromise: under(firstPromise),
      survivorshipSafe: under(survivorshipSafe),
    };
    return { month, questions };
  });
}

/** Judges a dossier by `cellsOf` and `classify`, the readable reference of the figures. */
export function judge(facts: DossierFacts | null, refusedAt: Instant | null, question: Question): Judgement {
  const cells = cellsOf({ facts, refusedAt, keys: {} }, question);
  const counted = cells.includes('received') || cells.includes('carriedOver');
  return { cells, counted, class: facts === null ? null : classOf(facts, question) };
}

function classOf(facts: DossierFacts, { policy, at, zone }: Question): EvidenceClass {
  const { end, comparedWith, ...result } = classify(facts, policy, at, zone);
  return { ...result, end: isoOrNull(end), comparedWith: isoOrNull(comparedWith) };
}
