import { type CountedDossier, type Question, cellsOf } from './cells-of.js';
import { COUNT_NAMES, type Counts, noCounts } from './counts.js';

export interface KeyedCounts {
  key: Record<string, string | null>;
  counts: Counts;
}

/**
 * The row of figures of some dossiers by brute force, the readable reference that SQL is compared with
 * (CONTRACT 7.2 and 7.3).
 */
export function countPopulation(dossiers: Iterable<CountedDossier>, question: Question): Counts {
  const counts = noCounts();
  for (const dossier of dossiers) {
    const cells = cellsOf(dossier, question);
    for (const name of COUNT_NAMES) {
      if (cells.includes(name)) counts[name] += 1;
    }
  }
  return counts;
}

/**
 * One row per combination of the named keys, ordered by key; rows of zeros are left out. A key that a dossier does
 * not carry is null.
 */
export function countPopulationBy(
  dossiers: Iterable<CountedDossier>,
  groupBy: readonly string[],
  question: Question,
): KeyedCounts[] {
  const groups = new Map<string, CountedDossier[]>();
  for (const dossier of dossiers) {
    if (cellsOf(dossier, question).length === 0) continue;
    const id = JSON.stringify(groupBy.map((name) => dossier.keys[name] ?? null));
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [dossier]);
    else group.push(dossier);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, members]) => {
      const values = JSON.parse(id) as (string | null)[];
      const key = Object.fromEntries(groupBy.map((name, index) => [name, values[index] ?? null]));
      return { key, counts: countPopulation(members, question) };
    });
}
