/** For searching without accents: `Đăng ký` and `dang ky` are one, and so are half-typed Telex letters with their bases. */
export const unaccented = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** Whether every word of a search begins a word of a text; both may have accents. */
export function matches(text: string, search: string): boolean {
  const words = unaccented(text).split(/[^\p{L}\p{N}.]+/u);
  return unaccented(search)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}
