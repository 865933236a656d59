export { DossierFactsProjection } from './dossier-facts/dossier-facts.projection.js';
export type { ReadStreams } from './dossier-facts/dossier-facts.projection.js';
export { FACT_TABLES } from './dossier-facts/dossier-facts.table.js';
export { countingFacts, factColumns } from './dossier-facts/fact-row.js';
export type { FactColumns, Tallies } from './dossier-facts/fact-row.js';
export * from './dossier-facts/codes.js';
export * from './dossiers/list-dossiers.js';
export {
  type DossierBehind,
  type DossiersBehindPage,
  MOST_PER_PAGE,
  dossiersBehind,
} from './indicators/dossiers-behind.js';
export { figures } from './indicators/figures.js';
export * from './indicators/figures-error.js';
export { inSnapshot } from './indicators/in-snapshot.js';
export { type KnownPosition, knownPosition } from './indicators/known-position.js';
export { availablePolicies, cellPredicates, policyExpression } from './indicators/policy-expression.js';
export * from './indicators/question.js';
export { zoneOf } from './zone-of.js';
