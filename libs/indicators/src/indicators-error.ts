/** Stable codes of what this lib refuses; screens and HTTP translate them. */
export type IndicatorsErrorCode =
  | 'FACTS.INVALID'
  | 'PERCENT.INVALID'
  | 'PERIOD.CALENDAR_UNKNOWN'
  | 'PERIOD.GIVEN_TWICE'
  | 'PERIOD.HALF_GIVEN'
  | 'PERIOD.NOT_A_DATE'
  | 'PERIOD.TO_BEFORE_FROM'
  | 'PERIOD.UNKNOWN_FORM'
  | 'POLICY.UNKNOWN'
  | 'TARGET.INVALID';

/** A refusal: a stable `code`, what would have been `accepted`, and the JSON `pointer` of the member at fault. */
export class IndicatorsError extends Error {
  override readonly name = 'IndicatorsError';

  constructor(
    readonly code: IndicatorsErrorCode,
    readonly accepted: readonly string[],
    readonly given: unknown,
    readonly pointer = '',
  ) {
    super(`${code}${pointer === '' ? '' : ` at ${pointer}`}: accepted are ${accepted.join(', ')}`);
  }
}
