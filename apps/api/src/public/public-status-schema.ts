type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const lines: Schema = { type: 'array', items: text };
const instant: Schema = { type: ['string', 'null'], format: 'date-time' };

/** What the public routes answer. */
export const PUBLIC_STATUS_SCHEMA: Schema = {
  type: 'object',
  properties: {
    ...{ code: text, state: text, procedure: text, agency: text },
    ...{ receivedAt: instant, dueAt: instant, firstPromiseAt: instant },
    why: { type: 'object', properties: { vi: lines, en: lines }, required: ['vi', 'en'] },
    missing: {
      type: ['object', 'null'],
      properties: { items: lines, others: { type: 'integer' }, respondBy: instant },
      description: 'papers by name; those without a code are only counted',
    },
    payment: { type: ['integer', 'null'], description: 'whole đồng awaited' },
    ...{ readyAt: instant, returnedAt: instant },
    ...{
      mayRate: { type: 'boolean' },
      rated: { type: 'boolean' },
      asOf: { type: 'string', format: 'date-time' },
      timezone: text,
    },
  },
};
