export { DossierFactsProjection } from './dossier-facts/dossier-facts.projection.js';
export type { ReadStreams } from './dossier-facts/dossier-facts.projection.js';
export { FACT_TABLES } from './dossier-facts/dossier-facts.table.js';
export { countingFacts, waitingSince } from './dossier-facts/counting-facts.js';
export type { Tallies } from './dossier-facts/series.js';
export * from './dossier-facts/codes.js';
export * from './closing/canonical-list-hash.js';
export * from './closing/closed-figures.js';
export * from './closing/closing-cut.js';
export * from './closing/finest-figures.js';
export * from './closing/periods-touched.js';
export * from './closing/restated-dossiers.js';
export * from './dossiers/list-dossiers.js';
export { codesBehind } from './indicators/codes-behind.js';
export {
  type DossierBehind,
  type DossiersBehindPage,
  MOST_PER_PAGE,
  dossiersBehind,
} from './indicators/dossiers-behind.js';
export { UnfoldableDossierError } from './indicators/dossier-as-of.js';
export { dossierAsOf } from './indicators/dossier-as-of.js';
export type { DueCause, DueStep } from './indicators/dossier-as-of.js';
export { evidenceDossiers, evidenceSize } from './indicators/evidence-dossiers.js';
export type { EvidenceDossierFacts, EvidenceView } from './indicators/evidence-dossiers.js';
export { type LoggedEvent, logHash, loggedEvents, publishedCalendars } from './indicators/logged-events.js';
export { figures } from './indicators/figures.js';
export * from './indicators/figures-error.js';
export { inSnapshot, inWritingSnapshot } from './indicators/in-snapshot.js';
export { type KnownPosition, knownPosition } from './indicators/known-position.js';
export { type CellCode, monthCells } from './indicators/month-cells.js';
export { availablePolicies, cellPredicates, policyExpression } from './indicators/policy-expression.js';
export * from './indicators/question.js';
export { type Standing, countsOfStandings } from './indicators/standings.js';
export * from './indicators/time-split-figures.js';
export * from './notices/list-notices.js';
export * from './plan-measures/index.js';
export * from './reviews/index.js';
export * from './signals/index.js';
export { zoneOf } from './zone-of.js';
