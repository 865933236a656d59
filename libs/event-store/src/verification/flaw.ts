import type { EventStore } from '../event-store.js';

/** What verifying reads; any EventStore fits. */
export type LogReader = Pick<EventStore, 'readLog' | 'head' | 'streamVersions'>;

/** What is wrong with a log. */
export type VerifyReason =
  'hashMismatch' | 'gap' | 'recordedAtFalls' | 'versionGap' | 'headMismatch' | 'truncated' | 'badSignature';

/** What is wrong, and from which position on. */
export interface Flaw {
  firstBadPosition: number;
  reason: VerifyReason;
  detail: string;
}
