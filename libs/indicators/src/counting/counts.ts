export const COUNT_NAMES = [
  'received',
  'carriedOver',
  'resolved',
  'early',
  'onTime',
  'late',
  'open',
  'openInTime',
  'openOverdue',
  'waiting',
  'withdrawn',
  'stopped',
  'refused',
  'noLimitResolved',
  'noLimitOpen',
] as const;

export type CountName = (typeof COUNT_NAMES)[number];

/** One row of figures: numbers of dossiers, whole and ≥ 0 (CONTRACT 7.2 and 7.3). */
export type Counts = Record<CountName, number>;

export function noCounts(): Counts {
  return countsFrom(() => 0);
}

/** The sum of rows; of none, a row of zeros. Right for counts of disjoint sets of dossiers only. */
export function addCounts(...rows: readonly Counts[]): Counts {
  return countsFrom((name) => rows.reduce((sum, row) => sum + row[name], 0));
}

/** Dossiers without a due, in no rate. */
export function noLimitOf(counts: Counts): number {
  return counts.noLimitResolved + counts.noLimitOpen;
}

function countsFrom(valueOf: (name: CountName) => number): Counts {
  return Object.fromEntries(COUNT_NAMES.map((name) => [name, valueOf(name)])) as Counts;
}
