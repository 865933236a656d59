import { percent, score } from '../counting/percent.js';

/** A row of the progress a portal publishes of a unit: two counts and what it makes of them. */
export interface PublishedProgress {
  /** What the row speaks of, such as `month8 H44.13`. */
  label: string;
  received: number;
  onTime: number;
  /** As published: percent and points, decimals with a point. */
  ratio: string;
  score: string;
  /** Points for a ratio of 1. */
  maxScore: number;
}

/** `noBase`: nothing was received, so there is no rate; a portal that prints 0 there says something that nobody measured. */
export type ProgressVerdict = 'agree' | 'disagree' | 'noBase';

export interface ReconciledProgress {
  label: string;
  verdict: ProgressVerdict;
  published: { ratio: string; score: string };
  /** Two decimals; null without a base. */
  ours: { ratio: string | null; score: string | null };
}

/**
 * Compares published ratios and scores with ours: 100 · onTime / received and maxScore · onTime / received, from integers,
 * half up to two decimals (CONTRACT 7.6, 7.9).
 * @throws IndicatorsError `PERCENT.INVALID` for counts that are no whole numbers ≥ 0
 */
export function reconcileProgress(row: PublishedProgress): ReconciledProgress {
  const ours = {
    ratio: percent(row.onTime, row.received),
    score: score(row.onTime, row.received, row.maxScore),
  };
  const { label, ratio, score: points } = row;
  return { label, verdict: verdictOf(row, ours), published: { ratio, score: points }, ours };
}

function verdictOf({ ratio, score: points }: PublishedProgress, ours: ReconciledProgress['ours']): ProgressVerdict {
  if (ours.ratio === null || ours.score === null) return 'noBase';
  return sameDecimal(ratio, ours.ratio) && sameDecimal(points, ours.score) ? 'agree' : 'disagree';
}

/** `18.6` and `18.60` are one number; compared as text, so that no binary fraction comes between. */
const sameDecimal = (a: string, b: string): boolean => plain(a) === plain(b);

const plain = (decimal: string): string =>
  decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal;
