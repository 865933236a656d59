/** A refusal of the API (RFC 9457) or of the way to it; `code` is stable, see the API's problem filter. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, detail: string, body: Readonly<Record<string, unknown>> = {}) {
    super(detail === '' ? code : detail);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.body = body;
  }
}

/** What was wrong with a field; `pointer` as in `/applicant/name`. */
export interface FieldFault {
  pointer: string;
  code?: string;
  detail?: string;
}

/** The faults of VALIDATION.FAILED. */
export function faultsOf(error: unknown): FieldFault[] {
  const errors = error instanceof Problem ? error.body['errors'] : undefined;
  return Array.isArray(errors) ? (errors as FieldFault[]) : [];
}

/** A problem from what the API sent; whatever it is, there is a code. */
export function problemOf(status: number, sent: unknown): Problem {
  const body = typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>) : {};
  const text = (member: string): string => (typeof body[member] === 'string' ? body[member] : '');
  return new Problem(status, text('code') || `HTTP.${String(status)}`, text('detail'), body);
}

/** Anything that was thrown, as a problem. A failed fetch is NETWORK: nobody knows whether it arrived. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TypeError) return new Problem(0, 'NETWORK', error.message);
  return new Problem(0, 'PAGE', error instanceof Error ? error.message : String(error));
}

/** Whether the very same request may succeed in a moment. */
export const isPassing = (problem: Problem): boolean =>
  problem.code === 'NETWORK' ||
  problem.code === 'IDEMPOTENCY_KEY.IN_FLIGHT' ||
  (problem.status >= 502 && problem.status <= 504);
