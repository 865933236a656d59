/** Nest injection token of the list of projections. */
export const PROJECTIONS = Symbol('application.projections');
