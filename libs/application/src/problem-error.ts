/** One thing that is wrong with a request. */
export interface FieldProblem {
  /** JSON pointer into the body, or the parameter's name after `?`. */
  pointer: string;
  /** Stable code of what is wrong with it. */
  code: string;
  detail?: string;
}

/**
 * An outcome the caller can do something about. `code` is stable; the HTTP status is decided in one filter from it.
 * Members of `extra` go out beside it (`allowed`, `current`, `retryAfterSeconds`, …).
 */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    message: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

export type ProblemCode =
  | 'VALIDATION.FAILED'
  | 'AUTH.REQUIRED'
  | 'AUTH.FORBIDDEN'
  | 'SIGN_IN.REFUSED'
  | 'SIGN_IN.TOO_MANY'
  | 'OIDC.NOT_CONFIGURED'
  | 'PASSWORD.CHANGE_NEEDED'
  | 'REQUEST.CROSS_SITE'
  | 'ACCOUNT.NOT_FOUND'
  | 'ACCOUNT.NAME_TAKEN'
  | 'ACCOUNT.OWN'
  | 'DELEGATION.NOT_FOUND'
  | 'DELEGATION.OVERLAPS'
  | 'DELEGATION.CHAINED'
  | 'DELEGATION.OVER'
  | 'SESSION.NOT_FOUND'
  | 'TOKEN.NOT_FOUND'
  | 'DOSSIER.NOT_ALLOWED'
  | 'DOSSIER.CODE_TAKEN'
  | 'DOSSIER.VERSION_CONFLICT'
  | 'DOSSIER.NOT_FOUND'
  | 'CALENDAR.NONE'
  | 'CATALOGUE.BEHIND'
  | 'CALENDAR.VERSION_TAKEN'
  | 'DOSSIER.NOT_RECEIVED'
  | 'CORRECTION.OWN_REQUEST'
  | 'CORRECTION.STALE'
  | 'PERSONAL.NOT_RECEIVING_CLERK'
  | 'PERSON.ERASED'
  | 'PRECONDITION.REQUIRED'
  | 'IDEMPOTENCY_KEY.REQUIRED'
  | 'IDEMPOTENCY_KEY.REUSED'
  | 'IDEMPOTENCY_KEY.IN_FLIGHT'
  | 'JOB.NOT_FOUND'
  | 'JOB.NOT_CANCELLABLE'
  | 'PLAN.NOT_FOUND'
  | 'PLAN.BUSY'
  | 'SCORECARD.BUSY'
  | 'SIGNALS.BUSY'
  | 'PROJECTION.PARKED'
  | 'AGENCY.NOT_FOUND'
  | 'REPORT.UNBALANCED'
  | 'REPORT.TOO_LARGE'
  | 'REPORT.BUSY'
  | 'NOT_ACCEPTABLE'
  | 'EVIDENCE.TOO_LARGE'
  | 'EVIDENCE.BUSY'
  | 'EVIDENCE.NOT_SIGNED'
  | 'PERIOD.NOT_BEGUN'
  | 'PERIOD.NOT_ENDED'
  | 'PERIOD.ALREADY_CLOSED'
  | 'PERIOD.RECONSTRUCTED'
  | 'PERIOD.CONTENDED'
  | 'PERIOD.INCOMPLETE'
  | 'PERIOD.NOT_CLOSED'
  | 'CLOSING_RULES.CONFLICT'
  | 'EVENT.NOT_ACCEPTED'
  | 'INGEST.BUSY'
  | 'WEBHOOK.NOT_FOUND'
  | 'WEBHOOK.TOO_MANY'
  | 'PAPER.NONE'
  | 'LOOKUP.TOO_MANY'
  | 'RATING.NOT_ALLOWED'
  | 'REVIEW.NOT_FOUND'
  | 'REVIEW.NOT_ALLOWED'
  | 'REVIEW.NOT_LATE'
  | 'REVIEW.INCOMPLETE'
  | 'REVIEW.OWN_CASE'
  | 'REVIEW.VERSION_CONFLICT'
  | 'REVIEW_RULES.CONFLICT'
  | 'SAVED_TEXT.VERSION_CONFLICT'
  | 'NOT_FOUND';

export const invalid = (errors: FieldProblem[]): ProblemError =>
  new ProblemError('VALIDATION.FAILED', errors.map(inWords).join('; '), { errors });

/** What is wrong with the whole stands alone. */
const inWords = ({ pointer, detail, code }: FieldProblem): string =>
  pointer === '' ? (detail ?? code) : `${pointer}: ${detail ?? code}`;
