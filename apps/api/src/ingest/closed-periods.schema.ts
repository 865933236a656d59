/** `closedPeriods` of an answer, for the OpenAPI document. */
export const CLOSED_PERIODS_SCHEMA = {
  type: 'array' as const,
  description:
    'Closed periods that what was written reaches into, by both calendars. Their figures stand as they were closed; the next ' +
    'night lists the dossiers that count otherwise since as a restatement (`GET /periods/{calendar}/{period}`).',
  items: {
    type: 'object' as const,
    properties: {
      calendar: { type: 'string' as const, enum: ['gregorian', 'kstt'] },
      period: { type: 'string' as const, example: '2026-08' },
    },
  },
};
