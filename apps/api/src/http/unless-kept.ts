import { ProblemError } from '#application';
import type { IdempotencyRequest, Principal } from '#application';
import type { EventStore } from '#event-store';

type Kept = NonNullable<Awaited<ReturnType<EventStore['keptAnswer']>>>;

/** How a command's answer is kept, and read again; `read` throws where the key came with another body. */
export interface KeptAnswers<Answer> {
  store: Pick<EventStore, 'keptAnswer'>;
  read: (kept: Kept, requestHash: string) => Answer;
}

/** A known key answers as before whatever else is wrong with the request (CONTRACT 3); else the check's own verdict. */
export async function unlessKept<T, Answer>(
  { store, read }: KeptAnswers<Answer>,
  { tenant, tokenId }: Principal,
  { key, requestHash }: IdempotencyRequest,
  check: () => T,
): Promise<{ value: T } | { kept: Answer }> {
  try {
    return { value: check() };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const kept = await store.keptAnswer(tenant, tokenId, key);
    if (kept === null) throw error;
    return { kept: read(kept, requestHash) };
  }
}
