import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { invalid } from '../problem-error.js';

/** argon2id (the library's default kind) with 19 MiB, two passes, one thread: OWASP's first recommendation (2026-11-22). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash that no password has; an unknown account costs as much time as a known one. */
const NOBODY = hash(randomBytes(32), COST);

const SHORTEST = 10;
const LONGEST = 200;

/** Without letters that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST);

/** Takes the same time for an absent hash as for a wrong password. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const right = await verify(stored ?? (await NOBODY), password.normalize('NFC'));
  return right && stored !== null;
}

/** Refuses what is too short, too long or the account's own name. Throws VALIDATION.FAILED. */
export function requireGoodPassword(pointer: string, password: string, accountName: string): void {
  const length = [...password].length;
  const detail = `${String(SHORTEST)} to ${String(LONGEST)} characters, not the name of the account`;
  if (length < SHORTEST || length > LONGEST || password.toLowerCase() === accountName) {
    throw invalid([{ pointer, code: 'PASSWORD.WEAK', detail }]);
  }
}

/** One that is read out or typed once: 79 random bits. */
export function randomPassword(): string {
  const letters: string[] = [];
  while (letters.length < GROUPS * GROUP_LENGTH) {
    for (const byte of randomBytes(GROUPS * GROUP_LENGTH)) {
      // 248 is the greatest multiple of 31 in a byte: every letter is as likely as the others.
      if (byte < 248 && letters.length < GROUPS * GROUP_LENGTH) letters.push(LETTERS[byte % LETTERS.length] ?? '');
    }
  }
  return Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-');
}
