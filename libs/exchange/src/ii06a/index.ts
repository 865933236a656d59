export * from './file-name.js';
export { ii06aFile } from './ii06a-file.js';
export { Ii06aFileError, Ii06aFileMaker } from './ii06a-file-maker.js';
export type { Ii06aFileLimits } from './ii06a-file-maker.js';
