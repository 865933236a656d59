/** Items of one code together, each group in its own order. */
export function groupByCode<T>(items: readonly T[], codeOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(codeOf(item));
    if (group === undefined) groups.set(codeOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
