import type { Instant } from '#calendar';
import type { Channel, Component, PersonalContent, PortalStatus, ToldSupplement } from '#dossier';

export type SyncProblemCode =
  | 'ITEM.NOT_AN_OBJECT'
  | 'CODE.MISSING'
  | 'CODE.INVALID'
  | 'TEXT.NUL'
  | 'NUMBER.INEXACT'
  | 'ITEM.NOT_STORABLE'
  | 'STATUS.UNKNOWN'
  | 'STATUS.MISSING'
  | 'CHANNEL.UNKNOWN'
  | 'LIST.TOO_LONG'
  | 'TIME.UNREADABLE'
  | 'TIME.MISSING';

/** What of an item cannot be read; personal text never stands in it. */
export interface SyncProblem {
  code: SyncProblemCode;
  /** The feed's own name of the field. */
  field: string | null;
}

interface Common {
  code: string;
  problems: SyncProblem[];
  personal: PersonalContent | null;
  /** Personal fields that go into `personal`, and those that are let go. */
  personalFields: { encrypted: number; dropped: number };
}

export interface ReadSnapshot extends Common {
  kind: 'snapshot';
  status: PortalStatus | null;
  submittedAt: Instant | null;
  receivedAt: Instant | null;
  dueAt: Instant | null;
  processedAt: Instant | null;
  returnedAt: Instant | null;
  refusedAt: Instant | null;
  supplements: ToldSupplement[];
  procedure: string | null;
  procedureName: string | null;
  field: string | null;
  fieldName: string | null;
  /** Name of the agency that works on it. */
  agency: string | null;
  /** null: not told. */
  channel: Channel | null;
  via: 'counter' | 'post';
  components: Component[];
}

export interface ReadProgress extends Common {
  kind: 'progress';
  at: Instant | null;
  status: PortalStatus | null;
  unit: string | null;
  /** Name of the officer; only a pseudonym of it may be kept. */
  officer: string | null;
}

export type ReadSyncItem = ReadSnapshot | ReadProgress;
