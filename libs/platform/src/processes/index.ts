export * from './exit-when-parent-gone.js';
export * from './lock-file.js';
export * from './process-identity.js';
export * from './ready-message.js';
