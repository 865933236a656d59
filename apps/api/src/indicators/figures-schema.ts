import { DOSSIER_STATUSES } from '#dossier';
import { PERIOD_CALENDARS, POLICY_NAMES, POPULATIONS } from '#indicators';
import { boolean, count, date, described, instant, integer, list } from '../http/answer-schema.js';
import { mapOf, object, oneOf, orNull, text } from '../http/answer-schema.js';
import type { Schema } from '../http/answer-schema.js';

export const rate: Schema = object({
  numerator: count,
  denominator: count,
  percent: described(orNull(text), 'two decimals, rounded half up; null where nothing could be judged'),
});

/** Values of the groupings of a row; null: dossiers that have none. */
export const key: Schema = mapOf(orNull(text));
export const policy: Schema = oneOf(POLICY_NAMES);
export const calendar: Schema = oneOf(PERIOD_CALENDARS);

const counts = Object.fromEntries(
  [
    ...['received', 'carriedOver', 'resolved', 'early', 'onTime', 'late', 'noLimitResolved', 'open', 'openInTime'],
    ...['openOverdue', 'noLimitOpen', 'waiting', 'withdrawn', 'stopped', 'refused', 'noLimit'],
  ].map((name) => [name, count] as const),
);

/** Members of a row of `/indicators`. */
export const figureMembers: Readonly<Record<string, Schema>> = {
  key,
  ...counts,
  span: described(object({ from: date, to: date }), 'the part of the period a row of groupBy=month stands for'),
  rate,
  score: described(orNull(text), 'the index under a policy that gives points, of 20'),
  firstPromise: rate,
  survivorshipSafe: rate,
};
/** Members that only some answers have. */
export const OPTIONAL_FIGURES = ['span', 'score'];
const row = object(figureMembers, OPTIONAL_FIGURES);

/** What every answer about figures says of itself. */
export const stated: Readonly<Record<string, Schema>> = {
  policy,
  policyVersion: integer,
  from: date,
  to: date,
  asOf: instant,
  position: described(integer, 'the last position of the log that is counted'),
  computedAt: instant,
  incomplete: described(count, 'dossiers left out because one of their events could not be applied'),
};

/** What was recorded since a closing and may differ from it. */
export const pending: Schema = orNull(
  object({
    dossiers: described(orNull(count), 'null: more events than can be looked through here'),
    after: integer,
    position: integer,
  }),
);

const closing = object({
  calendar,
  period: text,
  closedAt: instant,
  position: integer,
  restated: described(count, 'dossiers that the restatement in force counts otherwise'),
  pending,
  total: described(
    orNull(object({ ...counts, rate })),
    'the figures as they were closed; null where the question has filters',
  ),
});

/** `GET /indicators`. */
export const FIGURES_SCHEMA = object(
  {
    rows: list(row),
    total: row,
    ...stated,
    population: oneOf(POPULATIONS),
    overlapping: described(boolean, 'the rows count some dossiers more than once'),
    closing: orNull(closing),
  },
  ['overlapping'],
);

const behind = object({
  ...{ code: text, class: text, receivedAt: orNull(instant), dueAt: orNull(instant), firstPromiseAt: orNull(instant) },
  ...{ processedAt: orNull(instant), returnedAt: orNull(instant), withdrawnAt: orNull(instant) },
  ...{ stoppedAt: orNull(instant), refusedAt: orNull(instant), agencyId: orNull(text), procedureCode: orNull(text) },
  ...{ fieldCode: orNull(text), officerId: orNull(text), status: oneOf(DOSSIER_STATUSES), flags: list(text) },
});
export const next: Schema = described(orNull(text), 'the cursor of the next page; null on the last one');

/** `GET /indicators/dossiers`. */
export const BEHIND_SCHEMA = object({
  ...{ items: list(behind), next, policy, policyVersion: integer, asOf: instant, position: integer },
});
