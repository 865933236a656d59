import type { Measure, Measured } from '#indicators';
import type { FigureRow } from '../indicators/question.js';

/** A measure read off rows of figures: the whole, one for each field, or one for each channel. */
export function measuredOf(
  measure: Extract<Measure, { kind: 'onTimeRate' | 'worstField' | 'channelShare' }>,
  rows: readonly FigureRow[],
): Measured {
  switch (measure.kind) {
    case 'onTimeRate':
      return { kind: 'ratio', ...sum(rows.map(({ rate }) => rate)) };
    case 'worstField': {
      const parts = rows.map(({ key, rate }) => ({
        ...{ key: key['field'] ?? null, numerator: rate.numerator, denominator: rate.denominator },
      }));
      return { kind: 'parts', parts };
    }
    case 'channelShare': {
      const received = rows.map((row) => ({
        denominator: row.received,
        numerator: row.key['channel'] === measure.channel ? row.received : 0,
      }));
      return { kind: 'ratio', ...sum(received) };
    }
  }
}

const sum = (parts: readonly { numerator: number; denominator: number }[]) => ({
  numerator: parts.reduce((total, part) => total + part.numerator, 0),
  denominator: parts.reduce((total, part) => total + part.denominator, 0),
});
