import type { FastifyReply } from 'fastify';

/** No script, no foreign thing, no frame; forms go to us alone. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page that no cache keeps, no search engine lists, and whose address no other site hears of. */
export function sendPage(reply: FastifyReply, status: number, text: string): void {
  void reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex, nofollow')
    .header('cache-control', 'no-store')
    .send(text);
}
