import { parsePlainDate } from '#calendar';
import { IndicatorsError } from '../indicators-error.js';
import type { Span } from './period.js';

const YEARS = /^(?:19|2\d)\d{2}-/;

/**
 * Checks two dates of the years 1900 to 2999, both inclusive.
 * @throws IndicatorsError `PERIOD.NOT_A_DATE`, `PERIOD.TO_BEFORE_FROM`
 */
export function parseSpan(from: string, to: string): Span {
  requireDate(from, '/from');
  requireDate(to, '/to');
  if (to < from) throw new IndicatorsError('PERIOD.TO_BEFORE_FROM', ['a date not before from'], to, '/to');
  return { from, to };
}

function requireDate(text: string, pointer: string): void {
  if (parsePlainDate(text) !== null && YEARS.test(text)) return;
  throw new IndicatorsError('PERIOD.NOT_A_DATE', ['YYYY-MM-DD, a real date of 1900 to 2999'], text, pointer);
}
