export * from './file-name.js';
export { ii06aFile } from './ii06a-file.js';
