import type { FactFlag } from '../events.js';

/** The flags with some more, each once; the same array where nothing is added. */
export const flagged = (flags: FactFlag[], more: FactFlag[] | undefined): FactFlag[] =>
  more === undefined || more.length === 0 ? flags : [...new Set([...flags, ...more])];

export const unpublishedFlag = (year: number | null | undefined): FactFlag[] =>
  year == null ? [] : ['calendarUnpublished'];
