import type { AgencyDefinition } from '../events.js';
import type { Placed } from './catalogue-file.js';
import type { FileReader } from './file-reader.js';

/** Refuses agencies of the file that would stand above themselves, with the file's parents before the catalogue's. */
export function refuseCircles(
  reader: FileReader,
  placed: readonly Placed<AgencyDefinition>[],
  known: ReadonlyMap<string, AgencyDefinition>,
): void {
  const given = new Map(placed.map(({ definition }) => [definition.id, definition]));
  const parentOf = (id: string): string | null => (given.get(id) ?? known.get(id))?.parentId ?? null;
  const circular = new Set<string>();
  const done = new Set<string>();
  // Each agency is walked over once, however deep the tree.
  for (const start of given.keys()) {
    const path = new Set<string>();
    let current: string | null = start;
    while (current !== null && !done.has(current) && !path.has(current)) {
      path.add(current);
      current = parentOf(current);
    }
    if (current !== null && path.has(current)) {
      const way = [...path];
      for (const id of way.slice(way.indexOf(current))) circular.add(id);
    }
    for (const id of path) done.add(id);
  }
  for (const { pointer, definition } of placed) {
    if (!circular.has(definition.id)) continue;
    reader.refuse(`${pointer}/parentId`, 'AGENCY.CIRCLE', `"${definition.id}" would stand above itself`);
  }
}
