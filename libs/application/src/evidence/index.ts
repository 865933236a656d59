export { GetIndicatorEvidence } from './get-indicator-evidence.js';
export { openEvidence } from './open-evidence.js';
export type { OpenedEvidence } from './open-evidence.js';
export type { EvidenceOptions, EvidenceSigner, EvidenceSource } from './evidence-source.js';
