export { parseCatalogueFile } from './parse-catalogue-file.js';
export type { CatalogueFile, CatalogueFileProblem, CatalogueFileVerdict } from './catalogue-file.js';
export { catalogueChanges, catalogueDifference, eventsOfDifference } from './catalogue-changes.js';
export type { CatalogueDifference, DefinitionDifference } from './catalogue-changes.js';
