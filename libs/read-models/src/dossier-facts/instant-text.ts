const MOST = 50_000;
const texts = new Map<number, string>();

/**
 * The ISO text of an instant, remembered: a dossier's rows say the same dozen instants again after each of its events,
 * and looking one up is cheaper than writing it.
 */
export function isoText(instant: number): string;
export function isoText(instant: number | null): string | null;
export function isoText(instant: number | null): string | null {
  if (instant === null) return null;
  const known = texts.get(instant);
  if (known !== undefined) return known;
  const text = new Date(instant).toISOString();
  if (texts.size >= MOST) texts.clear();
  texts.set(instant, text);
  return text;
}
