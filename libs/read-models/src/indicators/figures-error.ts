/** Why a figure could not be given; codes are stable, screens and HTTP translate them. */
export type FiguresErrorCode = 'POLICY.NOT_AVAILABLE' | 'PROJECTION.BEHIND' | 'PROJECTION.NOT_OPENED';

/** A refusal to answer rather than a wrong number; `extra` says what would have been possible. */
export class FiguresError extends Error {
  override readonly name = 'FiguresError';

  constructor(
    readonly code: FiguresErrorCode,
    message: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
