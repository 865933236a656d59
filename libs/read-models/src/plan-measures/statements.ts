import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/**
 * One statement per file, each answering `numerator` and `denominator` of a span. Parameters: tenant, position (null: now),
 * local day after the span, its first day, level code or null, competent agencies or null, and where an event is looked
 * up the last position that counts.
 */
export const statements = {
  digitizedResults: load('digitized-results'),
  digitizedComponents: load('digitized-components'),
  satisfaction: load('satisfaction'),
  electronicHandOvers: load('electronic-hand-overs'),
  returnedByPost: load('returned-by-post'),
};
