import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Principal } from '#application';
import type { RequestWithPrincipal } from './bearer.guard.js';

/** The authenticated caller; the guard has run before, so it is there. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<RequestWithPrincipal>();
  if (principal === undefined) throw new Error('route without a guard');
  return principal;
});
