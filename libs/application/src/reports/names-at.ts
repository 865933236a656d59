import type { Instant } from '#calendar';
import { LEVELS, emptyCatalogue, evolveCatalogue, levelOf } from '#dossier';
import type { AgencyDefinition, CatalogueEvent, FieldDefinition } from '#dossier';
import type { Sql } from '#event-store';
import type { Ii06aLabel } from '#indicators';
import { statements } from './statements.js';

/** What fields and agencies were called at an instant; null: nobody ever named them. */
export interface NamesAt {
  field(code: string): Ii06aLabel | null;
  /** Ranked by level: province, district, commune, none. */
  agency(id: string): Ii06aLabel | null;
  /** The only agency without one above it; null where there are several. */
  root: string | null;
}

type Row = Extract<CatalogueEvent, { type: 'FieldsDefined' | 'AgenciesDefined' }> & {
  known: boolean;
  seen: boolean;
};

/**
 * The names in force at an instant. What was defined only later has its first later name: a catalogue is often taken in
 * after the dossiers it names, and a form without names helps nobody. That is so of rows alone: what the title says is
 * never changed by what was recorded after as-of, unless nothing was known by then.
 * @param asOf not before `at`
 */
export async function namesAt(sql: Sql, tenant: string, at: Instant, asOf: Instant): Promise<NamesAt> {
  const fields = new Map<string, FieldDefinition>();
  const agencies = new Map<string, AgencyDefinition>();
  const [inForce, seen] = [new Map<string, AgencyDefinition>(), new Map<string, AgencyDefinition>()];
  const instants = [at, asOf].map((instant) => new Date(instant).toISOString());
  for (const row of await sql.query<Row>(statements.namesAt, [tenant, ...instants])) {
    if (row.type === 'FieldsDefined') take(fields, row.data.fields, (field) => field.code, row.known);
    else {
      take(agencies, row.data.agencies, (agency) => agency.id, row.known);
      if (row.known) take(inForce, row.data.agencies, (agency) => agency.id, true);
      if (row.seen) take(seen, row.data.agencies, (agency) => agency.id, row.known);
    }
  }
  const data = { agencies: [...agencies.values()] };
  const catalogue = evolveCatalogue(emptyCatalogue(), { type: 'AgenciesDefined', data });
  const titled = [inForce, seen, agencies].find(({ size }) => size > 0) ?? agencies;
  const roots = [...titled.values()].filter(({ parentId }) => parentId === null);
  return {
    field: (code) => label(fields.get(code)?.name, 0),
    agency: (id) => {
      const level = levelOf(catalogue, id);
      return label(agencies.get(id)?.name, level === null ? LEVELS.length : LEVELS.indexOf(level));
    },
    root: roots.length === 1 ? (roots[0]?.name ?? null) : null,
  };
}

function take<T>(known: Map<string, T>, defined: readonly T[], idOf: (item: T) => string, inForce: boolean): void {
  for (const item of defined) {
    if (inForce || !known.has(idOf(item))) known.set(idOf(item), item);
  }
}

const label = (name: string | undefined, rank: number): Ii06aLabel | null =>
  name === undefined ? null : { name, rank };
