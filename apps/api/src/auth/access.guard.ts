import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Delegations, ProblemError, Sessions, Tokens } from '#application';
import type { Principal, SignedIn } from '#application';
import { enterTenant } from '#platform';
import { OPEN_ROUTE, PASSWORD_ROUTE } from './open-route.js';
import { requireLine, requirePolicy } from './require-policy.js';
import { requireSameSite } from './same-site.js';
import { SessionCookie } from './session-cookie.js';

export interface RequestWithPrincipal extends FastifyRequest {
  principal?: Principal;
  /** Of a request that came with a session. */
  signedIn?: SignedIn;
  /** Whether the token or session it came with is still good: for answers that take long. */
  stillGood?: () => Promise<boolean>;
}

/**
 * Default deny: a route without a line in the table is closed, every other needs a bearer token or a session unless the
 * line and the mark at the route both say that it is open. Both ways end in one
 * Principal. Where an Authorization header stands it alone is looked at, never the cookie beside it: a page cannot make a
 * browser send the header to us, so whoever sends it means it (2026-11-22).
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly tokens: Tokens,
    private readonly sessions: Sessions,
    private readonly delegations: Delegations,
    private readonly cookie: SessionCookie,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithPrincipal>();
    const line = requireLine(request);
    // Both have to say so: a mark alone opens nothing.
    if (line.asks === 'open' && this.isMarked(context, OPEN_ROUTE)) return true;
    const { authorization } = request.headers;
    const own =
      authorization === undefined
        ? await this.ofSession(request, this.isMarked(context, PASSWORD_ROUTE))
        : await this.ofToken(request, authorization);
    enterTenant(own.tenant);
    // One's own session stays one's own: there one says for whom one acts.
    request.principal = line.asks === 'session' ? own : await this.acting(request, own);
    requirePolicy(request, line, request.principal);
    return true;
  }

  private async ofToken(request: RequestWithPrincipal, authorization: string): Promise<Principal> {
    const token = /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '';
    const principal = await this.tokens.principalOf(token);
    if (principal === null) throw new ProblemError('AUTH.REQUIRED', 'a valid bearer token is needed');
    request.stillGood = async () => (await this.tokens.principalOf(token)) !== null;
    return principal;
  }

  private async ofSession(request: RequestWithPrincipal, mayChangePassword: boolean): Promise<Principal> {
    const secret = this.cookie.read(request) ?? '';
    const signedIn = await this.sessions.of(secret);
    if (signedIn === null) throw new ProblemError('AUTH.REQUIRED', 'a session or a bearer token is needed');
    requireSameSite(request);
    const { tenant, timezone, accountId, role, actorId, unitId, mustChangePassword } = signedIn.account;
    if (mustChangePassword && !mayChangePassword) {
      throw new ProblemError('PASSWORD.CHANGE_NEEDED', 'choose a password of your own first');
    }
    request.signedIn = signedIn;
    request.stillGood = () => this.sessions.isOpen(secret);
    // Idempotency keys belong to the account: a request sent again after a new sign-in is answered as before.
    return { tenant, timezone, tokenId: accountId, role, actorId, unitId };
  }

  /** Only a session acts for somebody: a token stands for itself. */
  private async acting(request: RequestWithPrincipal, own: Principal): Promise<Principal> {
    const actingFor = request.signedIn?.actingFor ?? null;
    if (actingFor === null) return own;
    const principal = await this.delegations.acting(own, actingFor);
    const { stillGood } = request;
    request.stillGood = async () =>
      (await stillGood?.()) === true && (await this.delegations.acting(own, actingFor).then(yes, no));
    return principal;
  }

  private isMarked(context: ExecutionContext, mark: string): boolean {
    return this.reflector.getAllAndOverride<boolean>(mark, [context.getHandler(), context.getClass()]) ?? false;
  }
}

const yes = (): boolean => true;
const no = (): boolean => false;
