const instant = { type: 'string', format: 'date-time', example: '2026-01-08T16:00:00+07:00' };

/** The body as OpenAPI shows it; what is right and wrong is decided by `parseDeadlineQuestion` of the calendar. */
export const QUESTION_SCHEMA = {
  type: 'object',
  required: ['receivedAt', 'limit'],
  additionalProperties: false,
  properties: {
    receivedAt: instant,
    limit: {
      type: 'object',
      required: ['value', 'unit'],
      properties: {
        value: { type: 'number', minimum: 0, example: 40, description: 'Above 0; whole except for hours' },
        unit: { type: 'string', enum: ['workingHour', 'workingDay', 'calendarDay', 'month'] },
      },
    },
    policyId: { type: 'string', description: 'A published clock policy; not beside `policy`' },
    policy: {
      type: 'object',
      required: ['supplement', 'payment'],
      properties: {
        supplement: { type: 'string', enum: ['pause', 'restart', '766'] },
        payment: { type: 'string', enum: ['pause', 'run'] },
        cutoff: { type: 'string', example: '15:00' },
        extensions: { type: 'integer', minimum: 0, maximum: 12 },
      },
    },
    calendar: {
      description: 'A published calendar’s id (its latest version), or a whole calendar; absent: the tenant’s own',
      oneOf: [{ type: 'string' }, { type: 'object' }],
    },
    interruptions: {
      type: 'array',
      maxItems: 200,
      items: {
        type: 'object',
        required: ['kind', 'from'],
        properties: {
          kind: { type: 'string', enum: ['supplement', 'payment'] },
          from: instant,
          to: instant,
          expired: { type: 'boolean', description: 'A supplement that did not come in its own time limit' },
        },
      },
    },
  },
};
