export { LOG_VERIFICATION_KINDS, LogVerificationJobs } from './log-verification-jobs.js';
export type { LogSigning, LogVerificationTools } from './log-verification-jobs.js';
export { StartLogVerification } from './start-log-verification.js';
