/** What a child of `npm start` tells its supervisor. */
export type ChildMessage =
  | { readonly type: 'ready'; readonly url?: string }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };

/** Tells the supervisor that this process serves; does nothing when nobody supervises. */
export function reportReady(url?: string): void {
  process.send?.({ type: 'ready', ...(url === undefined ? {} : { url }) } satisfies ChildMessage);
}

/** Tells the supervisor why this process cannot serve; `code` is the system's where there is one, such as EADDRINUSE. */
export function reportFailed(error: unknown): void {
  const { code, message } = error as { code?: unknown; message?: unknown };
  process.send?.({
    type: 'failed',
    code: typeof code === 'string' ? code : 'FAILED',
    message: typeof message === 'string' ? message : String(error),
  } satisfies ChildMessage);
}

/** Whether something that came over the channel is a message of ours. */
export function isChildMessage(value: unknown): value is ChildMessage {
  if (typeof value !== 'object' || value === null) return false;
  const { type } = value as { type?: unknown };
  return type === 'ready' || type === 'failed';
}
