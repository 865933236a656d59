export * from './case-list/index.js';
