import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ProblemError } from '#application';
import type { Principal, SignedIn } from '#application';
import type { RequestWithPrincipal } from './access.guard.js';

/** The authenticated caller; the guard has run before, so it is there. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<RequestWithPrincipal>();
  if (principal === undefined) throw new Error('route without a guard');
  return principal;
});

/** The session the caller came with; routes that ask for it are of no use to a token. */
export const CallerSession = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = context.switchToHttp().getRequest<RequestWithPrincipal>();
  if (signedIn === undefined) throw new ProblemError('AUTH.REQUIRED', 'a session is needed, not a token');
  return signedIn;
});
