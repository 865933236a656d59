import { II06A_GROUPS, II06A_MEMBERS, PERIOD_CALENDARS } from '#indicators';

type Schema = Readonly<Record<string, unknown>>;

const integer: Schema = { type: 'integer', minimum: 0 };
const text: Schema = { type: 'string' };
const textOrNull: Schema = { type: ['string', 'null'] };
const date: Schema = { type: 'string', format: 'date' };
const instant: Schema = { type: 'string', format: 'date-time' };

const object = (properties: Record<string, Schema>): Schema => ({
  ...{ type: 'object', properties, required: Object.keys(properties) },
});

const cells = Object.fromEntries(II06A_MEMBERS.map((member) => [member, integer]));
const neighbour = (count: string): Schema => object({ period: text, from: date, to: date, [count]: integer });

/** The JSON answer of `GET /reports/ii06a`. */
export const II06A_SCHEMA: Schema = object({
  form: { type: 'string', enum: ['II.06a'] },
  tenant: text,
  agencyId: textOrNull,
  agencyName: text,
  period: text,
  calendar: { type: 'string', enum: [...PERIOD_CALENDARS] },
  from: date,
  to: date,
  timezone: text,
  groupBy: { type: 'string', enum: [...II06A_GROUPS] },
  columns: {
    type: 'array',
    items: object({ number: integer, member: text, sumOf: { type: 'array', items: integer } }),
    description: 'the printed column of every member of a row',
  },
  rows: { type: 'array', items: object({ row: integer, key: textOrNull, name: textOrNull, ...cells }) },
  total: object(cells),
  empty: { type: 'boolean' },
  interim: { type: 'boolean', description: 'as-of lies before the end of the period' },
  conventions: object({
    ...{ withdrawn: integer, stopped: integer, noLimitResolved: integer, noLimitOpen: integer },
    ...{ waiting: integer, refused: integer, channelUnknown: integer },
  }),
  agenciesNotSeen: { ...integer, description: 'left out: below the unit at as-of, not to be seen by this token today' },
  rate: object({
    ...{ numerator: integer, denominator: integer, percent: textOrNull, policy: text, policyVersion: integer },
  }),
  carryOver: object({
    previous: neighbour('open'),
    next: { oneOf: [neighbour('carriedOver'), { type: 'null' }], description: 'null while interim' },
  }),
  policy: text,
  policyVersion: integer,
  asOf: instant,
  computedAt: instant,
  position: integer,
  incomplete: integer,
});
