export * from './head-signer.js';
