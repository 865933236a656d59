import type { FastifyRequest } from 'fastify';
import { ProblemError } from '#application';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a writing request that another site made a browser send (CSRF): the browser says with Origin and
 * Sec-Fetch-Site where it comes from, and every browser in use sends one of them with a writing request. SameSite=Strict
 * stands before this; neither is trusted alone. Throws REQUEST.CROSS_SITE.
 */
export function requireSameSite(request: FastifyRequest): void {
  if (SAFE.has(request.method)) return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin === undefined && site === undefined)
    throw crossSite('neither Origin nor Sec-Fetch-Site says where it is from');
  refuseOtherSites(request);
}

/** The same for a route without a session: what is no browser says neither and has nothing to lose. */
export function refuseOtherSites({ headers }: FastifyRequest): void {
  const { origin, host, 'sec-fetch-site': site } = headers;
  if (site !== undefined && site !== 'same-origin') throw crossSite(`Sec-Fetch-Site is ${String(site)}`);
  // The name in Host was compared with ours before; the scheme is the proxy's affair.
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host?.toLowerCase())) {
    throw crossSite('Origin is another site');
  }
}

const crossSite = (detail: string): ProblemError => new ProblemError('REQUEST.CROSS_SITE', detail);
