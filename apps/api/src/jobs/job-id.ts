import { ParseUUIDPipe } from '@nestjs/common';
import { ProblemError } from '#application';

/** A malformed id is an unknown job like any other. */
export const jobId = new ParseUUIDPipe({
  exceptionFactory: () => new ProblemError('JOB.NOT_FOUND', 'no such job'),
});
