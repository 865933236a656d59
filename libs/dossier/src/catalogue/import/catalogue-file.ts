import type { ClockPolicy } from '#calendar';
import type { AgencyDefinition, FieldDefinition, ProcedureDefinition } from '../events.js';

/** What a catalogue file defines, complete and reviewed: nothing in it is provisional. */
export interface CatalogueFile {
  fields: FieldDefinition[];
  agencies: AgencyDefinition[];
  /** A code may stand several times with different days; where they overlap the later one wins. */
  procedures: ProcedureDefinition[];
  clockPolicies: { id: string; policy: ClockPolicy }[];
}

/** One thing wrong in a catalogue file. */
export interface CatalogueFileProblem {
  /** JSON pointer (RFC 6901) into the document. */
  pointer: string;
  /** Stable code of what is wrong. */
  code: string;
  detail: string;
}

export type CatalogueFileVerdict = { ok: true; file: CatalogueFile } | { ok: false; problems: CatalogueFileProblem[] };

/** A definition and where it stands in the document. */
export interface Placed<T> {
  pointer: string;
  definition: T;
}
