import { FIGURE_UNITS, MEASURE_KINDS, TARGET_KINDS, TARGET_STATES } from '#indicators';
import { boolean, count, date, described, either, instant, integer, list, mapOf } from '../http/answer-schema.js';
import { object, oneOf, orNull, text } from '../http/answer-schema.js';
import type { Schema } from '../http/answer-schema.js';
import { calendar, next, policy } from '../indicators/figures-schema.js';

const share = { numerator: count, denominator: count, percent: orNull(text) };
const value: Schema = either(
  object({ kind: oneOf(['share']), ...share }),
  described(
    object({
      kind: oneOf(['worst']),
      key: orNull(text),
      ...share,
      parts: list(object({ key: orNull(text), ...share })),
    }),
    'the worst part and all of them, worst first; those without a base come last and count for nothing',
  ),
  object({ kind: oneOf(['percent', 'count']), value: text }),
  object({ kind: oneOf(['rank']), value: integer }),
);

const operator = oneOf(['>', '>=']);
const base: Schema = either(integer, oneOf(['previousYear']));
const condition: Schema = either(
  object({ kind: oneOf(['share']), operator, percent: text, upTo: text }, ['upTo']),
  object({ kind: oneOf(['rank']), atMost: integer }),
  object({ kind: oneOf(['rankImproved']), by: integer, base }),
  object({ kind: oneOf(['growth']), operator, by: text, as: oneOf(['relative', 'points']), base, until: text }, [
    'until',
  ]),
);
const years = object({ from: integer, to: integer });

const logFigure = object({
  ...{ measure: oneOf(MEASURE_KINDS), value, detail: orNull(mapOf({})), policy: orNull(policy) },
  ...{ policyVersion: orNull(integer), position: integer, computedAt: instant },
  indicators: described(orNull(text), 'the question to /indicators that shows the same figure; null: none of those'),
  dossiers: described(orNull(text), 'the dossiers behind it that fall short, where they are not those of indicators'),
});

const told = { position: integer, eventId: text, recordedAt: instant, actorId: orNull(text) };
const enteredMembers = {
  ...{ targetId: text, period: text, calendar, value: text, unit: oneOf(FIGURE_UNITS) },
  ...{ source: text, publishedOn: date, ...told },
};
const entered = object(enteredMembers, ['calendar']);
const statementMembers = {
  ...{ targetId: text, period: text, calendar, document: text, date, ...told },
  hasText: described(boolean, 'read on its own, with a reason'),
};
const statement = object(statementMembers, ['calendar']);

const target = object({
  ...{ id: text, title: text, kind: oneOf(TARGET_KINDS), source: text, note: orNull(text) },
  state: oneOf(TARGET_STATES),
  met: described(orNull(boolean), 'null where there is nothing to judge, or nothing to judge it by'),
  metOutsideYears: described(orNull(boolean), 'whether the goal that held last would be met; no verdict'),
  goal: orNull(object({ years, condition })),
  withinYears: boolean,
  value: described(orNull(value), 'what is judged; null: there is nothing yet, which is not zero'),
  valueFrom: orNull(oneOf(['log', 'entered'])),
  gap: orNull(
    object({
      unit: oneOf(['percentagePoints', 'percentOfBase', 'ranks']),
      ...{ numerator: text, denominator: text, text: described(text, 'with its sign; what is good is positive') },
    }),
  ),
  base: orNull(object({ year: integer, value: orNull(value) })),
  log: orNull(logFigure),
  beside: list(logFigure),
  trend: orNull(list(object({ month: text, from: date, to: date, value, met: orNull(boolean) }))),
  entered: orNull(entered),
  superseded: list(
    object({ ...enteredMembers, why: oneOf(['laterEntry', 'otherUnit', 'takesNoFigure']) }, ['calendar']),
  ),
  statement: orNull(object({ ...statementMembers, superseded: list(statement) }, ['calendar'])),
});

const plan = object({
  ...{ id: text, version: integer, title: text, issuedBy: text, document: text, years },
  origin: oneOf(['shipped', 'log']),
  withinYears: described(boolean, 'false: the figures stand beside the goals that held last, and nothing is judged'),
});

const summary = object({
  ...{ targets: count, met: count, notMet: count, outsideYears: count, noFigure: count, noGoal: count },
  ...{ partOnly: count, stated: count, statementMissing: count },
});

const frame = {
  ...{ period: text, calendar, from: date, to: date },
  scope: described(
    orNull(list(text)),
    'agencies that figures of the log keep to, nothing judged; null: the whole city',
  ),
  ...{ asOf: instant, position: integer, computedAt: instant },
};

/** `GET /scorecards`. */
export const SCORECARDS_SCHEMA = object({ ...frame, items: list(object({ plan, summary })) });

/** `GET /scorecards/{planId}`. */
export const SCORECARD_SCHEMA = object({ ...frame, plan, summary, targets: list(target) });

/** `GET /scorecards/{planId}/targets/{targetId}/dossiers`. */
export const TARGET_DOSSIERS_SCHEMA = object({
  ...frame,
  items: list(object({ code: text, numerator: count, denominator: count })),
  next,
});
