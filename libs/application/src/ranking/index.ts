export { GetRankingHandler } from './get-ranking.handler.js';
export * from './get-ranking.js';
export { RANKED } from './ranking-query.js';
export type { Ranked } from './ranking-query.js';
