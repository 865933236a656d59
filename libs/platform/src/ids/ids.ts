import { randomBytes, randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/** A new UUID version 7 (RFC 9562): sorts by the time it was made, monotonic within one process. */
export function uuidV7(): string {
  return v7();
}

/** An unguessable token of at least `bits` random bits (default 256), in base64url, safe in a URL or a header. */
export function randomToken(bits = 256): string {
  return randomBytes(Math.ceil(bits / 8)).toString('base64url');
}

/** A random whole number, 0 ≤ n < `below`, for jitter and sampling. */
export function randomBelow(below: number): number {
  return randomInt(below);
}
