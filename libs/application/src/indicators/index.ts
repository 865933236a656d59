export * from './indicator-queries.js';
export {
  GetIndicatorDossiersHandler,
  GetIndicatorsHandler,
  GetTimeSplitFiguresHandler,
} from './indicator-queries.handlers.js';
export * from './indicator-query.js';
