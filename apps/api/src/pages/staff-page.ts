import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Where the build puts the page, seen from the compiled code. Specs on the sources serve none. */
const FOLDER = fileURLToPath(new URL('../../../../web', import.meta.url));
const NONCE_PLACE = /__STYLE_NONCE__/g;

/** What a page of ours may do. Style elements need the nonce of their answer; there is no inline script at all. */
const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * The page for staff at `/` and, for navigations of a browser, at every address that nothing else answers: its own routes
 * are paths. Whatever is below /assets carries its hash in its name and never changes. It shows no data by itself.
 */
export async function serveStaffPage(app: NestFastifyApplication): Promise<void> {
  const folder = FOLDER;
  if (!existsSync(join(folder, 'index.html'))) return;
  // Only here: what it requires is ESM, which Jest on Node 20 cannot require (2026-11-22).
  const { default: fastifyStatic } = await import('@fastify/static');
  const answer = async (reply: FastifyReply) => {
    // Anew each time: it is a few hundred bytes, and a page that was built again while we run is the new one.
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    const nonce = randomBytes(18).toString('base64');
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replace(NONCE_PLACE, nonce));
  };
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    if (isOurs(request)) await answer(reply);
  });
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
    preCompressed: true,
    index: false,
  });
  const icon = readFileSync(join(folder, 'favicon.svg'));
  fastify.get('/favicon.svg', (_, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'max-age=86400').send(icon),
  );
}

/** A browser going to an address that no route has; everything below these answers for itself, also that it is unknown. */
function isOurs(request: FastifyRequest): boolean {
  if (request.method !== 'GET') return false;
  const [path = '/'] = request.url.split('?');
  if (path === '/') return true;
  if (!request.is404 || /^\/(api|assets|health|metrics|public)(\/|$)/.test(path)) return false;
  const { accept, 'sec-fetch-mode': mode } = request.headers;
  return mode === undefined ? (accept ?? '').includes('text/html') : mode === 'navigate';
}
