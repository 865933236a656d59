import { dayNumberOf } from '#calendar';
import type { ProcedureComponent, ProcedureDefinition, ProcedureLimit } from '../events.js';

/** Days since 1970-01-01, both inclusive; without a beginning or an end: infinite. */
export interface Days {
  first: number;
  last: number;
}

/** The days a definition covers. */
export const daysOf = ({ validFrom, validTo }: ProcedureDefinition): Days => ({
  first: validFrom === null ? -Infinity : dayNumberOf(validFrom),
  last: validTo === null ? Infinity : dayNumberOf(validTo),
});

export const overlaps = (a: Days, b: Days): boolean => a.first <= b.last && b.first <= a.last;
export const encloses = (outer: Days, inner: Days): boolean => outer.first <= inner.first && inner.last <= outer.last;

/** Equal for definitions that promise and ask the same, whatever days they cover and in whatever order the limits stand. */
export function termsKeyOf(definition: ProcedureDefinition): string {
  const { name, fieldCode, limits, components = [], clockPolicyId, provisional } = definition;
  const papers = components.map(componentKeyOf);
  return JSON.stringify([name, fieldCode, clockPolicyId, provisional, limits.map(limitKeyOf).toSorted(), papers]);
}

const limitKeyOf = ({ channel, caseCode, limit }: ProcedureLimit): string =>
  JSON.stringify([channel, caseCode, limit === null ? null : [limit.value, limit.unit]]);

const componentKeyOf = ({ code, name, form, required, copies }: ProcedureComponent): string =>
  JSON.stringify([code, name, form, required, copies]);
