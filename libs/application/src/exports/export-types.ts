import type { Database, EventStore } from '#event-store';
import type { WrittenFile } from '../log-files/index.js';

export interface ExportDependencies {
  database: Database;
  store: EventStore;
  /** What stands for officers. */
  pseudonyms: { of(tenant: string, officerId: string): string };
}

export interface ExportRequest {
  tenant: string;
  /** Gzipped if the name ends in `.gz`. */
  path: string;
}

export interface DossierTally {
  /** Dossiers written. */
  dossiers: number;
  /** Events written of them. */
  events: number;
  /** Never received, refused at intake or annulled: in no figure and in no export. */
  leftOut: number;
}

export interface ExportedDossiers extends DossierTally, WrittenFile {
  /** The position of the log the export speaks of. */
  position: number;
}
