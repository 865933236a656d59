import { date, described, instant, integer, list, mapOf } from '../http/answer-schema.js';
import { object, oneOf, orNull, text } from '../http/answer-schema.js';
import { calendar, pending, policy } from '../indicators/figures-schema.js';

const restatedPolicy = object({
  policy,
  dossiers: integer,
  moves: list(object({ from: orNull(text), to: orNull(text), dossiers: integer })),
});

const period = object({
  calendar,
  period: text,
  from: date,
  to: date,
  state: oneOf(['open', 'ended', 'closed', 'restated', 'reconstructed']),
  closesOn: described(orNull(date), 'the day whose nightly run closes it; null where none will'),
  closing: orNull(
    object({
      ...{ eventId: text, closedAt: instant, closedBy: oneOf(['nightly', 'hand']), reasonCode: orNull(text) },
      ...{ asOf: instant, position: integer, hash: text },
    }),
  ),
  restated: orNull(
    object({
      ...{ eventId: text, recordedAt: instant, position: integer, dossiers: integer },
      ...{ policies: list(restatedPolicy), hash: text },
    }),
  ),
  pending,
});

/** `GET /periods`. */
export const PERIODS_SCHEMA = object({
  calendar,
  year: integer,
  rules: mapOf({}),
  items: list(period),
});
