/**
 * A code from its end on, letters A to Z small: what an end is looked up by. As `reverse(lower(code))` under collation "C"
 * makes it, which is what the migration gave to rows of before.
 */
export const codeBackwards = (code: string): string =>
  [...code.replace(/[A-Z]/g, (letter) => letter.toLowerCase())].reverse().join('');
