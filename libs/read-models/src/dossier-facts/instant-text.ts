/** The ISO text of an instant. */
export function isoText(instant: number): string;
export function isoText(instant: number | null): string | null;
export function isoText(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
