import { invalid } from '#application';

/** A yes or no from a parameter; absent is no. Anything but a clear answer is refused: a misspelt one must not write. */
export function isTrue(name: string, given: unknown): boolean {
  if (given === undefined || given === 'false') return false;
  if (given === 'true') return true;
  throw invalid([{ pointer: `?${name}`, code: 'VALUE.UNKNOWN', detail: 'must be true or false' }]);
}
