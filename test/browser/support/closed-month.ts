const HANOI_MS = 7 * 3_600_000;

/** `2026-09` in November: the month that the demo closes on what was known when it ended. */
export function closedMonth(): string {
  const [year = 0, month = 0] = new Date(Date.now() + HANOI_MS).toISOString().split('-').map(Number);
  return new Date(Date.UTC(year, month - 3, 1)).toISOString().slice(0, 7);
}
