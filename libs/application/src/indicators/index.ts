export * from './indicator-queries.js';
export { GetIndicatorDossiersHandler, GetIndicatorsHandler } from './indicator-queries.handlers.js';
export * from './indicator-query.js';
