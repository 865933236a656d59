import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ProblemError, Tokens } from '#application';
import type { Principal } from '#application';
import { OPEN_ROUTE } from './open-route.js';

export interface RequestWithPrincipal extends FastifyRequest {
  principal?: Principal;
}

/** Default deny: every route needs a bearer token unless it is marked as open. */
@Injectable()
export class BearerGuard implements CanActivate {
  constructor(
    private readonly tokens: Tokens,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(OPEN_ROUTE, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<RequestWithPrincipal>();
    const principal = await this.tokens.principalOf(bearerOf(request.headers.authorization));
    if (principal === null) throw new ProblemError('AUTH.REQUIRED', 'a valid bearer token is needed');
    request.principal = principal;
    return true;
  }
}

const bearerOf = (header: string | undefined): string => /^Bearer (\S+)$/i.exec(header ?? '')?.[1] ?? '';
