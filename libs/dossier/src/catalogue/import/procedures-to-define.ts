import type { ProcedureDefinition } from '../events.js';
import { daysOf, termsKeyOf } from './procedure-terms.js';
import type { Days } from './procedure-terms.js';

interface Version {
  definition: ProcedureDefinition;
  days: Days;
  /** Everything it says, its own days included. */
  key: string;
}

/**
 * Which of the wanted definitions of one code must be written so that, on every day they cover, the last of them that
 * covers it holds. One that holds there already is left out, also when other versions were written in between.
 */
export function proceduresToDefine(
  known: readonly ProcedureDefinition[],
  wanted: readonly ProcedureDefinition[],
): ReadonlySet<ProcedureDefinition> {
  const before = known.map(versionOf);
  const goal = wanted.map(versionOf);
  const points = [-Infinity, ...[...before, ...goal].flatMap(({ days }) => [days.first, days.last + 1])];
  const changes = [...new Set(points.filter((day) => day < Infinity))];
  const missing = new Set<Version>();
  // Writing one may hide a later one that held before: go on until every day is as wanted. Each round adds one at least.
  for (let grown = true; grown;) {
    const size = missing.size;
    const after = [...before, ...goal.filter((version) => missing.has(version))];
    for (const day of changes) {
      const winner = goal.findLast((version) => covers(version, day));
      if (winner !== undefined && holding(after, day)?.key !== winner.key) missing.add(winner);
    }
    grown = missing.size > size;
  }
  return new Set([...missing].map(({ definition }) => definition));
}

const versionOf = (definition: ProcedureDefinition): Version => ({
  definition,
  days: daysOf(definition),
  key: JSON.stringify([termsKeyOf(definition), definition.validFrom, definition.validTo]),
});

const covers = ({ days }: Version, day: number): boolean => days.first <= day && day <= days.last;

/** As {@link procedureOn}: the last that covers the day. */
const holding = (versions: readonly Version[], day: number): Version | undefined =>
  versions.findLast((version) => covers(version, day));
