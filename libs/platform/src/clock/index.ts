export * from './clock.js';
export * from './fixed-clock.js';
