import { fetched } from './client.js';

/** Sends a JSON body to an address of our own; for requests that may be repeated or that a person repeats knowingly. */
export function sendJson<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
  if (body === undefined) return fetched<T>(path, { method });
  return fetched<T>(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}
