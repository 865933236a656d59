export { createLogger, type AppLogger, type LoggerOptions } from './logger.js';
export { describeError, type DescribedError } from './describe-error.js';
