import { invalid } from '#application';

/** A whole number from a query parameter, or the default where it is absent. */
export function wholeNumber(
  name: string,
  text: string | undefined,
  { min = 0, max, absent }: { min?: number; max: number; absent: number },
): number {
  if (text === undefined) return absent;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) {
    const detail = `a whole number from ${String(min)} to ${String(max)}`;
    throw invalid([{ pointer: `?${name}`, code: 'NUMBER.OUT_OF_RANGE', detail }]);
  }
  return value;
}
