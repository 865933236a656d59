import { createHash } from 'node:crypto';
import { ProblemError } from '#application';
import type { IdempotencyRequest } from '#application';

/** The version in `If-Match: "v3"`; 428 without the header, 400 for anything else than one version. */
export function expectedVersion(header: string | undefined): number {
  if (header === undefined) {
    throw new ProblemError('PRECONDITION.REQUIRED', 'say which version you saw: If-Match: "v<version>"');
  }
  const version = /^"v(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) {
    const errors = [
      { pointer: 'If-Match', code: 'IF_MATCH.UNREADABLE', detail: 'expected the form "v3", quotes included' },
    ];
    throw new ProblemError('VALIDATION.FAILED', 'If-Match is not of the form "v3"', { errors });
  }
  return Number(version);
}

/** The key and a fingerprint of the request it belongs to; `body` with clean text. */
export function idempotencyOf(header: string | undefined, path: string, body: unknown): IdempotencyRequest {
  if (header === undefined || !/^[\x21-\x7e]{1,200}$/.test(header)) {
    throw new ProblemError('IDEMPOTENCY_KEY.REQUIRED', 'send an Idempotency-Key of 1 to 200 visible ASCII characters');
  }
  const requestHash = createHash('sha256').update(path).update('\n').update(JSON.stringify(body)).digest('hex');
  return { key: header, requestHash };
}
