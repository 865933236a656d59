import type { DossierEvent, TellingEvent } from '#dossier';

/** An event for a spec's log; instants are epoch ms, `recordedAt` defaults to a minute later. */
export type TestEvent = DossierEvent & InTheLog;

/** What an applicant was told; it goes into the stream of the dossier's messages. */
export type ToldTestEvent = TellingEvent & InTheLog;

interface InTheLog {
  code: string;
  occurredAt: number;
  recordedAt?: number;
  /** A UUID; absent: any. */
  eventId?: string;
  actorId?: string | null;
  /** The file or feed that told it. */
  origin?: string;
}
