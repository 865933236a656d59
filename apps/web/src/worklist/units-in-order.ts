interface Unit {
  id: string;
  name: string;
  parentId: string | null;
}

/**
 * Units as the tree has them, each under its own, siblings by name; those from `first` down come before all others, for a dossier
 * mostly stays in its agency. A unit whose parent is not in the list counts as a root.
 */
export function unitsInOrder<T extends Unit>(units: readonly T[], first?: string | null): { own: T[]; others: T[] } {
  const known = new Set(units.map(({ id }) => id));
  const below = new Map<string, T[]>();
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : ROOT;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const seen = new Set<string>();
  const from = (unit: T): T[] => {
    if (seen.has(unit.id)) return [];
    seen.add(unit.id);
    return [unit, ...under(unit.id)];
  };
  const under = (id: string): T[] =>
    (below.get(id) ?? []).toSorted((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true })).flatMap(from);
  const top = units.find(({ id }) => id === first);
  const own = top === undefined ? [] : from(top);
  return { own, others: under(ROOT) };
}

const ROOT = '';
