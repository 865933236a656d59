import type { FastifyReply } from 'fastify';
import type { QueryParameters } from '#application';

/** `Link: <…>; rel="next"` with the same question and the next cursor; nothing on the last page. */
export function linkToNext(
  reply: FastifyReply,
  path: string,
  parameters: QueryParameters,
  next: string | null,
  cursor = 'cursor',
): void {
  if (next === null) return;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...parameters, [cursor]: next })) search.set(name, String(value));
  void reply.header('link', `<${path}?${search.toString()}>; rel="next"`);
}
