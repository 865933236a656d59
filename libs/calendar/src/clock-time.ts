const SHAPE = /^([01]\d|2[0-3]):([0-5]\d)$/;

/**
 * Milliseconds after local midnight of `HH:mm` (00:00-23:59), or null.
 * 24:00 is refused: a due there would carry the next day's date and be a day wrong wherever dates are compared.
 */
export function parseClockTime(text: string): number | null {
  const parts = SHAPE.exec(text);
  return parts ? (Number(parts[1]) * 60 + Number(parts[2])) * 60_000 : null;
}
