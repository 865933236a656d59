import { plainDateOf } from '#calendar';
import type { DossierState } from '#dossier';
import type { Zone } from '#indicators';
import type { Tallies } from '../series.js';
import type { CellValue } from '../row-literals.js';

/**
 * Columns of a fact row that move together. Neighbouring rows of a dossier share the parts that did not move, so that an
 * event costs only what it changed: computing, comparing and writing out.
 */
export interface Part<Columns = Readonly<Record<string, CellValue>>> {
  readonly columns: Columns;
  /** What was written of it so far, by the index of the run of columns (see `FactLiterals`). */
  readonly texts: string[];
}

export const partOf = <Columns>(columns: Columns): Part<Columns> => ({ columns, texts: [] });

/** What a row is made of: a dossier's state, and how often and how late things moved in its life. */
export interface Standing {
  state: DossierState;
  tallies: Tallies;
}

/** The local day of an instant, never before the floor instant. */
export const dayOf = (instant: number | null, zone: Zone, floor = -Infinity): string | null =>
  instant === null ? null : plainDateOf(zone.localDay(Math.max(instant, floor)));
