import type { EventStore, Database } from '#event-store';
import type { SyncProblem } from '#exchange';
import type { FeedProblem } from '#dossier';
import type { Catalogues } from '../catalogue/catalogues.js';
import type { PersonalVault } from '../personal/personal-vault.js';
import type { Pseudonyms } from '../personal/pseudonyms.js';
import type { ClosedPeriodName } from '../closing/closed-since.js';
import type { Clock, Ids } from '../ports.js';

export interface IngestDependencies {
  store: EventStore;
  database: Database;
  catalogues: Catalogues;
  vault: PersonalVault;
  pseudonyms: Pseudonyms;
  clock: Clock;
  ids: Ids;
  /** The wake-up after each group that was stored; must not throw and is not awaited. */
  onAppended?: (tenant: string) => void;
}

/** On whose behalf a feed writes. */
export interface IngestCaller {
  tenant: string;
  timezone: string;
  actorId: string | null;
  unitId: string | null;
}

export type ItemProblem = SyncProblem | FeedProblem;

/** An event of a dossier that an item brought; inferred: a snapshot told it. */
export interface BroughtEvent {
  type: string;
  inferred: boolean;
}

/** What became of one item. */
export interface ItemOutcome {
  code: string;
  outcome: 'accepted' | 'duplicate' | 'quarantined';
  problems: ItemProblem[];
  /** Where it waits; null unless quarantined. */
  quarantineId: string | null;
  /** What it wrote into the log; also of an item that waits for part of what it says. */
  events: BroughtEvent[];
  /** The person was erased: what the item tells of them was not kept. */
  personalDropped?: true;
}

export interface IngestCounts {
  /** items = accepted + duplicate + quarantined. */
  items: number;
  accepted: number;
  duplicate: number;
  quarantined: number;
  /** Items that had waited and were taken up with these. */
  takenUp: number;
  /** Items that could not be read, waited, and were mended by these. */
  dismissed: number;
  /** Events written, the catalogue's included, and those of them that a snapshot let us infer. */
  events: number;
  inferred: number;
  /** Personal fields: those written into the log encrypted, and of the items that came those that were dropped. */
  personal: { encrypted: number; dropped: number };
  learnt: { agencies: number; fields: number; procedures: number };
}

/** What a whole run did. */
export interface IngestTotals extends IngestCounts {
  /** Closed periods that may count otherwise since: their figures stand, a restatement will say. */
  closedPeriods: ClosedPeriodName[];
}

/** Why an ingestion ended early; what was written stays and it can be run again. */
export class IngestError extends Error {
  constructor(
    readonly code: 'INGEST.BUSY' | 'INGEST.TIMED_OUT',
    message: string,
  ) {
    super(message);
  }
}
