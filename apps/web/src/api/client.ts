import createClient from 'openapi-fetch';
import { Problem, asProblem, problemOf } from './problem.js';
import type { paths } from './schema.js';

/** The API by its own document; the session's cookie goes along by itself. */
export const api = createClient<paths>({ credentials: 'same-origin' });

/** What the document says that a GET of a path answers. */
export type Answered<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

interface Answer<T> {
  data?: T | undefined;
  error?: unknown;
  response: Response;
}

type Ended = () => void;
let onSessionEnded: Ended = () => undefined;

/** Who is told that the API no longer knows us. */
export function whenSessionEnds(listener: Ended): void {
  onSessionEnded = listener;
}

let onActingEnds: Ended = () => undefined;

/** Who is told that whom we act for is represented by us no longer. */
export function whenActingEnds(listener: Ended): void {
  onActingEnds = listener;
}

/** The answer's data; a refusal is thrown as a `Problem`. */
export async function answered<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (error) {
    if (error instanceof DOMException) throw error;
    throw asProblem(error);
  }
  if (answer.response.ok) return answer.data as T;
  const problem = problemOf(answer.response.status, answer.error);
  if (problem.status === 401 && problem.code === 'AUTH.REQUIRED') onSessionEnded();
  if (problem.code === 'DELEGATION.OVER') onActingEnds();
  throw problem;
}

/** For the few answers that the document does not describe: JSON from an address of our own. */
export function fetched<T>(path: string, init?: RequestInit): Promise<T> {
  return answered<T>(read(path, init));
}

async function read<T>(path: string, init?: RequestInit): Promise<Answer<T>> {
  const response = await fetch(path, { credentials: 'same-origin', ...init });
  const text = await response.text();
  const body: unknown = text === '' ? undefined : parsed(text);
  return response.ok ? { data: body as T, response } : { error: body, response };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(0, 'ANSWER.UNREADABLE', '');
  }
}
