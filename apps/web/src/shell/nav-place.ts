/** Shown from every list there is: a desk, a register, a search. */
const FROM_ANYWHERE = '/dossiers/';

/**
 * The page of the navigation that somebody is at: the one whose address it is or begins with. A dossier leaves them where they came
 * from (2026-11-23: the search for dossiers was marked, though it was opened from the desk, and the way back was to be looked for);
 * whoever opens one by its address is at the search. null: at none.
 */
export function navPlace(pages: readonly string[], path: string, before: string | null): string | null {
  const exact = pages.find((page) => page === path);
  if (exact !== undefined) return exact;
  if (path.startsWith(FROM_ANYWHERE) && before !== null && pages.includes(before)) return before;
  return pages.filter((page) => path.startsWith(`${page}/`)).sort((a, b) => b.length - a.length)[0] ?? null;
}
