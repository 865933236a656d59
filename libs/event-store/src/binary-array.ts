/**
 * One-dimensional arrays in PostgreSQL's binary form (array_send in arrayfuncs.c): a driver sends a Buffer as it stands.
 * As text every quote of a JSON cell would be escaped here and unescaped there.
 */
const HEADER = 20;
const TEXT = 25;
const INT4 = 23;
const NULL_LENGTH = -1;

/** `text[]`; null elements are null there. */
export function textArray(values: readonly (string | null)[]): Buffer {
  // No character takes more than three bytes per UTF-16 unit.
  let size = HEADER;
  for (const value of values) size += 4 + (value === null ? 0 : value.length * 3);
  const buffer = Buffer.allocUnsafe(size);
  let at = header(buffer, TEXT, values.length);
  for (const value of values) {
    const length = value === null ? 0 : buffer.write(value, at + 4);
    buffer.writeInt32BE(value === null ? NULL_LENGTH : length, at);
    at += 4 + length;
  }
  return buffer.subarray(0, at);
}

/** `integer[]` */
export function integerArray(values: readonly number[]): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER + values.length * 8);
  let at = header(buffer, INT4, values.length);
  for (const value of values) at = buffer.writeInt32BE(value, buffer.writeInt32BE(4, at));
  return buffer;
}

/** Dimensions, whether there are nulls (the server looks for itself), element type, length, lower bound. */
function header(buffer: Buffer, elementType: number, length: number): number {
  let at = buffer.writeInt32BE(1, 0);
  at = buffer.writeInt32BE(1, at);
  at = buffer.writeInt32BE(elementType, at);
  at = buffer.writeInt32BE(length, at);
  return buffer.writeInt32BE(1, at);
}
