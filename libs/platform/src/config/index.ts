export * from './child-environment.js';
export * from './config.js';
export * from './config-error.js';
export * from './environment.js';
export * from './keys.js';
export * from './load-config.js';
export { isLoopback } from './parse-variables.js';
export * from './program.js';
