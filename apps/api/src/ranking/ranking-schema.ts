import { RANKED } from '#application';
import { RANK_ORDERS } from '#indicators';
import { boolean, count, date, described, either, integer, list } from '../http/answer-schema.js';
import { object, oneOf, orNull, text } from '../http/answer-schema.js';
import { OPTIONAL_FIGURES, figureMembers, rate, stated } from '../indicators/figures-schema.js';

const interval = described(
  orNull(object({ low: text, high: text })),
  '95 % Wilson interval of the rate, in percent, rounded outward; null without a base',
);

const movement = either(
  described(oneOf(['new']), 'no base in the period before'),
  object({
    places: described(
      orNull(integer),
      'place before minus place now: positive is towards place 1 of the order asked (so with order=worst it means ' +
        'getting worse), negative away from it',
    ),
    percentPoints: described(orNull(text), 'rate now minus before, with its sign: +1.25'),
    beyondChance: described(
      orNull(boolean),
      '0 lies outside the 95 % interval of the difference (Newcombe 1998, method 10); of a hundred rows that did not ' +
        'change up to five may be named all the same',
    ),
  }),
);

const row = object(
  {
    ...figureMembers,
    name: orNull(text),
    place: described(orNull(integer), '1 is first in the order asked; shared where not told apart'),
    unranked: orNull(oneOf(['noBase', 'smallCount', 'unassigned'])),
    interval,
    notDistinguished: described(boolean, 'overlaps the row just before or after it'),
    againstTotal: described(
      orNull(oneOf(['above', 'below', 'notApart'])),
      'whether the rate of all rows together lies outside this row’s interval, and on which side it is',
    ),
    previous: described(orNull(object({ place: orNull(integer), rate })), 'place and rate in the period before'),
    movement,
  },
  OPTIONAL_FIGURES,
);

/** `GET /indicators/ranking`. */
export const RANKING_SCHEMA = object({
  by: oneOf(RANKED),
  order: oneOf(RANK_ORDERS),
  minimum: described(count, 'rows with a smaller denominator are shown and not ranked'),
  confidence: text,
  rows: list(row),
  total: object({ ...figureMembers, interval }, OPTIONAL_FIGURES),
  previous: object({ from: date, to: date }),
  ...stated,
});
