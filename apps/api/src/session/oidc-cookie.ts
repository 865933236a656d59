import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OidcAttempt } from '#platform';
import { SITE } from '../auth/session-cookie.js';
import { isSecureName } from '../auth/site.js';
import type { Site } from '../auth/site.js';

const PLAIN = 'dh_oidc';
const SECURE = `__Host-${PLAIN}`;
/** Long enough to find one's second factor. */
const SECONDS = 600;

/**
 * What a browser keeps while its user is at the provider. SameSite=Lax and not Strict: the way back is a navigation from
 * another site. It opens nothing by itself: the answer has to fit it and the provider's signature has to fit the answer.
 */
@Injectable()
export class OidcCookie {
  constructor(@Inject(SITE) private readonly site: Site) {}

  write(request: FastifyRequest, reply: FastifyReply, attempt: OidcAttempt): void {
    const text = Buffer.from(JSON.stringify(attempt)).toString('base64url');
    void reply.setCookie(this.nameFor(request), text, { ...this.attributes(request), maxAge: SECONDS });
  }

  /** Gives back what was kept, once; null where nothing readable is. */
  take(request: FastifyRequest, reply: FastifyReply): OidcAttempt | null {
    const text = request.cookies[this.nameFor(request)];
    void reply.clearCookie(this.nameFor(request), this.attributes(request));
    return text === undefined ? null : attemptIn(text);
  }

  private nameFor({ headers }: FastifyRequest): string {
    return isSecureName(this.site, headers.host) ? SECURE : PLAIN;
  }

  private attributes({ headers }: FastifyRequest) {
    const secure = isSecureName(this.site, headers.host);
    return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  }
}

function attemptIn(text: string): OidcAttempt | null {
  try {
    const kept = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Partial<OidcAttempt>;
    const { state, nonce, codeVerifier } = kept;
    const whole = [state, nonce, codeVerifier].every((part) => typeof part === 'string' && part !== '');
    return whole ? (kept as OidcAttempt) : null;
  } catch {
    return null;
  }
}
