/** Of the rows this program writes and reads; raised when they would differ for the same log. */
export const FACTS_VERSION = 3;
