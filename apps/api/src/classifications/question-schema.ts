import { DEFAULT_POLICY, POLICY_NAMES } from '#indicators';

const instant = { type: ['string', 'null'], format: 'date-time', example: '2026-03-02T16:00:00+07:00' };

/** The body as OpenAPI shows it; what is right and wrong is decided by `parseFacts` and `findPolicy` of the indicators. */
export const QUESTION_SCHEMA = {
  type: 'object',
  required: ['facts'],
  additionalProperties: false,
  properties: {
    facts: {
      type: 'object',
      required: ['receivedAt'],
      description: 'What is known of the dossier; absent and null are the same',
      properties: {
        receivedAt: { ...instant, type: 'string' },
        grain: { type: 'string', enum: ['date', 'instant'], description: 'Absent: as the limit asks' },
        limit: {
          type: ['object', 'null'],
          required: ['value', 'unit'],
          properties: {
            value: { type: 'number', minimum: 0, example: 10 },
            unit: { type: 'string', enum: ['workingHour', 'workingDay', 'calendarDay', 'month'] },
          },
        },
        dueAt: { ...instant, description: 'The due in force' },
        firstPromiseAt: { ...instant, description: 'The due as first printed' },
        promiseDueAt: { ...instant, description: 'The first promise moved only by the applicant’s own waiting' },
        indexDueAt: { ...instant, description: 'The due the national index compares with, where it is another' },
        processedAt: instant,
        returnedAt: instant,
        withdrawnAt: instant,
        stoppedAt: instant,
        waits: {
          type: 'array',
          items: {
            type: 'object',
            required: ['kind', 'from'],
            properties: { kind: { type: 'string', enum: ['supplement', 'payment'] }, from: instant, to: instant },
          },
        },
        supplementRequests: { type: 'integer', minimum: 0, description: 'Absent: as many as supplement waits' },
      },
    },
    policy: { type: 'string', enum: [...POLICY_NAMES], default: DEFAULT_POLICY.name },
    asOf: { ...instant, description: 'The instant it is judged at, with offset; absent: now' },
  },
};
