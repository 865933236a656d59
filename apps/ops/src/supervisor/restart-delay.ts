/** A child that ran this long was well; its earlier crashes are forgotten. Milliseconds. */
export const HEALTHY_AFTER = 60_000;

/** How long to wait before starting a child again that crashed so many times in a row: 1, 2, 4 … at most 60 s. */
export function restartDelay(crashesInARow: number): number {
  return Math.min(1_000 * 2 ** Math.max(0, crashesInARow - 1), 60_000);
}
