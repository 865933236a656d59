export { explainClassification } from './classification-view.js';
export type { ClassificationView } from './classification-view.js';
export { readClassificationQuestion } from './classification-question.js';
export { ExplainClassification } from './explain-classification.js';
export { ClassifyDossier } from './dossier-classification.js';
export type { DossierClassification, NotCounted } from './dossier-classification.js';
