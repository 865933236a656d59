import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecureName } from './site.js';
import type { Site } from './site.js';

export const SITE = Symbol('api.site');

const PLAIN = 'dh_session';
/** A browser takes this name only over TLS, for this host alone and with the path `/`. */
const SECURE = `__Host-${PLAIN}`;

/** Where the session's secret lives in the browser: out of reach of scripts and of other sites. */
@Injectable()
export class SessionCookie {
  constructor(@Inject(SITE) private readonly site: Site) {}

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.isSecure(request) ? SECURE : PLAIN];
  }

  /** Without a date of expiry: it goes with the browser, and the server ends it earlier. */
  write(request: FastifyRequest, reply: FastifyReply, secret: string): void {
    void reply.setCookie(this.isSecure(request) ? SECURE : PLAIN, secret, this.attributes(request));
  }

  remove(request: FastifyRequest, reply: FastifyReply): void {
    void reply.clearCookie(this.isSecure(request) ? SECURE : PLAIN, this.attributes(request));
  }

  private attributes(request: FastifyRequest) {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.isSecure(request) } as const;
  }

  /** By configuration and not by what a header claims. */
  private isSecure({ headers }: FastifyRequest): boolean {
    return isSecureName(this.site, headers.host);
  }
}
