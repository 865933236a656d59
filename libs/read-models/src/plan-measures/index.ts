export { dossiersOfMeasure, isListed } from './dossiers-of-measure.js';
export type {
  DossierOfMeasure,
  DossiersOfMeasurePage,
  DossiersOfMeasureQuestion,
  ListedMeasure,
} from './dossiers-of-measure.js';
export { measureOf } from './measure-of.js';
export type * from './measure-question.js';
