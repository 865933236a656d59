import type { CaseFileFormat, CaseListLimits, CaseListMapping } from '#exchange';
import type { CaseListProblem } from '#dossier';
import type { EventStore } from '#event-store';
import type { ClosedPeriodName } from '../closing/closed-since.js';
import type { Clock, Ids } from '../ports.js';
import type { Reconciliation } from './reconciliation.js';

/** A file that can be read from its beginning more than once: first to see that it is whole, then to take it in. */
export interface CaseListSource {
  /** Shown as the origin of every event: the file's name without its folder. */
  name: string;
  open(): AsyncIterable<Uint8Array>;
}

export interface ImportProgress {
  /** `checking` reads the file to its end and writes nothing. */
  phase: 'checking' | 'importing';
  /** Rows done in this phase. */
  rows: number;
  /** Bytes of the file (as stored) read in this phase. */
  bytes: number;
  /** Known once the file has been checked. */
  totalRows: number | null;
}

/** A row that was not taken, and why. */
export interface RejectedRow {
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  code: string;
  problems: CaseListProblem[];
}

/** What became of one row; `problems` says why a rejected one was. */
export interface RowVerdict extends RejectedRow {
  verdict: 'accepted' | 'duplicate' | 'rejected';
}

export interface CaseListImport {
  tenant: string;
  /** The tenant's zone: local dates, and wall times where the mapping names no zone. */
  timezone: string;
  source: CaseListSource;
  /** Absent: a table of text. */
  format?: CaseFileFormat;
  /** Of a workbook: the sheet to read; absent: the first whose header fits. */
  sheet?: string;
  /** Null: columns are found by their Vietnamese names. */
  mapping: CaseListMapping | null;
  /** Reports what would happen and writes nothing. */
  dryRun: boolean;
  actorId: string | null;
  unitId: string | null;
  limits?: Partial<CaseListLimits & { /** Longest run. */ milliseconds: number }>;
  onProgress?: (progress: ImportProgress) => void;
  /** Told of every rejected row in order; the summary keeps only the first hundred. */
  onRejected?: (row: RejectedRow) => void;
  /** Told what became of every row, in the order of the file. */
  onVerdict?: (row: RowVerdict) => void;
  /** Asked between pieces of the file; true ends the run with true counts. It can be run again. */
  stop?: () => boolean;
}

export interface ImportDependencies {
  store: EventStore;
  clock: Clock;
  ids: Ids;
  /** The wake-up after each group that was stored; must not throw and is not awaited. */
  onAppended?: (tenant: string) => void;
  /** New agencies, fields or procedures were learnt: `Catalogues.forget`. */
  onCatalogueChanged?: (tenant: string) => void;
  /** What stands for whoever an event log names; absent: nobody is kept. */
  pseudonyms?: { of(tenant: string, name: string): string };
}

export interface CaseListSummary {
  /** rows = accepted + duplicate + rejected. */
  rows: number;
  /** Distinct codes among the rows taken; the four counts of the reconciliation add up to it. */
  dossiers: number;
  accepted: number;
  /** Rows that add nothing. */
  duplicate: number;
  rejected: number;
  reconciliation: Reconciliation;
  /** Events written, or in a dry run those that would be. */
  events: number;
  /** Of an event log: what its traces tell of work, and how much of that was new. */
  activities?: { told: number; recorded: number };
  /** Of an event log: dossiers with work after their end. */
  activityAfterEnd?: number;
  /** Of a workbook: the sheet that was read, and those that were not. */
  sheet?: string;
  otherSheets?: string[];
  /** Definitions learnt provisionally. */
  learnt: { agencies: number; fields: number; procedures: number };
  /** Closed periods that may count otherwise since (in a dry run: would): their figures stand, a restatement will say. */
  closedPeriods: ClosedPeriodName[];
  dryRun: boolean;
  /** Stopped before the end of the file; the counts are those of the rows done. */
  interrupted: boolean;
  /** The first hundred. */
  rejections: RejectedRow[];
}

/** Why an import ended early; what was written stays and the import can be run again. */
export class CaseListImportError extends Error {
  constructor(
    readonly code: 'IMPORT.TOO_MANY_NAMES' | 'IMPORT.TOO_SCATTERED' | 'IMPORT.TIMED_OUT' | 'IMPORT.BUSY',
    message: string,
  ) {
    super(message);
  }
}
