import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

const NONE = ["'none'"];

/** For helmet: what is no page, data, files and refusals, loads nothing and stands in no frame. Pages set their own. */
export const CLOSED_POLICY = {
  useDefaults: false,
  directives: { defaultSrc: NONE, baseUri: NONE, formAction: NONE, frameAncestors: NONE },
};

/**
 * Lets the page of the API's document show its own style elements and attributes, by their hashes: they are the library's
 * and have no place for a nonce. Scripts are files of ours alone. Call it before the page has its route.
 */
export function allowOwnStyles(fastify: FastifyInstance, path: string): void {
  fastify.addHook('onSend', async (request, reply, payload: unknown) => {
    if (!request.url.startsWith(path) || typeof payload !== 'string' || !payload.includes('<style>')) return payload;
    const elements = [...payload.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text = '']) => text);
    const attributes = [...payload.matchAll(/ style="([^"]*)"/g)].map(([, text = '']) => text);
    void reply.header('content-security-policy', documentPolicy([...elements, ...attributes]));
    return payload;
  });
}

const documentPolicy = (styles: readonly string[]): string =>
  [
    ...["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
    "script-src 'self'",
    `style-src 'self' 'unsafe-hashes' ${styles.map(hashOf).join(' ')}`,
    "img-src 'self' data:",
    "connect-src 'self'",
  ].join('; ');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
