import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '#application';
import type { ProblemCode } from '#application';

/** The one place where an outcome becomes an HTTP status. */
const STATUS: Record<ProblemCode, number> = {
  'VALIDATION.FAILED': 400,
  'AUTH.REQUIRED': 401,
  'AUTH.FORBIDDEN': 403,
  'SIGN_IN.REFUSED': 401,
  'SIGN_IN.TOO_MANY': 429,
  'OIDC.NOT_CONFIGURED': 409,
  'PASSWORD.CHANGE_NEEDED': 403,
  'REQUEST.CROSS_SITE': 403,
  'ACCOUNT.NOT_FOUND': 404,
  'ACCOUNT.NAME_TAKEN': 409,
  'ACCOUNT.OWN': 409,
  'DELEGATION.NOT_FOUND': 404,
  'DELEGATION.OVERLAPS': 409,
  'DELEGATION.CHAINED': 403,
  'DELEGATION.OVER': 403,
  'SESSION.NOT_FOUND': 404,
  'TOKEN.NOT_FOUND': 404,
  'CORRECTION.OWN_REQUEST': 403,
  'PERSONAL.NOT_RECEIVING_CLERK': 403,
  'DOSSIER.NOT_FOUND': 404,
  'JOB.NOT_FOUND': 404,
  'PLAN.NOT_FOUND': 404,
  'AGENCY.NOT_FOUND': 404,
  NOT_FOUND: 404,
  NOT_ACCEPTABLE: 406,
  'PAPER.NONE': 409,
  'PERSON.ERASED': 410,
  'LOOKUP.TOO_MANY': 429,
  'RATING.NOT_ALLOWED': 409,
  'REPORT.UNBALANCED': 409,
  'REPORT.TOO_LARGE': 422,
  'REPORT.BUSY': 503,
  'DOSSIER.NOT_ALLOWED': 409,
  'DOSSIER.CODE_TAKEN': 409,
  'EVENT.NOT_ACCEPTED': 422,
  'WEBHOOK.NOT_FOUND': 404,
  'WEBHOOK.TOO_MANY': 409,
  'CORRECTION.STALE': 409,
  'REVIEW.NOT_FOUND': 404,
  'REVIEW.NOT_ALLOWED': 409,
  'REVIEW.NOT_LATE': 409,
  'REVIEW.INCOMPLETE': 409,
  'REVIEW.OWN_CASE': 403,
  'REVIEW.VERSION_CONFLICT': 412,
  'REVIEW_RULES.CONFLICT': 409,
  'SAVED_TEXT.VERSION_CONFLICT': 412,
  'CALENDAR.NONE': 409,
  'CATALOGUE.BEHIND': 503,
  'CALENDAR.VERSION_TAKEN': 409,
  'DOSSIER.NOT_RECEIVED': 409,
  'IDEMPOTENCY_KEY.IN_FLIGHT': 409,
  'JOB.NOT_CANCELLABLE': 409,
  'PLAN.BUSY': 409,
  'PROJECTION.PARKED': 409,
  'PERIOD.NOT_BEGUN': 409,
  'PERIOD.NOT_ENDED': 409,
  'PERIOD.ALREADY_CLOSED': 409,
  'PERIOD.RECONSTRUCTED': 409,
  'PERIOD.CONTENDED': 409,
  'PERIOD.INCOMPLETE': 409,
  'PERIOD.NOT_CLOSED': 409,
  'CLOSING_RULES.CONFLICT': 409,
  'DOSSIER.VERSION_CONFLICT': 412,
  'INGEST.BUSY': 503,
  'IDEMPOTENCY_KEY.REUSED': 422,
  'EVIDENCE.TOO_LARGE': 422,
  'EVIDENCE.BUSY': 503,
  'SCORECARD.BUSY': 503,
  'SIGNALS.BUSY': 503,
  'EVIDENCE.NOT_SIGNED': 503,
  'PRECONDITION.REQUIRED': 428,
  'IDEMPOTENCY_KEY.REQUIRED': 400,
};

/** The same request will be answered in a moment. */
const WORTH_REPEATING: ReadonlySet<string> = new Set(['IDEMPOTENCY_KEY.IN_FLIGHT', 'PLAN.BUSY']);

/** Codes of errors that Fastify or Nest raise before a use case is reached. */
const CODE_OF_STATUS: Record<number, string> = {
  400: 'VALIDATION.FAILED',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY.TOO_LARGE',
  415: 'BODY.UNSUPPORTED_TYPE',
};

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  [member: string]: unknown;
}

const problem = (status: number, code: string, detail?: string, extra: object = {}): Problem => ({
  type: `urn:dung-hen:problem:${code}`,
  title: code,
  status,
  code,
  detail,
  ...extra,
});

/** RFC 9457 answers with a stable code; an unexpected error is logged and shows nothing of itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const answer = this.problemOf(error, http.getRequest<FastifyRequest>());
    if (reply.sent) return;
    if (answer.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (WORTH_REPEATING.has(answer.code) || answer.status === 503 || answer.status === 429) {
      void reply.header('retry-after', String(answer['retryAfterSeconds'] ?? 1));
    }
    const current = answer['current'] as { version?: number } | undefined;
    if (current?.version !== undefined) void reply.header('etag', `"v${String(current.version)}"`);
    void reply.status(answer.status).type('application/problem+json').send(JSON.stringify(answer));
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof ProblemError) return problem(STATUS[error.code], error.code, error.message, error.extra);
    if (isUnstorable(error)) {
      const errors = [{ pointer: error.pointer, code: error.reason }];
      return problem(400, 'VALIDATION.FAILED', error.message, { errors });
    }
    if (isBehind(error))
      return problem(503, 'FIGURES.BEHIND', 'the read models have not reached that position yet; try again');
    const status = statusOf(error);
    if (status < 500) {
      const errors = status === 400 ? [{ pointer: '', code: 'BODY.UNREADABLE', detail: messageOf(error) }] : undefined;
      return problem(status, CODE_OF_STATUS[status] ?? 'REQUEST.REFUSED', messageOf(error), { errors });
    }
    this.logger.error(`${request.method} ${request.routeOptions.url ?? ''}: ${messageOf(error)}`, stackOf(error));
    if (isOverload(error)) return problem(503, 'SERVICE.UNAVAILABLE', 'the database does not answer; try again');
    return problem(500, 'INTERNAL', 'an unexpected error; it has been logged');
  }
}

const statusOf = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : 500;
};
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const stackOf = (error: unknown): string | undefined => (error instanceof Error ? error.stack : undefined);
const isUnstorable = (error: unknown): error is { pointer: string; reason: string; message: string } =>
  (error as { code?: unknown }).code === 'EVENT.NOT_STORABLE';
const isBehind = (error: unknown): boolean =>
  /^PROJECTION\.(BEHIND|NOT_OPENED)$/.test(String((error as { code?: unknown }).code ?? ''));
const isOverload = (error: unknown): boolean =>
  /^(08|53|57)|ECONN|ETIMEDOUT/.test(String((error as { code?: unknown }).code ?? ''));
