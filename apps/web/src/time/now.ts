/** The one place of this page that reads the computer's clock: milliseconds since 1970. */
export const now = (): number => Date.now();
