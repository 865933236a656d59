export * from './question.js';
export { signalDossiers } from './signal-dossiers.js';
export { rulesAt, signals } from './signals.js';
