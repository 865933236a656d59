import type { IntakeField, RowMark } from '#exchange';
import type { Database, EventStore } from '#event-store';
import type { Principal } from '../access/principal.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import type { CommandAnswer, ExecuteDossierCommand, Warning } from '../dossiers/execute-dossier-command.js';
import type { Clock, HouseRules } from '../ports.js';
import type { SheetRows } from './sheet-rows.js';

/** What receiving a sheet needs; `execute` carries out a command as the counter's are. */
export interface SheetIntakeTools {
  database: Database;
  store: Pick<EventStore, 'keptAnswer' | 'readLog' | 'readStream' | 'streamVersions'>;
  catalogues: Pick<Catalogues, 'of'>;
  clock: Clock;
  houseRules: HouseRules;
  sheetRows: SheetRows;
  execute: (command: ExecuteDossierCommand) => Promise<CommandAnswer>;
}

/** A sheet of new dossiers, and whose hands it comes from. */
export interface SheetIntake {
  principal: Principal;
  /** Opened three times: for the digest of the content, to see that all of it can be read, then for the rows. */
  open: () => AsyncIterable<Uint8Array>;
  /** The competent agency of rows that name none; absent: the caller's own unit. */
  agencyId?: string | undefined;
  /** Say what would become of each row and write nothing. */
  dryRun: boolean;
  /** Rows below the header at most; absent: as the reader's own limits say. */
  mostRows?: number | undefined;
  /** @param mark of the row, for a result that can be mended and handed in again */
  onRow?: (verdict: IntakeVerdict, mark: RowMark) => void;
  /** Asked before each row; true ends the work, which can be run again. */
  stop?: () => boolean;
}

/** What is wrong with a row. Never what stands in a cell: that may be personal. */
export interface IntakeRefusal {
  field: IntakeField | null;
  /** Stable. */
  code: string;
  /** For the clerk, in Vietnamese. */
  reason: string;
  /** The row was received before, under this code. */
  dossier?: string;
}

/** What became of one row. */
export type IntakeVerdict = { row: number } & (
  | {
      verdict: 'received';
      code: string;
      dueAt: string | null;
      /** An earlier run received it, of this file or of the one it was mended from; this one only says so again. */
      repeated?: true;
      warnings: Warning[];
    }
  /** Of a dry run; the code is one that the row names. */
  | { verdict: 'acceptable'; code: string | null; dueAt: string | null }
  | { verdict: 'refused'; problems: IntakeRefusal[] }
);

export interface IntakeSummary {
  rows: number;
  received: number;
  /** Of the received: by an earlier run of the same file, or of one that was mended since. */
  repeated: number;
  refused: number;
  /** Received with a possible duplicate of the same applicant. */
  possibleDuplicates: number;
  dryRun: boolean;
  interrupted: boolean;
  /** SHA-256 of the content, hex. */
  digest: string;
}
