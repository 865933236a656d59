import type { JsonReader } from '#calendar';

/** One of the accepted words; null, and noted with what would be accepted, for anything else. */
export function oneOf<T extends string>(
  reader: JsonReader,
  accepted: readonly T[],
  value: unknown,
  pointer: string,
): T | null {
  const found = accepted.find((candidate) => candidate === value) ?? null;
  if (found === null) reader.refuse(pointer, `must be one of ${accepted.join(', ')}`);
  return found;
}
