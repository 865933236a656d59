const whole = { type: 'integer' };
const side = { type: 'object', nullable: true };

/** What a row of the ranking adds to one of `/indicators`, as OpenAPI shows it. */
export const RANKING_SCHEMA = {
  type: 'object',
  properties: {
    rows: {
      type: 'array',
      items: {
        type: 'object',
        description: 'a row of /indicators, and:',
        properties: {
          place: {
            ...whole,
            nullable: true,
            description: '1 is first in the order asked; shared where not told apart',
          },
          unranked: { type: 'string', nullable: true, enum: ['noBase', 'smallCount', 'unassigned'] },
          interval: { ...side, description: '95 % Wilson interval of the rate, in percent, rounded outward' },
          notDistinguished: { type: 'boolean', description: 'overlaps the row just before or after it' },
          againstTotal: {
            ...{ type: 'string', nullable: true, enum: ['above', 'below', 'notApart'] },
            description:
              'whether the rate of all rows together lies outside this row’s interval, and on which side it is',
          },
          previous: { ...side, description: 'place and rate in the period before' },
          movement: {
            oneOf: [
              { type: 'string', enum: ['new'], description: 'no base in the period before' },
              {
                type: 'object',
                properties: {
                  places: {
                    ...{ ...whole, nullable: true },
                    description:
                      'place before minus place now: positive is towards place 1 of the order asked (so with order=worst ' +
                      'it means getting worse), negative away from it',
                  },
                  percentPoints: {
                    type: 'string',
                    nullable: true,
                    example: '+1.25',
                    description: 'rate now minus before',
                  },
                  beyondChance: {
                    ...{ type: 'boolean', nullable: true },
                    description:
                      '0 lies outside the 95 % interval of the difference (Newcombe 1998, method 10); of a hundred rows ' +
                      'that did not change up to five may be named all the same',
                  },
                },
              },
            ],
          },
        },
      },
    },
  },
};
