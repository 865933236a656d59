import { unaccented } from './unaccented.js';

/** Words that every other name begins with say nothing. */
const EMPTY_BEGINNING = /^thu tuc\s+/;
/** So many words before it, it is still near the beginning: `Đăng ký lại khai sinh`. */
const NEAR = 3;
const SCATTERED = 100;

/** How many words of a text stand before what is searched; more than any name has where the searched words do not follow each other. */
export function closeness(text: string, search: string): number {
  const words = wordsOf(unaccented(text).replace(EMPTY_BEGINNING, ''));
  const parts = wordsOf(unaccented(search).replace(EMPTY_BEGINNING, ''));
  const at = words.findIndex((_, from) => parts.every((part, i) => words[from + i]?.startsWith(part) === true));
  if (at !== -1) return at;
  const first = words.findIndex((word) => parts.some((part) => word.startsWith(part)));
  return SCATTERED + Math.max(first, 0);
}

/**
 * Orders what was found: names that have the searched words at or near their beginning first, of these what is used most, then by how
 * near exactly; the others keep their order. Of two letters somebody types, Enter takes the first (2026-11-23).
 */
export function bestMatchFirst(search: string, a: Found, b: Found): number {
  const [of, other] = [closeness(a.text, search), closeness(b.text, search)];
  return (
    Number(of > NEAR) - Number(other > NEAR) ||
    Number(of >= SCATTERED) - Number(other >= SCATTERED) ||
    (b.used ?? 0) - (a.used ?? 0) ||
    of - other
  );
}

interface Found {
  text: string;
  /** How often, in whatever count. */
  used?: number | undefined;
}

const wordsOf = (plain: string): string[] => plain.split(/[^\p{L}\p{N}.]+/u).filter(Boolean);
